from motcua.reforms.policies import may_return
from motcua.reforms.rules.deciding import decide_return
from motcua.reforms.rules.draft import Draft
from motcua.reforms.writer import Act, carry_out


def return_draft(act: Act, *, reason: str) -> Draft:
    """Send the draft back to be completed. Raises `NotFound`, `Refused`, `Invalid`."""
    return carry_out(act, may_return, lambda draft: decide_return(draft, reason, act.actor.account_id))
