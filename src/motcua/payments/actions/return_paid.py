"""The result is given out once its fees are settled: both in one transaction (NĐ 61/2018 Art 22)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.dossiers.actions.carry_out import Done, carry_out
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.organisation.actors import Actor
from motcua.payments.queries import check_nothing_owed


@transaction.atomic
def return_paid(
    actor: Actor,
    code: str,
    command: ReturnResult,
    *,
    at: datetime,
    seen: int | None = None,
    request_id: UUID | None = None,
) -> Done:
    """`carry_out` of a return, unless money is still owed then. Raises what that raises, and `Refused`.

    Lock order: an event takes its place before the dossier's row, as every act does, so the money is looked at after
    the event is written. By then the row is held: a charge is either seen here and undoes the return, or it waits for
    the end of this transaction and finds the dossier returned. Asked before, a charge could slip in between.
    """
    done = carry_out(actor, code, command, at=at, seen=seen, request_id=request_id)
    if done.events:
        check_nothing_owed(done.dossier_id)
    return done
