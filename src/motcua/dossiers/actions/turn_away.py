"""Someone at the counter whose dossier cannot be accepted: slip 02 (bổ sung) or slip 03 (từ chối), on record.

NĐ 61/2018 Art 17.1a, b: both are written in the system, though there is no code and no clock yet.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.dossiers import policies, writer
from motcua.dossiers.actions.accept_dossier import Application, done_before, reception_of
from motcua.dossiers.actions.carry_out import Done, by_of, request_id_taken
from motcua.dossiers.rules.lifecycle import NOTHING, decide, fold
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.register import SaveDraft
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.rules.regimes import regime_on
from motcua.kernel.chain import GENESIS
from motcua.organisation.actors import Actor
from motcua.worktime.rules.schedule import in_vietnam


def turn_away(
    actor: Actor,
    application: Application,
    answer: AskForSupplement | RefuseAtGate,
    *,
    at: datetime,
    request_id: UUID | None = None,
) -> Done:
    """Record what was brought and the slip given for it. Raises `Refused` or `Invalid` with what to do next."""
    at = in_vietnam(at)
    here = reception_of(application, at.date())
    offer = here.offer
    post = policies.check_may(actor, answer, NOTHING, here.centre_id)
    brought = SaveDraft(
        centre=offer.centre,
        agency=offer.agency,
        procedure=offer.procedure,
        case=offer.case,
        sector=offer.sector,
        citizen_account=None,
        owner=application.owner,
        applicant=application.applicant,
        components=application.components,
        summary=application.summary or offer.procedure_name,
        channel=application.channel,
    )
    context = Context(at, by_of(actor, post), here.schedule, regime_on(at.date()))
    noted = decide(NOTHING, brought, context)
    events = (*noted, *decide(fold(noted), answer, context))
    item = writer.Append(writer.new_dossier_ids(1)[0], NOTHING, GENESIS, events, request_id)
    try:
        with transaction.atomic():
            (change,) = writer.append([item], recorded_at=at)
    except writer.RequestRepeated as error:
        if request_id and (done := done_before(actor, request_id)):
            return done
        raise request_id_taken() from error
    return Done(item.dossier_id, change.after, events)
