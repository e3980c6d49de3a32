"""The published fees of a dossier: those of the revision it is pinned to; before acceptance, of that day's."""

from dataclasses import dataclass
from datetime import date

from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.queries import revision_in_force
from motcua.dossiers.rules.state import DossierState
from motcua.payments.rules.fee_lines import NOT_STATED_LINES, FeeLine, lines_of


@dataclass(frozen=True, slots=True)
class Published:
    """The lines, and the number of the revision that says so (0: none is in force)."""

    revision: int
    lines: tuple[FeeLine, ...]


def lines_for(state: DossierState, on: date) -> Published:
    """The fee lines by the dossier's case and channel."""
    if state.revision:
        revision = ProcedureRevision.objects.filter(procedure__code=state.procedure, number=state.revision).first()
    else:
        revision = revision_in_force(state.procedure, on)
    if revision is None:
        return Published(0, NOT_STATED_LINES)
    return Published(revision.number, lines_of(revision.parsed_content(), state.case, state.channel))
