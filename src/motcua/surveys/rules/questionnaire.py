"""A questionnaire: factors, questions of three kinds, and what is wrong with one (QĐ 2640/QĐ-BNV of 2017).

The decree's frame is five factors with 22 criteria, asked as statements (nhận định), satisfaction (hài lòng) and
expectation (mong đợi). The wording and the number of criteria of each factor are ours, to be replaced by the official
questionnaire: until then they are told as illustrative.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.errors import Invalid
from motcua.kernel.text import nfc

LONGEST = 300
MOST_QUESTIONS = 60
MOST_CHOICES = 3
"""So many of an expectation's options may be chosen."""


class Factor(StrEnum):
    """The five factors (yếu tố) of the decree."""

    ACCESS = "access"
    PROCEDURE = "procedure"
    OFFICER = "officer"
    RESULT = "result"
    COMMENTS = "comments"


class Kind(StrEnum):
    """How a question is asked. Only SATISFACTION counts in the index."""

    STATEMENT = "statement"
    SATISFACTION = "satisfaction"
    EXPECTATION = "expectation"


SCALED = frozenset({Kind.STATEMENT, Kind.SATISFACTION})
"""Answered on the five levels, or not at all; an expectation by choosing among its options."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that may be expected."""

    code: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `code` is kept over campaigns, so that its answers can be compared."""

    code: str
    factor: Factor
    kind: Kind
    vi: str
    en: str
    options: tuple[Option, ...] = ()


def scaled(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Those with levels, in order: the order in which an answer keeps its levels."""
    return tuple(question for question in questions if question.kind in SCALED)


def criteria(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Those that count in the index."""
    return tuple(question for question in questions if question.kind is Kind.SATISFACTION)


def expectations(questions: Sequence[Question]) -> tuple[Question, ...]:
    return tuple(question for question in questions if question.kind is Kind.EXPECTATION)


def check_questionnaire(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions with texts composed and trimmed. Raises `Invalid` naming the field of the text at fault."""
    if len(questions) > MOST_QUESTIONS:
        raise Invalid(
            "too_many_questions",
            vi=f"Phiếu có nhiều nhất {MOST_QUESTIONS} câu hỏi. Hãy bỏ bớt.",
            en=f"A questionnaire has at most {MOST_QUESTIONS} questions. Take some out.",
        )
    if len({question.code for question in questions}) != len(questions):
        raise Invalid("question_twice", vi="Có hai câu hỏi trùng mã.", en="Two questions have the same code.")
    for question in questions:
        _check_text(question.vi, f"{question.code}_vi")
        _check_text(question.en, f"{question.code}_en")
        if (question.kind is Kind.EXPECTATION) != bool(question.options):
            raise Invalid(
                "options_missing",
                vi="Câu hỏi mong đợi phải có phương án chọn; câu hỏi khác thì không.",
                en="A question of expectation needs options; other questions have none.",
                field=f"{question.code}_vi",
            )
    asked = {question.factor for question in criteria(questions)}
    if missing := [factor for factor in Factor if factor not in asked]:
        raise Invalid(
            "factor_without_criterion",
            vi=f"Mỗi yếu tố cần ít nhất một tiêu chí hài lòng; còn thiếu {len(missing)} yếu tố.",
            en=f"Each factor needs a criterion of satisfaction; {len(missing)} have none.",
        )
    return tuple(
        Question(each.code, each.factor, each.kind, nfc(each.vi).strip(), nfc(each.en).strip(), each.options)
        for each in questions
    )


def _check_text(text: str, field: str) -> None:
    if not text.strip() or len(text) > LONGEST:
        raise Invalid(
            "question_text",
            vi=f"Hãy viết câu hỏi bằng cả hai thứ tiếng, mỗi câu nhiều nhất {LONGEST} ký tự.",
            en=f"Write the question in both languages, each of at most {LONGEST} characters.",
            field=field,
        )
