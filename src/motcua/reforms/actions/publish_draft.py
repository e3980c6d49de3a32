from datetime import date

from motcua.reforms.policies import may_publish
from motcua.reforms.rules.deciding import decide_publish
from motcua.reforms.rules.draft import Draft
from motcua.reforms.rules.facts import Published
from motcua.reforms.writer import Act, carry_out


def publish_draft(
    act: Act, *, number: str, signed_on: date, effective_on: date, urgent: bool = False, urgent_ground: str = ""
) -> Draft:
    """Note the decision that publishes the procedures (NĐ 63/2010 Art 15). Raises `NotFound`, `Refused`, `Invalid`."""
    published = Published(number.strip(), signed_on, effective_on, urgent, urgent_ground.strip())
    return carry_out(act, may_publish, lambda draft: decide_publish(draft, published, act.today))
