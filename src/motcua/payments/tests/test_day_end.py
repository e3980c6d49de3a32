"""A day from its opening to the head's confirmation, and who is still waited for."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from motcua.dossiers.tests.world import World, instant
from motcua.dossiers.verify import verify_all
from motcua.kernel.errors import DomainError
from motcua.payments.actions.confirm_count import confirm_count
from motcua.payments.actions.count_cash import count_cash
from motcua.payments.actions.open_cash import open_cash
from motcua.payments.actions.reopen_day import reopen_day
from motcua.payments.models import Confirmation, Till
from motcua.payments.queries import tills_waiting
from motcua.payments.rules.facts import Drawer
from motcua.payments.tests.fees import charged, dossier, paid, paid_dossier
from motcua.payments.tests.test_booking import code_of

MORNING, EVENING, NEXT = instant("05/11 07:00"), instant("05/11 17:00"), instant("06/11 07:30")
DAY = EVENING.date()
WHOLE = {100_000: 3, 20_000: 1}
"""The opening 200,000 and the fee 120,000."""


@pytest.fixture
def drawer(world: World) -> Drawer:
    """Bình's, opened with 200,000 đồng of change, and one fee of 120,000 in it."""
    return opened(world)


def opened(world: World) -> Drawer:
    assert world.binh.account_id is not None
    drawer = Drawer("QNI", world.binh.account_id, DAY)
    open_cash(world.binh, drawer, 300_000, at=MORNING)
    open_cash(world.binh, drawer, 200_000, at=instant("05/11 07:05"))
    paid_dossier(world)
    return drawer


def test_a_day_is_opened_counted_with_its_change_and_confirmed(world: World, drawer: Drawer) -> None:
    assert code_of(confirm_count, world.em, drawer, at=EVENING) == "not_counted"
    assert code_of(count_cash, world.binh, drawer, {100_000: 1, 20_000: 1}, at=EVENING) == "difference_unexplained"
    count = count_cash(world.binh, drawer, WHOLE, at=EVENING)
    assert (count.opening, count.expected, count.counted) == (200_000, 320_000, 320_000)
    assert code_of(open_cash, world.binh, drawer, 1, at=EVENING) == "closed_already"
    assert code_of(confirm_count, world.binh, drawer, at=EVENING) == "needs_head"
    confirm_count(world.em, drawer, "Đủ", at=NEXT)
    assert (count.confirmation.by, count.confirmation.note) == ("Vũ Thị Em", "Đủ")
    assert code_of(confirm_count, world.em, drawer, at=NEXT) == "confirmed_already"
    assert verify_all().differences == []


def test_a_count_that_was_reopened_is_confirmed_anew(world: World, drawer: Drawer) -> None:
    first = count_cash(world.binh, drawer, WHOLE, at=EVENING)
    confirm_count(world.em, drawer, at=EVENING)
    reopen_day(world.em, drawer, "Đếm lại", at=EVENING)
    assert code_of(confirm_count, world.em, drawer, at=EVENING) == "not_counted"
    second = count_cash(world.binh, drawer, WHOLE, at=NEXT)
    confirm_count(world.em, drawer, at=NEXT)
    assert Confirmation.objects.filter(count__in=(first, second)).count() == 2


@pytest.mark.parametrize("amount", [-1, 100_000_001])
def test_an_opening_that_cannot_be_is_refused(world: World, drawer: Drawer, amount: int) -> None:
    assert code_of(open_cash, world.binh, drawer, amount, at=MORNING) == "bad_opening"


@pytest.mark.parametrize("who", ["giang", "chi", "an", "kiem"])
def test_nobody_else_opens_or_confirms_a_drawer(world: World, drawer: Drawer, who: str) -> None:
    actor = getattr(world, who)
    assert code_of(open_cash, actor, drawer, 1, at=MORNING) == "till_not_found"
    count_cash(world.binh, drawer, WHOLE, at=EVENING)
    seen = "needs_head" if who == "kiem" else "till_not_found"
    assert code_of(confirm_count, actor, drawer, at=EVENING) == seen


def test_the_change_is_no_fee_and_is_not_given_back(world: World, drawer: Drawer) -> None:
    assert Till.objects.get().cash == 120_000


def test_money_after_the_count_goes_to_the_next_working_day_and_a_weekend_is_none(world: World) -> None:
    friday = Drawer("QNI", world.binh.account_id or 0, date(2018, 11, 9))
    first = dossier(world, "09/11 09:00")
    charged(world, first, at="09/11 09:05")
    paid(world, first, at="09/11 09:10")
    count_cash(world.binh, friday, {100_000: 1, 20_000: 1}, at=instant("09/11 16:30"))
    code = dossier(world, "09/11 16:40")
    charged(world, code, at="09/11 16:41")
    late = paid(world, code, at="09/11 16:45").entry
    assert (late.at, late.fact.drawer.day) == (instant("09/11 16:45"), date(2018, 11, 12))
    monday = Drawer("QNI", friday.cashier, date(2018, 11, 12))
    assert code_of(count_cash, world.binh, monday, {}, at=instant("09/11 17:00")) == "day_to_come"
    assert count_cash(world.binh, monday, {100_000: 1, 20_000: 1}, at=instant("12/11 17:00")).expected == 120_000
    assert verify_all().differences == []


def test_late_money_of_the_last_day_of_a_year_bears_a_receipt_of_that_year(world: World) -> None:
    eve = Drawer("QNI", world.binh.account_id or 0, date(2018, 12, 31))
    count_cash(world.binh, eve, {}, at=instant("31/12 16:00"))
    code = dossier(world, "28/12 09:00")
    charged(world, code, at="28/12 09:05")
    late = paid(world, code, at="31/12 16:30").entry.fact
    assert (late.drawer.day.year, late.receipt) == (2019, "01BLP QN-18 0000001")


def test_what_waits_for_a_count_or_for_the_head_is_listed_until_it_is_done(world: World, drawer: Drawer) -> None:
    def waiting(who: str) -> tuple[int, int]:
        return tuple(len(each) for each in tills_waiting(getattr(world, who), NEXT.date()))

    assert (waiting("binh"), waiting("em"), waiting("giang"), waiting("chi")) == ((1, 0), (1, 0), (0, 0), (0, 0))
    count_cash(world.binh, drawer, WHOLE, at=EVENING)
    assert (waiting("binh"), waiting("em")) == ((0, 1), (0, 1))
    reopen_day(world.em, drawer, "Đếm lại", at=EVENING)
    assert waiting("em") == (1, 0)
    count_cash(world.binh, drawer, WHOLE, at=EVENING)
    confirm_count(world.em, drawer, at=NEXT)
    assert (waiting("binh"), waiting("em")) == ((0, 0), (0, 0))


@pytest.mark.django_db(transaction=True)
def test_a_payment_and_the_count_at_once_leave_nothing_out(committed_world: World) -> None:
    world = committed_world
    drawer = opened(world)
    code = dossier(world, "05/11 16:00")
    charged(world, code, at="05/11 16:01")

    def act(what: str) -> str:
        try:
            if what == "pay":
                return paid(world, code, at="05/11 17:00").entry.fact.drawer.day.isoformat()
            return str(count_cash(world.binh, drawer, WHOLE, "Chưa rõ", at=EVENING).expected)
        except DomainError as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = tuple(pool.map(act, ["pay", "count"]))
    assert answers in {("2018-11-05", "440000"), ("2018-11-06", "320000")}
    assert verify_all().differences == []
