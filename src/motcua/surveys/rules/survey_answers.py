"""An answer to a questionnaire: levels on the scale or none, and options of expectations; never out of either."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from motcua.kernel.errors import Invalid
from motcua.surveys.rules.answers import Level
from motcua.surveys.rules.questionnaire import MOST_CHOICES, Question, expectations, scaled

NO_ANSWER = 0


@dataclass(frozen=True, slots=True)
class Filled:
    """A checked answer: a level (0: no answer) for each scaled question in order, and "question:option" chosen."""

    levels: tuple[int, ...]
    choices: tuple[str, ...]


def check_filled(
    questions: Sequence[Question], levels: Mapping[str, int], choices: Mapping[str, Sequence[str]]
) -> Filled:
    """Raises `Invalid` naming the question's field: out of scale, too many or unknown options, nothing at all."""
    asked = scaled(questions)
    if unknown := set(levels) - {question.code for question in asked}:
        raise Invalid("unknown_question", vi="Phiếu không có câu hỏi này.", en="Not a question of the questionnaire.",
                      number=len(unknown))  # fmt: skip
    for question in asked:
        level = levels.get(question.code, NO_ANSWER)
        if level != NO_ANSWER and level not in set(Level):
            raise Invalid(
                "out_of_scale",
                vi="Mức độ phải từ 1 đến 5, hoặc 0 nếu không trả lời.",
                en="A level is from 1 to 5, or 0 for no answer.",
                field=question.code,
            )
    chosen = tuple(code for question in expectations(questions) for code in _chosen(question, choices))
    filled = Filled(tuple(levels.get(question.code, NO_ANSWER) for question in asked), chosen)
    if not any(filled.levels):
        raise Invalid(
            "nothing_answered",
            vi="Phiếu chưa có câu trả lời nào. Hãy chọn mức độ cho ít nhất một câu.",
            en="Nothing is answered yet. Choose a level for at least one question.",
        )
    return filled


def _chosen(question: Question, choices: Mapping[str, Sequence[str]]) -> list[str]:
    wanted = choices.get(question.code, ())
    known = [option.code for option in question.options if option.code in wanted]
    if len(known) != len(set(wanted)) or len(known) > MOST_CHOICES:
        raise Invalid(
            "choices_wrong",
            vi=f"Hãy chọn nhiều nhất {MOST_CHOICES} phương án trong danh sách.",
            en=f"Choose at most {MOST_CHOICES} options from the list.",
            field=question.code,
        )
    return [f"{question.code}:{code}" for code in known]
