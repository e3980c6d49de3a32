from motcua.reforms.policies import may_write
from motcua.reforms.rules.deciding import decide_withdraw
from motcua.reforms.rules.draft import Draft
from motcua.reforms.writer import Act, carry_out


def withdraw_draft(act: Act, *, reason: str) -> Draft:
    """Give the draft up. Raises `NotFound`, `Refused`, `Invalid`."""
    return carry_out(act, may_write, lambda draft: decide_withdraw(draft, reason))
