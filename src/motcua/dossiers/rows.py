"""The dossier's row as a function of its state: the one place that says which column holds what."""

from typing import Any

from motcua.dossiers import directory
from motcua.dossiers.rules.asked import asked_agencies
from motcua.dossiers.rules.in_whose_name import organisation_of
from motcua.dossiers.rules.lifecycle.steps import open_steps
from motcua.dossiers.rules.planned import open_ends
from motcua.dossiers.rules.state import DossierState
from motcua.kernel.text import fold

COLUMNS = (
    "id",
    "code",
    "status",
    "centre_id",
    "received_centre_id",
    "agency_code",
    "procedure_id",
    "revision",
    "sector_id",
    "case",
    "channel",
    "summary",
    "owner_name",
    "owner_folded",
    "owner_identity",
    "owner_kind",
    "applicant_name",
    "applicant_identity",
    "citizen_account_id",
    "organisation",
    "submitted_at",
    "accepted_at",
    "due_at",
    "original_due_at",
    "finished_at",
    "returned_at",
    "outcome",
    "waiting_since",
    "supplements",
    "extended",
    "open_steps",
    "step_due_at",
    "reply_due_at",
    "asked_agencies",
    "seq",
    "head",
    "last_at",
)


def row_of(dossier_id: int, state: DossierState, head: bytes) -> tuple[Any, ...]:
    """The values of `COLUMNS` for a dossier in `state` whose last event has the hash `head`."""
    owner, applicant = state.owner, state.applicant
    return (
        dossier_id,
        state.code or None,
        int(state.status),
        directory.centres.number(state.centre),
        directory.centres.number(state.received_centre) if state.received_centre else None,
        state.agency,
        directory.procedures.number(state.procedure),
        state.revision,
        directory.sectors.number(state.sector),
        state.case,
        str(state.channel),
        state.summary,
        owner.name if owner else "",
        fold(owner.name) if owner else "",
        owner.identity_number if owner else "",
        str(owner.kind) if owner else "",
        applicant.name if applicant else "",
        applicant.identity_number if applicant else "",
        state.citizen_account,
        organisation_of(state),
        state.submitted_at,
        state.accepted_at,
        state.due_at,
        state.original_due_at,
        state.finished_at,
        state.returned_at,
        str(state.decision.outcome) if state.decision else "",
        state.waiting_since,
        state.supplements,
        state.extended,
        [step.key for step in open_steps(state)],
        min((end.due_at for end in open_ends(state)), default=None),
        state.reply_due_at,
        asked_agencies(state),
        state.seq,
        head,
        state.last_at,
    )
