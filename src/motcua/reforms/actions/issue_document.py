from datetime import date

from motcua.reforms.policies import may_appraise
from motcua.reforms.rules.deciding import decide_issue
from motcua.reforms.rules.draft import Draft
from motcua.reforms.rules.facts import Issued
from motcua.reforms.writer import Act, carry_out


def issue_document(act: Act, *, number: str, signed_on: date, effective_on: date) -> Draft:
    """Note the document as it was signed. Raises `NotFound`, `Refused`, `Invalid`."""
    issued = Issued(number.strip(), signed_on, effective_on)
    return carry_out(act, may_appraise, lambda draft: decide_issue(draft, issued, act.today))
