from datetime import date

from motcua.reforms.policies import may_publish
from motcua.reforms.rules.deciding import decide_record
from motcua.reforms.rules.draft import Draft
from motcua.reforms.writer import Act, carry_out


def record_nationally(act: Act, *, on: date) -> Draft:
    """Note the day on which the procedures stood in the national database. Raises `NotFound`, `Refused`, `Invalid`."""
    return carry_out(act, may_publish, lambda draft: decide_record(draft, on, act.today))
