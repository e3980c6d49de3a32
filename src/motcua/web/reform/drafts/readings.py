"""A draft as its pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language

from motcua.reforms.reference import questions_on
from motcua.reforms.rules.assessment import Criterion, Missing, Question, missing_from, questions_for
from motcua.reforms.rules.compliance_cost import ComplianceCost, CostLine, Saving, saving_once, saving_yearly
from motcua.reforms.rules.draft import Draft, DraftProcedure
from motcua.reforms.rules.facts import Side
from motcua.web.reform.drafts.words import ACTIVITIES, CHANGES, CRITERIA, SIDES

type Words = str | Promise


@dataclass(frozen=True, slots=True)
class CostShown:
    """One cost table; `lines` with the name of their activity, `by_activity` in the model's order."""

    side: Side
    title: Words
    cost: ComplianceCost | None

    @property
    def lines(self) -> list[tuple[Words, CostLine]]:
        return [(ACTIVITIES[line.activity], line) for line in self.cost.lines] if self.cost else []

    @property
    def by_activity(self) -> list[tuple[Words, int]]:
        if self.cost is None:
            return []
        return [(ACTIVITIES[activity], amount) for activity, amount in self.cost.by_activity().items()]


@dataclass(frozen=True, slots=True)
class ProcedureShown:
    """A procedure of a draft: what is done to it, its cost tables, what it saves."""

    procedure: DraftProcedure
    change: Words
    costs: tuple[CostShown, ...]
    missing: int
    once: Saving | None
    yearly: Saving | None


def read_procedures(draft: Draft, missing: Iterable[Missing]) -> list[ProcedureShown]:
    """In the order in which they were added."""
    lacking = list(missing)
    return [read_procedure(each, sum(one.key == each.key for one in lacking)) for each in draft.procedures.values()]


def read_procedure(procedure: DraftProcedure, missing: int = 0) -> ProcedureShown:
    return ProcedureShown(
        procedure,
        CHANGES[procedure.change],
        tuple(CostShown(side, SIDES[side], procedure.costs.get(side)) for side in procedure.sides),
        missing,
        saving_once(*procedure.compared) if procedure.compared else None,
        saving_yearly(*procedure.compared) if procedure.compared else None,
    )


def read_missing(draft: Draft) -> tuple[Missing, ...]:
    """What the whole draft lacks by its own list of questions."""
    return missing_from(draft, questions_on(draft.begun_on))


def text_of(question: Question) -> str:
    """The question in the reader's language."""
    return question.en if get_language() == "en" else question.vi


def missing_in_words(missing: Iterable[Missing]) -> list[tuple[int, str, Words]]:
    """Procedure, its name, and what it lacks."""
    return [(one.key, one.name, _word_of(one)) for one in missing]


def _word_of(one: Missing) -> Words:
    from django.utils.translation import gettext

    if one.question is not None:
        return text_of(one.question)
    if one.side is not None:
        return gettext("Bảng chi phí: %(side)s") % {"side": SIDES[one.side]}
    return gettext("Văn bản giao quy định thủ tục")


def blocks_of(procedure: DraftProcedure, draft: Draft) -> list[tuple[Words, list[tuple[Question, str, str]]]]:
    """By criterion: each question, its words, the answer so far."""
    asked = questions_for(procedure, questions_on(draft.begun_on))
    return [
        (
            CRITERIA[criterion],
            [
                (each, text_of(each), procedure.answers.get(each.code, ""))
                for each in asked
                if each.criterion is criterion
            ],
        )
        for criterion in Criterion
    ]
