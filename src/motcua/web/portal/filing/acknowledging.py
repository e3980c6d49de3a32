"""Reads what the notice of a submission says."""

from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.rules.documents import Part
from motcua.dossiers.rules.online_answer import answer_due, answer_time_on
from motcua.dossiers.schedules import schedule_of
from motcua.organisation.models import ServiceCentre


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that arrived: its name, its paper, and the beginning of its SHA-256 by which it is known again."""

    name: str
    paper: str
    digest: str


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """`number` is the submission's until there is a code; `answer_by` None where no rule or calendar says."""

    number: int
    code: str
    procedure: str
    centre: str
    owner: str
    applicant: str
    submitted_at: datetime
    answer_by: datetime | None
    answer_hours: int
    files: tuple[SentFile, ...]
    later: tuple[str, ...]


def read_acknowledgement(loaded: LoadedDossier) -> Acknowledgement:
    """Of one's own dossier, as it was submitted last."""
    state = loaded.state
    submitted = state.submitted_at or loaded.events[0].at
    rule = answer_time_on(submitted.date())
    applicant = state.applicant or state.owner
    return Acknowledgement(
        number=loaded.row.pk,
        code=state.code,
        procedure=state.summary or state.procedure,
        centre=ServiceCentre.objects.filter(code=state.centre).values_list("name", flat=True).first() or state.centre,
        owner=state.owner.name if state.owner else "",
        applicant=applicant.name if applicant else "",
        submitted_at=submitted,
        answer_by=answer_due(submitted, schedule_of(loaded, None)),
        answer_hours=rule.hours if rule else 0,
        files=tuple(
            SentFile(each.document.name, each.component, each.document.digest[:16])
            for each in state.attachments
            if each.part in (Part.INPUT, Part.FORM) and not each.removed
        ),
        later=tuple(each.name for each in state.components if not (each.originals or each.certified or each.copies)),
    )
