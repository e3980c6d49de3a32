from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import DomainError, NotFound
from motcua.organisation import queries
from motcua.organisation.actions.assign_post import assign_post
from motcua.organisation.actions.delegate_post import delegate_post, end_delegation
from motcua.organisation.actors import SYSTEM, Actor, actor_for
from motcua.organisation.models import Delegation, DelegationEnd, Post, PostHolding
from motcua.organisation.tests.conftest import FIRST_DAY, add_post
from motcua.people.models import Account

TODAY = date(2018, 10, 30)
AT = datetime(2018, 10, 30, 9, 0, tzinfo=VIETNAM)


@dataclass
class Staff:
    """The centre of Hà Tu: Dũng approves, Em is head, Chi appraises, Bình receives; Giang is of another ward."""

    accounts: dict[str, Account]
    holdings: dict[str, PostHolding]

    def actor(self, name: str, on: date = TODAY) -> Actor:
        return actor_for(self.accounts[name], on)

    def delegate(self, of: str, to: str, first: date = TODAY, last: date = TODAY, **more: object) -> Delegation:
        by = str(more.pop("by", of))
        asked = {"reason": "Nghỉ phép", "at": AT, "today": TODAY} | more
        return delegate_post(
            self.actor(by), self.holdings[of], self.accounts[to], first_day=first, last_day=last, **asked
        )


@pytest.fixture
def staff(account, ha_tu, ha_lam) -> Staff:
    found = Staff({}, {})
    places = {"Dũng": (ha_tu, "approver"), "Em": (ha_tu, "centre_head"), "Chi": (ha_tu, "appraiser")}
    places |= {"Bình": (ha_tu, "receptionist"), "Kiểm": (ha_tu, "auditor"), "Giang": (ha_lam, "appraiser")}
    for name, (centre, role) in places.items():
        found.accounts[name] = account(name)
        found.holdings[name] = assign_post(SYSTEM, found.accounts[name], add_post(centre, role), valid_from=FIRST_DAY)
    found.accounts["An"] = account("An")
    return found


def refused(call, *arguments, **named) -> str:
    with pytest.raises(DomainError) as refusal:
        call(*arguments, **named)
    assert "hãy" in refusal.value.vi.lower()
    return refusal.value.code


def days(first: int, last: int) -> dict[str, date]:
    """Days counted from today."""
    return {"first": TODAY + timedelta(days=first), "last": TODAY + timedelta(days=last)}


def test_the_substitute_holds_the_post_on_those_days_and_it_ends_by_itself(staff):
    staff.delegate("Dũng", "Chi", **days(1, 3))
    held = {on: staff.actor("Chi", TODAY + timedelta(days=on)) for on in range(5)}
    assert [held[on].has("approver") for on in range(5)] == [False, True, True, True, False]
    own, taken = held[1].posts
    assert (own.code, own.instead_of) == ("QNI.06664/appraiser", "")
    assert (taken.code, taken.title, taken.instead_of) == ("QNI.06664/approver", "Vị trí approver", "Dũng")
    assert staff.actor("Dũng").has("approver")


def test_it_is_written_down_who_gave_what_to_whom_and_why(staff):
    staff.delegate("Dũng", "Chi", reason="  Đi công tác  ", by="Em")
    kept = Delegation.objects.get()
    assert (str(kept.holder), str(kept.substitute), kept.reason) == ("Dũng", "Chi", "Đi công tác")
    assert (kept.given_by, kept.given_by_name, kept.given_at) == (staff.accounts["Em"].pk, "Em", AT)


@pytest.mark.parametrize(
    ("of", "to", "by"),
    [("Dũng", "Chi", "Chi"), ("Dũng", "Chi", "Giang"), ("Em", "Chi", "Dũng"), ("Dũng", "Chi", "An")],
)
def test_only_the_holder_and_the_head_delegate(staff, of, to, by):
    assert refused(staff.delegate, of, to, by=by) == "not_your_post"


def test_a_citizen_a_stranger_and_oneself_are_no_substitutes(staff):
    assert refused(staff.delegate, "Dũng", "An") == "delegation_to_no_colleague"
    assert refused(staff.delegate, "Dũng", "Giang") == "delegation_to_no_colleague"
    assert refused(staff.delegate, "Dũng", "Dũng") == "delegation_to_oneself"


def test_days_that_cannot_be_are_refused(staff):
    assert refused(staff.delegate, "Dũng", "Chi", **days(3, 1)) == "delegation_inverted"
    assert refused(staff.delegate, "Dũng", "Chi", **days(-1, 1)) == "delegation_in_the_past"
    PostHolding.objects.filter(account=staff.accounts["Dũng"]).update(valid_to=TODAY + timedelta(days=2))
    assert refused(staff.delegate, "Dũng", "Chi", **days(1, 3)) == "delegation_beyond_the_post"


def test_a_colleague_who_leaves_meanwhile_is_no_substitute(staff):
    PostHolding.objects.filter(account=staff.accounts["Chi"]).update(valid_to=TODAY + timedelta(days=2))
    assert refused(staff.delegate, "Dũng", "Chi", **days(1, 3)) == "delegation_to_no_colleague"
    Post.objects.filter(roles=["receptionist"]).update(valid_to=TODAY + timedelta(days=2))
    assert refused(staff.delegate, "Dũng", "Bình", **days(1, 3)) == "delegation_to_no_colleague"


def test_one_substitute_a_day(staff):
    staff.delegate("Dũng", "Chi", **days(1, 3))
    assert refused(staff.delegate, "Dũng", "Bình", **days(3, 5)) == "delegation_twice"
    assert refused(staff.delegate, "Dũng", "Chi", **days(0, 9)) == "delegation_twice"
    staff.delegate("Dũng", "Bình", **days(4, 5))


def test_a_substitute_delegates_nothing_on(staff):
    staff.delegate("Em", "Chi", **days(0, 9))
    taken = PostHolding.objects.get(is_substitute=True)
    assert (
        refused(
            delegate_post,
            staff.actor("Chi"),
            taken,
            staff.accounts["Bình"],
            first_day=TODAY,
            last_day=TODAY,
            reason="x",
            at=AT,
            today=TODAY,
        )
        == "delegation_of_a_substitute"
    )
    assert refused(staff.delegate, "Em", "Chi", **days(10, 20), by="Chi") == "not_your_post"
    staff.delegate("Dũng", "Bình", by="Chi")  # who stands in for the head does what the head does


def test_the_holder_acts_by_that_very_post(staff, ha_tu):
    second = add_post(ha_tu, "clerk")
    assign_post(SYSTEM, staff.accounts["Dũng"], second, valid_from=FIRST_DAY)
    acting = staff.actor("Dũng").acting_by(second.code)
    assert (
        refused(
            delegate_post,
            acting,
            staff.holdings["Dũng"],
            staff.accounts["Chi"],
            first_day=TODAY,
            last_day=TODAY,
            reason="x",
            at=AT,
            today=TODAY,
        )
        == "not_your_post"
    )


def test_the_posts_of_auditors_are_filled_by_decision(staff):
    assert refused(staff.delegate, "Kiểm", "Chi") == "post_by_decision_only"


@pytest.mark.parametrize(
    ("reason", "code"), [(" ", "delegation_without_reason"), ("x" * 501, "delegation_reason_long")]
)
def test_a_reason_is_given(staff, reason, code):
    assert refused(staff.delegate, "Dũng", "Chi", reason=reason) == code


def test_a_locked_account_is_no_substitute(staff):
    Account.objects.filter(full_name="Chi").update(is_active=False)
    staff.accounts["Chi"].refresh_from_db()
    assert refused(staff.delegate, "Dũng", "Chi") == "account_locked"


@pytest.mark.parametrize("who", ["Dũng", "Chi", "Em"])
def test_ending_takes_the_post_back_at_once_and_may_be_repeated(staff, who):
    begun = staff.delegate("Dũng", "Chi", **days(0, 3))
    end_delegation(staff.actor(who), begun.pk, at=AT, today=TODAY)
    end_delegation(staff.actor(who), begun.pk, at=AT, today=TODAY)
    assert not staff.actor("Chi").has("approver")
    assert DelegationEnd.objects.get().by_name == who
    assert Delegation.objects.get().last_day == TODAY + timedelta(days=3)
    staff.delegate("Dũng", "Bình", **days(0, 3))


def test_ending_later_keeps_the_days_that_were(staff):
    begun = staff.delegate("Dũng", "Chi", **days(0, 9))
    later = TODAY + timedelta(days=2)
    end_delegation(staff.actor("Dũng"), begun.pk, at=AT + timedelta(days=2), today=later)
    assert staff.actor("Chi", TODAY + timedelta(days=1)).has("approver")
    assert not staff.actor("Chi", later).has("approver")


@pytest.mark.parametrize("who", ["Bình", "Giang", "An"])
def test_a_delegation_that_is_not_yours_is_absent(staff, who):
    begun = staff.delegate("Dũng", "Chi")
    for number in (begun.pk, begun.pk + 1):
        with pytest.raises(NotFound, match="delegation_unknown"):
            end_delegation(staff.actor(who), number, at=AT, today=TODAY)
    assert staff.actor("Chi").has("approver")


def test_when_a_delegation_was_running(staff):
    begun = staff.delegate("Dũng", "Chi", **days(0, 1))
    end_delegation(staff.actor("Dũng"), begun.pk, at=AT + timedelta(hours=5), today=TODAY)
    named = queries.names_in_story(set(), {"QNI.06664/approver"}, {staff.accounts["Chi"].pk, None})
    (kept,) = named.substitutions
    hours = {hour: kept.was_running(AT + timedelta(hours=hour)) for hour in (-1, 0, 4, 5, 24)}
    assert hours == {-1: False, 0: True, 4: True, 5: False, 24: False}


def test_a_delegation_over_midnight_is_told_by_vietnams_days(staff):
    kept = staff.delegate("Dũng", "Chi", **days(0, 0))
    last_hour = datetime(2018, 10, 30, 23, 30, tzinfo=VIETNAM)
    assert kept.was_running(last_hour)
    assert not kept.was_running(last_hour + timedelta(hours=1))


@pytest.mark.django_db(transaction=True)
def test_of_two_delegations_at_once_one_is_given(staff):
    def give(name: str) -> str:
        try:
            return str(staff.delegate("Dũng", name).substitute)
        except DomainError as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(give, ["Chi", "Bình"]))
    assert answers.count("delegation_twice") == 1
    assert PostHolding.objects.filter(is_substitute=True).count() == 1


def test_what_may_be_delegated_and_to_whom_is_offered(staff):
    def offered(name):
        actor = staff.actor(name)
        return {str(each.account) for each in queries.delegable_holdings(actor, TODAY)}

    assert (offered("Dũng"), offered("Em"), offered("Kiểm")) == (
        {"Dũng"},
        {"Em", "Dũng", "Chi", "Bình"},
        set(),
    )
    colleagues = [str(each) for each in queries.colleagues_of(staff.actor("Dũng"), TODAY)]
    assert colleagues == ["Bình", "Chi", "Em", "Kiểm"]
    assert staff.accounts["Em"] in queries.colleagues_of(staff.actor("Em"), TODAY)
    assert offered("An") == set()
