from motcua.reforms.policies import may_control
from motcua.reforms.rules.deciding import decide_opinion
from motcua.reforms.rules.draft import Draft
from motcua.reforms.writer import Act, carry_out


def give_opinion(act: Act, *, agrees: bool, text: str) -> Draft:
    """Give the control unit's opinion (NĐ 63/2010 Art 11). Raises `NotFound`, `Refused`, `Invalid`."""
    return carry_out(act, may_control, lambda draft: decide_opinion(draft, agrees, text, act.actor.account_id))
