from datetime import date

import pytest

from motcua.kernel.errors import Invalid, Refused
from motcua.organisation.actions.assign_post import assign_post, end_post_holding
from motcua.organisation.actors import STRANGER, SYSTEM
from motcua.organisation.models import PostHolding
from motcua.organisation.queries import holders_of, posts_at
from motcua.organisation.tests.conftest import FIRST_DAY, OCTOBER_2018, add_post


@pytest.fixture
def head_post(ha_tu):
    return add_post(ha_tu, "centre_head", seats=1)


def test_assigning_again_changes_nothing(account, head_post):
    dung = account("Dũng")
    once = assign_post(SYSTEM, dung, head_post, valid_from=FIRST_DAY, source="QĐ 12/QĐ-UBND")
    assert assign_post(SYSTEM, dung, head_post, valid_from=FIRST_DAY) == once
    assert PostHolding.objects.count() == 1


def test_a_taken_seat_is_refused_by_name_until_it_is_free(account, head_post):
    holding = assign_post(SYSTEM, account("Dũng"), head_post, valid_from=FIRST_DAY)
    hoa = account("Hoa")
    with pytest.raises(Refused) as refusal:
        assign_post(SYSTEM, hoa, head_post, valid_from=date(2018, 7, 1))
    assert refusal.value.code == "post_taken"
    assert "Dũng" in refusal.value.vi
    end_post_holding(SYSTEM, holding, last_day=date(2018, 6, 30))
    assign_post(SYSTEM, hoa, head_post, valid_from=date(2018, 7, 1))
    assert [one.account.full_name for one in holders_of(head_post, OCTOBER_2018)] == ["Hoa"]


def test_a_substitute_is_listed_after_the_holder(account, head_post):
    assign_post(
        SYSTEM,
        account("Hoa"),
        head_post,
        valid_from=date(2018, 10, 29),
        valid_to=date(2018, 11, 2),
        is_substitute=True,
    )
    assign_post(SYSTEM, account("Dũng"), head_post, valid_from=FIRST_DAY)
    assert [one.account.full_name for one in holders_of(head_post, OCTOBER_2018)] == ["Dũng", "Hoa"]


def test_the_head_assigns_at_the_own_centre_only(officer, account, ha_tu, ha_lam, head_post):
    dung = officer("Dũng", ha_tu, "centre_head")
    binh = account("Bình")
    assign_post(dung, binh, add_post(ha_tu, "receptionist"), valid_from=FIRST_DAY)
    for actor, post in ((dung, add_post(ha_lam, "receptionist")), (dung, head_post), (STRANGER, head_post)):
        with pytest.raises(Refused) as refusal:
            assign_post(actor, binh, post, valid_from=FIRST_DAY)
        assert refusal.value.code == "not_your_post"


def test_a_locked_account_gets_no_post(account, head_post):
    dung = account("Dũng")
    dung.is_active = False
    with pytest.raises(Refused) as refusal:
        assign_post(SYSTEM, dung, head_post, valid_from=FIRST_DAY)
    assert refusal.value.code == "account_locked"


def test_days_that_do_not_fit_are_refused(account, head_post):
    with pytest.raises(Invalid) as inverted:
        assign_post(SYSTEM, account("Dũng"), head_post, valid_from=OCTOBER_2018, valid_to=FIRST_DAY)
    assert inverted.value.code == "validity_inverted"
    with pytest.raises(Refused) as outside:
        assign_post(SYSTEM, account("Hoa"), head_post, valid_from=date(2017, 12, 31))
    assert outside.value.code == "post_not_there"


def test_a_holding_is_shortened_not_lengthened(account, head_post, officer, ha_lam):
    holding = assign_post(SYSTEM, account("Dũng"), head_post, valid_from=FIRST_DAY, valid_to=date(2018, 6, 30))
    assert end_post_holding(SYSTEM, holding, last_day=date(2018, 5, 31)).valid_to == date(2018, 5, 31)
    for actor, last_day, error, code in (
        (SYSTEM, date(2018, 6, 30), Refused, "post_holding_ended"),
        (SYSTEM, date(2017, 6, 30), Invalid, "validity_inverted"),
        (officer("Giang", ha_lam, "centre_head"), date(2018, 4, 30), Refused, "not_your_post"),
    ):
        with pytest.raises(error) as refusal:
            end_post_holding(actor, holding, last_day=last_day)
        assert refusal.value.code == code


def test_the_posts_of_a_centre_are_those_of_the_day(ha_tu, ha_lam, head_post):
    add_post(ha_lam, "receptionist")
    ended = add_post(ha_tu, "returner", valid_to=date(2018, 6, 30))
    assert list(posts_at(ha_tu, OCTOBER_2018)) == [head_post]
    assert ended in posts_at(ha_tu, date(2018, 6, 30))
