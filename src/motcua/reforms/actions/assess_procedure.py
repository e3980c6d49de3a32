from collections.abc import Mapping

from motcua.reforms.policies import may_write
from motcua.reforms.reference import questions_on
from motcua.reforms.rules.deciding import decide_assess
from motcua.reforms.rules.draft import Draft
from motcua.reforms.rules.facts import Answer
from motcua.reforms.writer import Act, carry_out


def assess_procedure(act: Act, *, key: int, document: str, article: str, answers: Mapping[str, str]) -> Draft:
    """Keep the delegation and the answers by question, as given. Raises `NotFound`, `Refused`, `Invalid`."""
    given = [Answer(question, text) for question, text in answers.items()]
    return carry_out(
        act,
        may_write,
        lambda draft: decide_assess(draft, key, document, article, given, questions_on(draft.begun_on)),
    )
