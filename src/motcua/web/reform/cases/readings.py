"""Reads cases for their pages, as far as the reader may see."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.urls import reverse

from motcua.inspections.models import CaseReading, CaseRow, Sanction
from motcua.inspections.queries import Kept
from motcua.inspections.reading_log import readings_of
from motcua.inspections.rules.case import Case
from motcua.inspections.rules.case_facts import Explained, NotSanctioned, Party, Sanctioned
from motcua.inspections.rules.counting import CUTS, Figures
from motcua.inspections.rules.judging import IN_CHARGE, Part, parts_of
from motcua.inspections.rules.seeing import is_shown, sees_evidence
from motcua.inspections.terms import sanction_names
from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor
from motcua.web.reform.cases.words import (
    HEAD_OUTCOMES,
    KINDS,
    OFFICES,
    OUTCOMES,
    PARTS,
    STAFF,
    STAGES,
    Names,
    name_of,
    told,
)
from motcua.web.reform.inspections.readings import Happened, Shown, read_evidence
from motcua.web.reform.inspections.words import Words
from motcua.web.statuses import Tag


@dataclass(frozen=True, slots=True)
class Line:
    """A case in the reader's list. Nobody is named in it; `parts`: what the reader is in it."""

    row: CaseRow
    kind: Words
    stage: Tag
    parts: tuple[Words, ...]
    waits: bool
    is_late: bool


def read_list(actor: Actor, kept: Iterable[Kept[CaseRow, Case]], today: date) -> list[Line]:
    """`waits`: the reader is asked to explain and has not; `is_late`: it was to be handled by a day that has passed."""
    return [_line(actor, each, today) for each in kept]


def _line(actor: Actor, kept: Kept[CaseRow, Case], today: date) -> Line:
    parts, row = parts_of(kept.state, actor.account_id), kept.row
    as_party = {Part.SUBJECT: Party.SUBJECT, Part.HEAD: Party.HEAD}
    rounds = [kept.state.round_of(as_party[part]) for part in parts if part in as_party]
    return Line(
        row,
        KINDS[kept.state.opened.kind] if kept.state.opened else "",
        STAGES[kept.state.stage],
        tuple(PARTS[part] for part in Part if part in parts),
        waits=any(each.asked is not None and not each.answers for each in rounds) and kept.state.closed is None,
        is_late=row.closed_on is None and row.handle_by is not None and row.handle_by < today,
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A round of explanation."""

    questions: str
    until: date
    answers: tuple[Explained, ...]
    is_past: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One case as far as the reader sees it: what is None or empty is not there, or not for the reader."""

    row: CaseRow
    state: Case
    kind: Words
    stage: Tag
    staff: Words
    head_staff: Words
    parts: tuple[Words, ...]
    in_charge: bool
    sees_head: bool
    offices: tuple[tuple[Words, str], ...]
    evidence: tuple[Shown, ...]
    asked: Asked | None
    head_asked: Asked | None
    outcome: Words
    head_outcome: Words
    end: str
    head_end: str
    is_late: bool
    story: tuple[Happened, ...]
    readings: Sequence[CaseReading]


def read_case(actor: Actor, row: CaseRow, story: Told[Case], today: date) -> Page:
    """The page as of a day."""
    state, opened = story.state, story.state.opened
    if opened is None:
        raise ValueError("a case without its opening")
    parts = parts_of(state, actor.account_id)
    in_charge, is_head = bool(IN_CHARGE & parts), Part.HEAD in parts
    sees_subject, sees_head = sees_evidence(parts), in_charge or is_head
    names = sanction_names() if state.ends else {}
    return Page(
        row,
        state,
        KINDS[opened.kind],
        STAGES[state.stage],
        STAFF[opened.staff],
        STAFF[opened.head_staff],
        parts=tuple(PARTS[part] for part in Part if part in parts),
        in_charge=in_charge,
        sees_head=sees_head,
        offices=tuple((OFFICES[office], holder.name) for office, holder in state.offices.items()),
        evidence=read_evidence(actor, state.evidence, partial(_file_address, row)) if sees_subject else (),
        asked=_asked(state, Party.SUBJECT, today) if sees_subject else None,
        head_asked=_asked(state, Party.HEAD, today) if sees_head else None,
        outcome=OUTCOMES[state.found.outcome] if state.found else "",
        head_outcome=HEAD_OUTCOMES[state.head_found.outcome] if state.head_found and sees_head else "",
        end=_end(state.ends.get(Party.SUBJECT), names),
        head_end=_end(state.ends.get(Party.HEAD), names) if sees_head else "",
        is_late=row.closed_on is None and row.handle_by is not None and row.handle_by < today,
        story=_story(story, parts, names),
        readings=tuple(readings_of(row)) if in_charge else (),
    )


def _file_address(row: CaseRow, place: int) -> str:
    return reverse("case-file", args=[row.pk, place])


def _asked(state: Case, party: Party, today: date) -> Asked | None:
    asked = state.round_of(party).asked
    if asked is None:
        return None
    return Asked(asked.questions, asked.until, state.round_of(party).answers, today > asked.until)


def _end(end: Sanctioned | NotSanctioned | None, names: Names) -> str:
    return told(end, names)[1] if end is not None else ""


def _story(story: Told[Case], parts: Collection[Part], names: Names) -> tuple[Happened, ...]:
    shown = (event for event in reversed(story.events) if is_shown(event.fact, parts))
    return tuple(Happened(event.at, event.by.name, *told(event.fact, names)) for event in shown)


@dataclass(frozen=True, slots=True)
class Cut:
    """One table of the figures: names and counts, None where a count is not shown."""

    title: Words
    rows: tuple[tuple[Words, int | None], ...]


def read_figures(figures: Figures, titles: Mapping[str, Words]) -> tuple[Cut, ...]:
    """The tables, in the order of `titles`."""
    labels: dict[str, dict[str, Words]] = {
        "kind": {each.value: name for each, name in KINDS.items()},
        "stage": {each.value: tag.label for each, tag in STAGES.items()},
        "outcome": {str(each): name for each, name in OUTCOMES.items()},
        "head": {str(each): name for each, name in HEAD_OUTCOMES.items()},
    }
    return tuple(
        Cut(title, tuple((labels[cut][str(name)], figures.cells[cut, name]) for name in CUTS[cut]))
        for cut, title in titles.items()
    )


def offered_sanctions(sanctions: Iterable[Sanction]) -> list[tuple[str, str]]:
    """Each sanction once, with its list."""
    found: dict[str, str] = {}
    for each in sanctions:
        found.setdefault(each.code, f"{name_of(each)} ({each.law})")
    return list(found.items())
