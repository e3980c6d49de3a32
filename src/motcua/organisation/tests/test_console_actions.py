"""What the administrators' console does to the organisation, and the line that each change leaves."""

from datetime import date, datetime

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid, Refused
from motcua.organisation import queries
from motcua.organisation.actions.assign_post import assign_post, end_post_holding
from motcua.organisation.actions.close_post import close_centre, close_post
from motcua.organisation.actions.open_officer_account import lock_account, open_officer_account, reset_password
from motcua.organisation.actions.register_counter import register_counter
from motcua.organisation.actions.register_post import register_post
from motcua.organisation.actors import SYSTEM
from motcua.organisation.models import Counter, OrganisationChange, Post, PostHolding
from motcua.organisation.tests.conftest import FIRST_DAY, OCTOBER_2018, add_post

AT = datetime(2018, 10, 30, 9, 0, tzinfo=VIETNAM)
DECISION = "12/QĐ-TTPVHCC"


@pytest.fixture
def khanh(officer, provincial_centre):
    return officer("Khánh", provincial_centre, "administrator")


def log():
    return list(OrganisationChange.objects.order_by("pk").values_list("action", flat=True))


def test_an_officer_gets_an_account_and_its_password_is_told_once(khanh):
    opened = open_officer_account(khanh, username="binh.nv", full_name="  Nguyễn  Văn Bình ", at=AT, real_at=AT)
    assert opened.account.full_name == "Nguyễn Văn Bình"
    assert opened.account.check_password(opened.temporary_password)
    assert len(opened.temporary_password.replace("-", "")) == 16
    line = OrganisationChange.objects.get()
    assert (line.action, line.actor_name, line.detail) == ("account_opened", "Khánh", {"username": "binh.nv"})
    assert opened.temporary_password not in str(vars(line))


@pytest.mark.parametrize(
    ("username", "name", "code", "field"),
    [
        ("Bình", "Nguyễn Văn Bình", "username_malformed", "username"),
        ("b", "Nguyễn Văn Bình", "username_malformed", "username"),
        ("khanh", "Nguyễn Văn Bình", "username_taken", "username"),
        ("binh", " . ", "person_without_name", "full_name"),
    ],
)
def test_a_bad_account_is_refused_beside_its_field(khanh, username, name, code, field):
    with pytest.raises((Invalid, Refused), match=code) as refusal:
        open_officer_account(khanh, username=username, full_name=name, at=AT, real_at=AT)
    assert refusal.value.field == field
    assert not OrganisationChange.objects.exists()


def test_a_new_password_replaces_the_old_one(khanh):
    first = open_officer_account(khanh, username="binh", full_name="Bình", at=AT, real_at=AT)
    second = reset_password(khanh, first.account, at=AT, real_at=AT)
    assert not second.account.check_password(first.temporary_password)
    assert second.account.check_password(second.temporary_password)


def test_an_account_is_locked_with_a_reason_and_never_by_its_owner(khanh):
    account = open_officer_account(khanh, username="binh", full_name="Bình", at=AT, real_at=AT).account
    with pytest.raises(Invalid, match="reason_missing"):
        lock_account(khanh, account, is_locked=True, reason=" ", at=AT)
    assert not lock_account(khanh, account, is_locked=True, reason="Nghỉ việc", at=AT).is_active
    lock_account(khanh, account, is_locked=True, reason="Nghỉ việc", at=AT)
    assert lock_account(khanh, account, is_locked=False, reason="Trở lại", at=AT).is_active
    assert log() == ["account_opened", "account_locked", "account_unlocked"]
    own = type(account).objects.get(pk=khanh.account_id)
    with pytest.raises(Refused, match="own_account"):
        lock_account(khanh, own, is_locked=True, reason="x", at=AT)


def test_only_administrators_keep_accounts_posts_and_counters(officer, ha_tu, account):
    em = officer("Em", ha_tu, "centre_head")
    post, someone = Post.objects.get(), account("Bình")
    for attempt in (
        lambda: open_officer_account(em, username="moi", full_name="Mới", at=AT, real_at=AT),
        lambda: reset_password(em, someone, at=AT, real_at=AT),
        lambda: lock_account(em, someone, is_locked=True, reason="x", at=AT),
        lambda: close_post(em, post, last_day=OCTOBER_2018, decision=DECISION, at=AT),
        lambda: close_centre(em, ha_tu, last_day=OCTOBER_2018, decision=DECISION, at=AT),
        lambda: register_counter(em, ha_tu, number=1, name="", valid_from=OCTOBER_2018),
    ):
        with pytest.raises(Refused, match="not_your_post"):
            attempt()
    assert list(queries.officers(em)) == []


def test_a_closed_post_ends_with_its_holders(khanh, ha_tu, account):
    post = add_post(ha_tu, "receptionist")
    held = assign_post(khanh, account("Bình"), post, valid_from=FIRST_DAY, source=DECISION, at=AT)
    closed = close_post(khanh, post, last_day=OCTOBER_2018, decision=DECISION, at=AT)
    held.refresh_from_db()
    assert closed.valid_to == held.valid_to == OCTOBER_2018
    close_post(khanh, post, last_day=OCTOBER_2018, decision=DECISION, at=AT)
    assert log() == ["post_assigned", "post_closed"]
    assert OrganisationChange.objects.last().detail == {"last_day": "2018-10-30", "holdings": 1}


def test_a_post_is_not_closed_without_decision_before_it_begins_or_later_than_it_was(khanh, ha_tu, account):
    post = add_post(ha_tu, "receptionist")
    for last_day, decision, code in (
        (OCTOBER_2018, " ", "decision_missing"),
        (date(2017, 1, 1), DECISION, "validity_inverted"),
    ):
        with pytest.raises(Invalid, match=code):
            close_post(khanh, post, last_day=last_day, decision=decision, at=AT)
    assign_post(khanh, account("Bình"), post, valid_from=date(2018, 12, 1), at=AT)
    with pytest.raises(Refused, match="begins_later"):
        close_post(khanh, post, last_day=OCTOBER_2018, decision=DECISION, at=AT)
    close_post(khanh, post, last_day=date(2018, 12, 31), decision=DECISION, at=AT)
    with pytest.raises(Refused, match="ended_already"):
        close_post(khanh, post, last_day=date(2019, 1, 31), decision=DECISION, at=AT)


def test_a_closed_centre_ends_with_its_counters_posts_and_holders(khanh, ha_tu, account):
    register_counter(khanh, ha_tu, number=1, name="", valid_from=FIRST_DAY, at=AT)
    assign_post(khanh, account("Bình"), add_post(ha_tu, "receptionist"), valid_from=FIRST_DAY)
    close_centre(khanh, ha_tu, last_day=OCTOBER_2018, decision=DECISION, at=AT)
    ended = [
        *Counter.objects.all(),
        *Post.objects.filter(centre=ha_tu),
        *PostHolding.objects.filter(post__centre=ha_tu),
    ]
    assert {row.valid_to for row in ended} == {OCTOBER_2018}
    assert OrganisationChange.objects.last().detail | {"last_day": ""} == {
        "last_day": "",
        "holdings": 1,
        "posts": 1,
        "counters": 1,
    }


def test_counters_have_a_number_and_a_name_within_the_days_of_their_centre(khanh, ha_tu):
    counter = register_counter(khanh, ha_tu, number=1, name=" ", valid_from=FIRST_DAY, source=DECISION, at=AT)
    assert counter.name == "Quầy số 1"
    assert register_counter(khanh, ha_tu, number=1, name="", valid_from=FIRST_DAY, source=DECISION, at=AT) == counter
    for changes, code in (
        ({"number": 0}, "counter_number"),
        ({"valid_to": date(2017, 1, 1)}, "validity_inverted"),
        ({"name": "Quầy khác"}, "counter_number_taken"),
        ({"number": 2, "valid_from": date(2017, 1, 1)}, "centre_not_there"),
    ):
        values = {"number": 1, "name": "", "valid_from": FIRST_DAY} | changes
        with pytest.raises((Invalid, Refused), match=code):
            register_counter(khanh, ha_tu, **values)
    assert log() == ["counter_registered"]


def test_posts_assignments_and_their_ends_leave_a_line_when_a_person_makes_them(khanh, ha_tu, account):
    post = register_post(
        khanh, code="HT/1", title="Một cửa", centre=ha_tu, roles=["returner"], valid_from=FIRST_DAY, at=AT
    )
    held = assign_post(khanh, account("Bình"), post, valid_from=FIRST_DAY, source=DECISION, at=AT)
    end_post_holding(khanh, held, last_day=OCTOBER_2018, decision=DECISION, at=AT)
    register_post(SYSTEM, code="HT/2", title="Nạp", centre=ha_tu, roles=["returner"], valid_from=FIRST_DAY)
    assert log() == ["post_registered", "post_assigned", "holding_ended"]


def test_officers_are_found_by_user_name_and_by_name_without_accents(khanh, account, ha_tu):
    account("An")  # a citizen
    open_officer_account(khanh, username="binh.nv", full_name="Nguyễn Đình Bình", at=AT, real_at=AT)
    assert [each.username for each in queries.officers(khanh)] == ["binh.nv", "khanh"]
    for words in ("binh", "nguyen dinh", "ĐÌNH bì", "Nguyễn"):
        assert [each.username for each in queries.officers(khanh, words)] == ["binh.nv"]
    assert not queries.officers(khanh, "khong co")
    add_post(ha_tu, "receptionist")
    assert [post.code for post in queries.posts("qni.06664", on=OCTOBER_2018)] == ["QNI.06664/receptionist"]
    assert [post.code for post in queries.posts("vi tri recep", role="receptionist")] == ["QNI.06664/receptionist"]
