"""A result or paper that is wrong, lost or damaged, and what the agency did about it (NĐ 61/2018 Art 21).

The agency corrects it, bears the cost and apologises; an incident stays open until all three are written down. It is no
step of the process and moves no date: a dossier resolved in time stays so, and the incident beside it says what was
wrong with its result.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from motcua.dossiers.rules.documents import GIVEN_OUT, Document, Part
from motcua.dossiers.rules.lifecycle.checks import check_status, check_text
from motcua.dossiers.rules.lifecycle.conclude import check_is_no_input
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Incident, Status
from motcua.kernel.errors import Invalid, Refused


class IncidentKind(StrEnum):
    WRONG_RESULT = "wrong_result"
    LOST_RESULT = "lost_result"
    DAMAGED_RESULT = "damaged_result"
    LOST_PAPERS = "lost_papers"
    DAMAGED_PAPERS = "damaged_papers"


OF_PAPERS = frozenset({IncidentKind.LOST_PAPERS, IncidentKind.DAMAGED_PAPERS})
WITH_RESULT = (Status.RESOLVED, Status.RETURNED)
WITH_PAPERS = tuple(status for status in Status if status not in (Status.DRAFT, Status.REGISTERED, Status.NOT_ACCEPTED))


@dataclass(frozen=True, slots=True)
class ReportIncident:
    """What is wrong, in words; `reported_by` names whoever told it, where that is not the officer.

    `borne_by`: the office at fault, by name, which bears the cost; never the applicant.
    """

    kind: IncidentKind
    description: str
    reported_by: str = ""
    borne_by: str = ""


@dataclass(frozen=True, slots=True)
class IncidentReported:
    KIND: ClassVar[str] = "incident_reported"
    incident: IncidentKind
    description: str
    reported_by: str = ""
    borne_by: str = ""


@decides(ReportIncident)
def decide_report(state: DossierState, command: ReportIncident, context: Context) -> list[IncidentReported]:
    check_status(state, *possible_in(command.kind))
    if any(each.kind == command.kind for each in open_incidents(state)):
        raise Refused(
            "incident_open",
            vi="Sự cố loại này đã được ghi và chưa khắc phục xong. Hãy khắc phục sự cố đó trước.",
            en="An incident of this kind has been noted and is not remedied yet. Remedy that one first.",
        )
    description = check_text(command.description, "description", "nội dung sự cố", "description of what is wrong")
    return [IncidentReported(command.kind, description, command.reported_by.strip(), command.borne_by.strip())]


def possible_in(kind: IncidentKind) -> tuple[Status, ...]:
    """In which statuses such a thing can happen: there must be papers, or a result."""
    return WITH_PAPERS if kind in OF_PAPERS else WITH_RESULT


def open_incidents(state: DossierState) -> tuple[Incident, ...]:
    """Those that nobody has put right yet."""
    return tuple(each for each in state.incidents if each.remedied_at is None)


@evolves(IncidentReported)
def evolve_reported(state: DossierState, fact: IncidentReported, at: datetime) -> DossierState:
    return state.evolved(incidents=(*state.incidents, Incident(state.seq + 1, fact.incident, at)))


@dataclass(frozen=True, slots=True)
class RemedyIncident:
    """How incident `number` (of the event that reported it) was put right.

    `remedy`: what was done; `apology`: number of the written apology; `cost`: đồng borne by the agency; `document`: the
    corrected or reissued result, where there is a file.
    """

    number: int
    remedy: str
    apology: str
    cost: int = 0
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class IncidentRemedied:
    KIND: ClassVar[str] = "incident_remedied"
    number: int
    remedy: str
    apology: str
    cost: int = 0
    document: Document | None = None


@decides(RemedyIncident)
def decide_remedy(state: DossierState, command: RemedyIncident, context: Context) -> list[IncidentRemedied]:
    """No incident is closed without what was done about it and the apology."""
    incident = open_incident(state, command.number)
    remedy = check_text(command.remedy, "remedy", "cách khắc phục sự cố", "remedy of the incident")
    apology = check_text(command.apology, "apology", "số văn bản xin lỗi", "number of the written apology")
    if command.cost < 0:
        raise Invalid(
            "cost_negative",
            vi="Chi phí khắc phục là số đồng từ 0 trở lên. Hãy nhập lại.",
            en="The cost of the remedy is 0 đồng or more. Enter it again.",
            field="cost",
        )
    if command.document is not None:
        check_is_no_input(state, command.document)
        if incident.kind == IncidentKind.WRONG_RESULT:
            check_is_another(state, command.document)
    return [IncidentRemedied(incident.number, remedy, apology, command.cost, command.document)]


def open_incident(state: DossierState, number: int) -> Incident:
    """The incident that event `number` reported. Raises `Refused` when there is none, or it is remedied."""
    for incident in open_incidents(state):
        if incident.number == number:
            return incident
    raise Refused(
        "no_open_incident",
        vi="Không có sự cố này, hoặc sự cố đã được khắc phục. Hãy tải lại hồ sơ để xem.",
        en="There is no such incident, or it has been remedied. Reload the dossier to see.",
    )


def check_is_another(state: DossierState, document: Document) -> None:
    """What replaces a wrong result is not the same file again."""
    if any(each.document.digest == document.digest and each.part in GIVEN_OUT for each in state.attachments):
        raise Refused(
            "same_wrong_result",
            vi="Tệp này chính là kết quả đã sai. Hãy tải lên kết quả đã được sửa.",
            en="This file is the very result that was wrong. Upload the corrected one.",
            field="file",
        )


@evolves(IncidentRemedied)
def evolve_remedied(state: DossierState, fact: IncidentRemedied, at: datetime) -> DossierState:
    mended = state.evolved(
        incidents=tuple(
            Incident(each.number, each.kind, each.reported_at, at) if each.number == fact.number else each
            for each in state.incidents
        )
    )
    return mended.with_document(Part.REMEDY, fact.document) if fact.document else mended
