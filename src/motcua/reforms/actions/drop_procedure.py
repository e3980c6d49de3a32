from motcua.reforms.policies import may_write
from motcua.reforms.rules.deciding import decide_drop
from motcua.reforms.rules.draft import Draft
from motcua.reforms.writer import Act, carry_out


def drop_procedure(act: Act, *, key: int) -> Draft:
    """Take a procedure out of the draft. Raises `NotFound`, `Refused`, `Invalid`."""
    return carry_out(act, may_write, lambda draft: decide_drop(draft, key))
