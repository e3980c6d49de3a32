"""The applicant answers online what was asked for: item by item, all of it, once (NĐ 61/2018 Art 15.3, 19.4).

After acceptance the answer is the receipt of the full dossier: the term is computed again as where papers are brought
to the counter (`supplement.decide_receive_supplement`). Before acceptance there is no term: the dossier stands again
among those submitted online, and the one-stop has the time of an online submission to answer it (`online_answer`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.documents import check_document
from motcua.dossiers.rules.lifecycle.attach import FileAttached, Paper
from motcua.dossiers.rules.lifecycle.checks import check_status
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.lifecycle.supplement import (
    ReceiveSupplement,
    SupplementReceived,
    decide_receive_supplement,
)
from motcua.dossiers.rules.state import DossierState, Interval, Status
from motcua.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to one item that was asked for; files for it come as papers under the item's name."""

    item: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class AnswerSupplement:
    """`papers` name in `component` the item for which they are handed in."""

    answers: tuple[Answer, ...]
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Resubmitted:
    """What was asked for before acceptance has come: the dossier waits for the one-stop's answer once more."""

    KIND: ClassVar[str] = "resubmitted"
    items: tuple[str, ...]


@decides(AnswerSupplement)
def decide_answer_supplement(
    state: DossierState, command: AnswerSupplement, context: Context
) -> list[FileAttached | SupplementReceived | Resubmitted]:
    check_status(state, Status.AWAITING_SUPPLEMENT)
    for paper in command.papers:
        check_document(paper.document)
    check_items_answered(state, command)
    brought: list[FileAttached | SupplementReceived | Resubmitted] = [
        FileAttached(paper.document, paper.component, paper.copy) for paper in command.papers
    ]
    items = tuple(told(answer) for answer in command.answers)
    if state.term is None:
        return [*brought, Resubmitted(items)]
    return [*brought, *decide_receive_supplement(state, ReceiveSupplement(items), context)]


def check_items_answered(state: DossierState, command: AnswerSupplement) -> None:
    """Every item has a file or words; nothing is answered that was not asked for. All that lacks is told at once."""
    filed = {paper.component for paper in command.papers}
    said = {answer.item for answer in command.answers if answer.text.strip()}
    missing = [item for item in state.asked_items if item not in filed | said]
    if missing:
        raise Invalid(
            "items_not_answered",
            vi="Còn chưa bổ sung: " + "; ".join(missing) + ". Hãy tải tệp lên, hoặc viết trả lời cho từng mục.",
            en="Not answered yet: " + "; ".join(missing) + ". Upload a file or write an answer for each.",
            items=missing,
        )
    if unknown := not_asked(state, (*filed, *(answer.item for answer in command.answers))):
        raise Invalid(
            "item_not_asked",
            vi=f"Không có mục “{unknown}” trong yêu cầu bổ sung. Hãy tải lại trang để xem yêu cầu hiện tại.",
            en=f"“{unknown}” was not asked for. Reload the page to see what is asked now.",
        )


def not_asked(state: DossierState, items: Iterable[str]) -> str:
    """The first of `items` that the request does not name, "" where there is none."""
    return next((item for item in items if item not in state.asked_items), "")


def told(answer: Answer) -> str:
    """An item, and what was said to it.

    >>> told(Answer("Bản đồ", "tỷ lệ 1/500"))
    'Bản đồ: tỷ lệ 1/500'
    """
    return f"{answer.item}: {answer.text.strip()}" if answer.text.strip() else answer.item


@evolves(Resubmitted)
def evolve_resubmitted(state: DossierState, fact: Resubmitted, at: datetime) -> DossierState:
    last = state.intervals[-1]
    return state.evolved(
        status=Status.REGISTERED,
        submitted_at=at,
        asked_items=(),
        intervals=(*state.intervals[:-1], Interval(last.kind, last.since, at)),
    )
