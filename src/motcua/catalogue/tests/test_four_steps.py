"""TT 01/2018/TT-VPCP Art 6: done without being eligible, or without a delegation, is refused."""

import pytest

from motcua.catalogue.rules.four_steps import check_four_steps
from motcua.kernel.errors import Invalid, Refused

REASON, DELEGATION = "Đã ủy quyền toàn bộ", "QĐ 12/QĐ-STP"


@pytest.mark.parametrize(
    ("eligible", "done", "delegation"),
    [(True, True, DELEGATION), (True, False, ""), (False, False, "")],
)
def test_flags_that_agree_are_accepted(eligible, done, delegation):
    check_four_steps(eligible, REASON, done, delegation)


def test_done_without_being_eligible_is_refused():
    with pytest.raises(Refused, match="four_step_not_eligible"):
        check_four_steps(False, REASON, True, DELEGATION)


def test_done_without_a_delegation_is_refused():
    with pytest.raises(Refused, match="four_step_delegation_missing"):
        check_four_steps(True, REASON, True, "  ")


@pytest.mark.parametrize("eligible", [True, False])
def test_eligibility_needs_its_reason(eligible):
    with pytest.raises(Invalid, match="four_step_reason_missing"):
        check_four_steps(eligible, "", False, "")
