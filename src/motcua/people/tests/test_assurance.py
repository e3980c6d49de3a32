from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import Refused
from motcua.people.rules.assurance import REQUIREMENTS, check_may_submit, may_submit, requirement_on
from motcua.people.rules.citizen import Assurance, Citizen, CitizenKind

BEFORE, AFTER = date(2026, 7, 19), date(2026, 7, 20)


def citizen(assurance: Assurance, level: int = 0, kind: CitizenKind = CitizenKind.PERSON) -> Citizen:
    return Citizen(account_id=1, kind=kind, name="Phạm Thị An", assurance=assurance, level=level)


@pytest.mark.parametrize(
    ("who", "day", "is_training", "code"),
    [
        (None, BEFORE, False, "account_unverified"),
        (citizen(Assurance.NONE), BEFORE, False, "account_unverified"),
        (citizen(Assurance.CONTACT), BEFORE, False, None),
        (citizen(Assurance.NATIONAL, 1), BEFORE, False, None),
        (None, AFTER, False, "national_identity_needed"),
        (citizen(Assurance.CONTACT), AFTER, False, "national_identity_needed"),
        (citizen(Assurance.NATIONAL, 1), AFTER, False, "identity_level_too_low"),
        (citizen(Assurance.NATIONAL, 2), AFTER, False, None),
        (citizen(Assurance.NATIONAL, 0, CitizenKind.ORGANISATION), AFTER, False, None),
        (citizen(Assurance.NONE), AFTER, True, "account_unverified"),
        (citizen(Assurance.CONTACT), AFTER, True, None),
    ],
)
def test_who_may_submit(who, day, is_training, code):
    """QĐ 29/2026/QĐ-TTg: from 20/07/2026 the electronic identity alone; a training site has none to ask."""
    assert may_submit(who, day, is_training=is_training) is (code is None)
    if code is None:
        check_may_submit(who, day, is_training=is_training)
        return
    with pytest.raises(Refused) as refused:
        check_may_submit(who, day, is_training=is_training)
    assert refused.value.code == code
    assert refused.value.vi
    assert refused.value.en


@given(st.dates(date(2001, 1, 1), date(2050, 1, 1)), st.booleans())
def test_every_day_has_one_requirement_and_more_proof_never_hurts(day, is_training):
    in_force = [each for each in REQUIREMENTS if day in each.validity]
    assert len(in_force) == 1
    if not is_training:
        assert requirement_on(day) is in_force[0]
    verdicts = [may_submit(citizen(each, 2), day, is_training=is_training) for each in Assurance]
    assert verdicts == sorted(verdicts)
    assert not verdicts[0]
    assert verdicts[-1]
