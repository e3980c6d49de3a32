"""Reads what stands around a dossier's story: the acts, the steps, the people, the papers, the open questions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.rules.lifecycle.incident import open_incidents
from motcua.dossiers.rules.planned import forecast
from motcua.dossiers.rules.state import DossierState, Party
from motcua.dossiers.rules.trail import Progress, StepOnTheWay, trail
from motcua.dossiers.schedules import schedule_of
from motcua.organisation.actors import Actor
from motcua.web.desk.acts.incident_forms import named_incident
from motcua.web.desk.acts.readings import read_acts
from motcua.web.desk.event_words import Names
from motcua.web.desk.file_readings import PARTS, FileRow, read_shown
from motcua.web.desk.names import ROLES
from motcua.web.desk.online_panel import read_online
from motcua.web.desk.printable import printable_forms
from motcua.web.desk.view_models import ConsultationLine, Desk, IncidentLine, PaperLine, PartyLine, StepLine


def read_desk(actor: Actor, loaded: LoadedDossier, names: Names, now: datetime) -> Desk:
    """All of it, as of now."""
    state = loaded.state
    return Desk(
        acts=read_acts(actor, loaded, names, now),
        steps=tuple(read_steps(loaded, names, now)),
        parties=tuple(read_parties(state)),
        papers=tuple(read_papers(actor, loaded)),
        consultations=tuple(read_consultations(state, names, now)),
        incidents=tuple(
            IncidentLine(each.number, named_incident(state, each.number), each.reported_at)
            for each in open_incidents(state)
        ),
        forms=printable_forms(actor, loaded),
        online=read_online(actor, loaded),
    )


def read_papers(actor: Actor, loaded: LoadedDossier) -> Iterator[PaperLine]:
    """The papers in the order of the check-list, each with its files; then the files that belong to none."""
    shown = read_shown(actor, loaded)
    names = {paper.name for paper in loaded.state.components}
    for paper in loaded.state.components:
        files = tuple(row for each, row in shown if each.component == paper.name)
        yield PaperLine(paper.name, paper.originals, paper.certified, paper.copies, paper.note, files)
    rest: dict[str | Promise, list[FileRow]] = {}
    for each, row in shown:
        if each.component not in names:
            rest.setdefault(row.paper, []).append(row)
    for label, rows in rest.items():
        yield PaperLine(label, files=tuple(rows), is_data=label not in PARTS.values())


def read_steps(loaded: LoadedDossier, names: Names, now: datetime) -> Iterator[StepLine]:
    """The steps; where other agencies take part, those to come with the end that is foreseen for them."""
    state = loaded.state
    is_linked = state.is_open and state.process is not None and any(step.agency_code for step in state.process.steps)
    foreseen = forecast(state, schedule_of(loaded, None)) if is_linked else {}
    for each in trail(state, loaded.events):
        yield step_line(replace(each, planned_end=each.planned_end or foreseen.get(each.step.key)), names, now)


def step_line(each: StepOnTheWay, names: Names, now: datetime) -> StepLine:
    """A step is late when it was done, or is still open, after its planned end."""
    ended = each.at if each.progress is Progress.DONE else now if each.progress is Progress.CURRENT else None
    return StepLine(
        name=each.step.name.read(get_language() or "vi"),
        state=each.progress,
        role=ROLES.get(each.step.role, each.step.role),
        agency=names.agency(each.step.agency_code) if each.step.agency_code else "",
        who=each.by.name if each.by else "",
        at=each.at,
        planned_end=each.planned_end,
        is_begun=each.is_begun,
        is_late=each.planned_end is not None and ended is not None and ended > each.planned_end,
    )


def read_parties(state: DossierState) -> Iterator[PartyLine]:
    """Owner, applicant and representative; who is two of them is told once."""
    told: list[Party] = []
    parts: tuple[tuple[str | Promise, Party | None], ...] = (
        (_("Chủ hồ sơ"), state.owner),
        (_("Người nộp"), state.applicant),
        (_("Người đại diện"), state.representative),
    )
    for part, party in parts:
        if party is not None and party not in told:
            told.append(party)
            known = (party.identity_number, party.address, party.phone, party.email)
            yield PartyLine(part, party.name, tuple(line for line in known if line))


def read_consultations(state: DossierState, names: Names, now: datetime) -> Iterator[ConsultationLine]:
    """Every question, the open ones first."""
    for item in sorted(state.consultations, key=lambda item: (item.replied_at is not None, item.due_at)):
        yield ConsultationLine(
            agency=names.agency(item.agency),
            question=item.question,
            due_at=item.due_at,
            replied_at=item.replied_at,
            is_late=(item.replied_at or now) > item.due_at,
        )
