"""What a period's drafts add up to: the share assessed, and forms 01, 02 and 03 of TT 01/2020/TT-VPCP.

The names of the forms are sure; their columns are near to what is printed and could not be compared with the original.
The share assessed and form 01 are counted from the stories as they stood at the end of the period, never from where a
draft stands now. Forms 02 and 03 are counted by the days that stand in the facts, whenever these were entered: what was
signed on the last day of a quarter and entered on the next is of that quarter, and of no other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from motcua.kernel.facts import Event
from motcua.reforms.rules.assessment import Question, missing_of
from motcua.reforms.rules.draft import DRAFTS, Draft, Stage
from motcua.reforms.rules.facts import ChangeKind

type Drafts = Mapping[UUID, Draft]
type QuestionsOf = Callable[[date], Sequence[Question]]


class Form(StrEnum):
    """Which form; the line it is counted by."""

    ASSESSED = "01"
    """Đánh giá tác động: by drafting unit, drafts submitted for the first time in the period."""
    ISSUED = "02"
    """TTHC, văn bản được ban hành: by kind of document, documents signed in the period."""
    PUBLISHED = "03"
    """Công bố, công khai: by drafting unit, publication decisions signed in the period."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One line: its name, the drafts behind it, and the procedures in them by kind.

    `recorded`: procedures in the national database by the end of the period (form 03).
    """

    name: str
    drafts: tuple[UUID, ...]
    changes: Mapping[ChangeKind, int]
    recorded: int = 0

    @property
    def procedures(self) -> int:
        return sum(self.changes.values())

    @property
    def unrecorded(self) -> int:
        return self.procedures - self.recorded


@dataclass(frozen=True, slots=True)
class Unassessed:
    """A procedure whose assessment was not complete at the end of the period, and how much it lacked."""

    draft: UUID
    title: str
    name: str
    missing: int


@dataclass(frozen=True, slots=True)
class AssessedShare:
    """Of all procedures in drafts of the period (`of`), those with a complete assessment."""

    of: int
    unassessed: tuple[Unassessed, ...]

    @property
    def assessed(self) -> int:
        return self.of - len(self.unassessed)

    @property
    def share(self) -> Fraction | None:
        """None where there was nothing to assess."""
        return Fraction(self.assessed, self.of) if self.of else None


def as_of(events: Iterable[Event], last: date) -> Draft:
    """The draft as it stood at the end of the day `last`; events are in Vietnam's time."""
    return DRAFTS.fold(event for event in events if event.at.date() <= last)


def assessed_share(drafts: Drafts, first: date, last: date, questions_of: QuestionsOf) -> AssessedShare:
    """Of the drafts begun in the period and not withdrawn."""
    of, lacking = 0, []
    for subject, draft in drafts.items():
        if draft.begun_at is None or draft.stage is Stage.WITHDRAWN or not first <= draft.begun_on <= last:
            continue
        for procedure in draft.procedures.values():
            of += 1
            if missing := missing_of(procedure, questions_of(draft.begun_on)):
                lacking.append(Unassessed(subject, draft.title, procedure.name, len(missing)))
    return AssessedShare(of, tuple(lacking))


def count_form(form: Form, drafts: Drafts, first: date, last: date) -> tuple[tuple[Counted, ...], Counted]:
    """The lines by name, and the total. `drafts`: for form 01 `as_of` the last day, else as they are known now."""
    lines: dict[str, dict[UUID, Draft]] = {}
    for subject, draft in drafts.items():
        day = _day_of(form, draft)
        if day is not None and first <= day <= last:
            name = str(draft.document_type) if form is Form.ISSUED else draft.unit
            lines.setdefault(name, {})[subject] = draft
    told = tuple(_count(name, lines[name], last) for name in sorted(lines))
    return told, _count("", {key: draft for line in lines.values() for key, draft in line.items()}, last)


def _day_of(form: Form, draft: Draft) -> date | None:
    if draft.stage is Stage.WITHDRAWN:
        return None
    if form is Form.ASSESSED:
        return draft.first_submitted_at.date() if draft.first_submitted_at else None
    fact = draft.issued if form is Form.ISSUED else draft.published
    return fact.signed_on if fact else None


def _count(name: str, drafts: Drafts, last: date) -> Counted:
    found = [procedure for draft in drafts.values() for procedure in draft.procedures.values()]
    recorded = [draft for draft in drafts.values() if draft.recorded_on is not None and draft.recorded_on <= last]
    changes = {change: sum(each.change is change for each in found) for change in ChangeKind}
    return Counted(name, tuple(drafts), changes, sum(len(draft.procedures) for draft in recorded))
