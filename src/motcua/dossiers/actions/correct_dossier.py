"""Correcting a mistake after reception; the revision that the dossier is pinned to says the term of a corrected case,
and which papers must stay on a corrected check-list.
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.rules.components import mandatory_components
from motcua.catalogue.rules.content import Content
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
    """Carry out `correction`; `term` and `mandatory` are never the caller's, but the catalogue's."""
    correction = replace(correction, term=None, mandatory=())
    if correction.case is not None or correction.components is not None:
        correction = looked_up(dossier_for(actor, code).state, correction)
    return carry_out_prepared(actor, code, correction, at=at, seen=seen, request_id=request_id)


def looked_up(state: DossierState, correction: Correct) -> Correct:
    """The correction with what the pinned revision says of it: the term of its case, the papers that must be there."""
    term = None if correction.case is None else term_of_case(state, correction.case)
    content = None if correction.components is None else pinned_content(state)
    needed = mandatory_components(content) if content else ()
    return replace(correction, term=term, mandatory=tuple(paper.name for paper in needed))


def pinned_content(state: DossierState) -> Content:
    """What the revision says that the dossier is pinned to."""
    revision = ProcedureRevision.objects.get(procedure__code=state.procedure, number=state.revision)
    return revision.parsed_content()


def term_of_case(state: DossierState, case: str) -> Term:
    """The term that the pinned revision gives `case` by the dossier's channel. Raises `Invalid`."""
    found = terms_of(pinned_content(state), case, state.channel)
    if isinstance(found, Term):
        return found
    raise Invalid(
        "case_without_term",
        vi=f"Không đổi sang trường hợp này được: {found.sentence('vi')}. Hãy giữ trường hợp hiện tại.",
        en=f"The case cannot be corrected to this one: {found.sentence('en')}. Keep the present case.",
        field="case",
    )
