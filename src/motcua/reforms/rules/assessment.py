"""What an impact assessment (đánh giá tác động) must answer, and what is still missing.

NĐ 63/2010 Art 10: necessity, reasonableness, legality and compliance cost of every procedure. The questions are data
with a validity (forms of TT 07/2014/TT-BTP, since 2022 of TT 03/2022/TT-BTP); a draft answers
the list of its first day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from motcua.reforms.rules.draft import Draft, DraftProcedure
from motcua.reforms.rules.facts import ChangeKind, Side


class Criterion(StrEnum):
    """The four criteria of NĐ 63/2010 Art 10."""

    NECESSITY = "necessity"
    """Sự cần thiết."""
    REASONABLENESS = "reasonableness"
    """Tính hợp lý."""
    LEGALITY = "legality"
    """Tính hợp pháp."""
    COST = "cost"
    """Chi phí tuân thủ."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the list, for procedures that the draft changes in one of these ways."""

    code: str
    criterion: Criterion
    changes: frozenset[ChangeKind]
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Missing:
    """What a procedure's assessment lacks: a question, a cost table, or (neither) its legal delegation."""

    key: int
    name: str
    question: Question | None = None
    side: Side | None = None


def questions_for(procedure: DraftProcedure, questions: Iterable[Question]) -> tuple[Question, ...]:
    """Those of the list that this procedure must answer."""
    return tuple(question for question in questions if procedure.change in question.changes)


def missing_of(procedure: DraftProcedure, questions: Sequence[Question]) -> tuple[Missing, ...]:
    """What one procedure lacks; abolishing one needs no delegation."""
    found: list[Missing] = []
    if procedure.change is not ChangeKind.ABOLISHED and procedure.delegation is None:
        found.append(Missing(procedure.key, procedure.name))
    for question in questions_for(procedure, questions):
        if not procedure.answers.get(question.code, "").strip():
            found.append(Missing(procedure.key, procedure.name, question=question))
    for side in procedure.sides:
        if side not in procedure.costs or not procedure.costs[side].lines:
            found.append(Missing(procedure.key, procedure.name, side=side))
    return tuple(found)


def missing_from(draft: Draft, questions: Sequence[Question]) -> tuple[Missing, ...]:
    """What the whole draft lacks before it may be submitted."""
    return tuple(one for procedure in draft.procedures.values() for one in missing_of(procedure, questions))
