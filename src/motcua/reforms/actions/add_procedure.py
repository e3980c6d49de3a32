from motcua.reforms.policies import may_write
from motcua.reforms.rules.deciding import decide_add
from motcua.reforms.rules.draft import Draft
from motcua.reforms.rules.facts import ChangeKind
from motcua.reforms.writer import Act, carry_out


def add_procedure(act: Act, *, name: str, change: ChangeKind, code: str = "") -> Draft:
    """Put a procedure into the draft. Raises `NotFound`, `Refused`, `Invalid`."""
    return carry_out(act, may_write, lambda draft: decide_add(draft, name, change, code.strip()))
