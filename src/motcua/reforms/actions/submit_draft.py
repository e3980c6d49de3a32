from motcua.reforms.policies import may_write
from motcua.reforms.reference import questions_on
from motcua.reforms.rules.deciding import decide_submit
from motcua.reforms.rules.draft import Draft
from motcua.reforms.writer import Act, carry_out


def submit_draft(act: Act) -> Draft:
    """Send the draft to the control unit (NĐ 63/2010 Art 10).

    Raises `NotFound`, `Refused` (`assessment_incomplete` says how much is missing).
    """
    return carry_out(act, may_write, lambda draft: decide_submit(draft, questions_on(draft.begun_on)))
