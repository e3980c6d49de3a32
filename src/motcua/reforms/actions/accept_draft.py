from motcua.reforms.policies import may_appraise
from motcua.reforms.rules.deciding import decide_accept
from motcua.reforms.rules.draft import Draft
from motcua.reforms.writer import Act, carry_out


def accept_draft(act: Act, *, note: str = "") -> Draft:
    """Take the draft in for appraisal, never without the opinion (NĐ 63/2010 Art 11.3).

    Raises `NotFound`, `Refused`, `Invalid`.
    """
    return carry_out(act, may_appraise, lambda draft: decide_accept(draft, note, act.actor.account_id))
