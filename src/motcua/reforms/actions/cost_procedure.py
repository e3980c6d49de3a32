from motcua.reforms.policies import may_write
from motcua.reforms.rules.compliance_cost import ComplianceCost
from motcua.reforms.rules.deciding import decide_cost
from motcua.reforms.rules.draft import Draft
from motcua.reforms.rules.facts import Side
from motcua.reforms.writer import Act, carry_out


def cost_procedure(act: Act, *, key: int, side: Side, cost: ComplianceCost) -> Draft:
    """Keep the cost table of one side. Raises `NotFound`, `Refused`, `Invalid`."""
    return carry_out(act, may_write, lambda draft: decide_cost(draft, key, side, cost))
