"""How often each option of an expectation was chosen, as far as it may be told.

A count shows those who chose the option and, as the number of people is told, those who did not: left out where either
is one to four people. With all of a question's choices (a reader may know that everybody made as many as they could)
a single missing count could be worked out, so further ones are left out (`statistics/rules/disclosure`).
"""

from collections.abc import Mapping, Sequence

from motcua.statistics.rules.disclosure import SMALL, left_out
from motcua.statistics.rules.unknowns import Equation
from motcua.surveys.rules.questionnaire import Question, expectations

type Cell = tuple[str, str]
"""What is counted ("chose", "did not", "people", "choices") and of which option ("question:option") or question."""
PEOPLE: Cell = ("people", "")


def told_choices(questions: Sequence[Question], chosen: Mapping[str, int], people: int) -> dict[str, int | None]:
    """By "question:option" how many of the `people` chose it; None where it is left out.

    Of 40 people 20, 17 and 3 chose one option each: the 3 is left out, and with it the 17, the smallest of the others.
    """
    values: dict[Cell, int] = {PEOPLE: people}
    sums: list[Equation[Cell]] = []
    options = [[f"{each.code}:{option.code}" for option in each.options] for each in expectations(questions)]
    for number, codes in enumerate(options):
        choices: Cell = ("choices", str(number))
        for code in codes:
            values["chose", code] = chosen.get(code, 0)
            values["did not", code] = people - chosen.get(code, 0)
            sums.append({("chose", code): 1, ("did not", code): 1, PEOPLE: -1})
        values[choices] = sum(chosen.get(code, 0) for code in codes)
        sums.append({("chose", code): 1 for code in codes} | {choices: -1})
    totals = {cell for cell in values if cell[0] in ("people", "choices")}
    hidden = left_out(values, sums, totals)
    few = 0 < people < SMALL
    return {
        code: None if few or ("chose", code) in hidden else values["chose", code] for codes in options for code in codes
    }
