"""Correcting a mistake after reception; a corrected case brings the term of the revision the dossier is pinned to."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.rules.terms import terms_of
from motcua.dossiers.access import dossier_for
from motcua.dossiers.actions.carry_out import Done, carry_out_prepared
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.state import DossierState
from motcua.kernel.errors import Invalid
from motcua.organisation.actors import Actor
from motcua.worktime.rules.terms import Term


def correct_dossier(
    actor: Actor,
    code: str,
    correction: Correct,
    *,
    at: datetime,
    seen: int | None = None,
    request_id: UUID | None = None,
) -> Done:
    """Carry out `correction`; its `term` is never the caller's, but the catalogue's for the corrected case."""
    correction = replace(correction, term=None)
    if correction.case is not None:
        correction = replace(correction, term=term_of_case(dossier_for(actor, code).state, correction.case))
    return carry_out_prepared(actor, code, correction, at=at, seen=seen, request_id=request_id)


def term_of_case(state: DossierState, case: str) -> Term:
    """The term that the pinned revision gives `case` by the dossier's channel. Raises `Invalid`."""
    revision = ProcedureRevision.objects.get(procedure__code=state.procedure, number=state.revision)
    found = terms_of(revision.parsed_content(), case, state.channel)
    if isinstance(found, Term):
        return found
    raise Invalid(
        "case_without_term",
        vi=f"Không đổi sang trường hợp này được: {found.sentence('vi')}. Hãy giữ trường hợp hiện tại.",
        en=f"The case cannot be corrected to this one: {found.sentence('en')}. Keep the present case.",
        field="case",
    )
