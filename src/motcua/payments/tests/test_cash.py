"""The day's cash: counted by notes, differences explained, closed, reopened by the head; the figures add up."""

from dataclasses import replace

import pytest

from motcua.dossiers.tests.world import World, instant
from motcua.kernel.errors import DomainError
from motcua.payments.actions.cancel_entry import cancel_entry
from motcua.payments.actions.count_cash import count_cash
from motcua.payments.actions.reopen_day import reopen_day
from motcua.payments.models import CashCount, Till
from motcua.payments.queries import cash_day, tills_of_day
from motcua.payments.rules.cancel import Cancel
from motcua.payments.rules.cash import total_of
from motcua.payments.rules.facts import Drawer, Method
from motcua.payments.tests.fees import charged, dossier, paid, paid_dossier

EVENING = instant("05/11 17:00")
DAY = EVENING.date()


@pytest.fixture
def drawer(world: World) -> Drawer:
    """Bình's, with three payments of 120,000 đồng: two in cash, one of them cancelled, and one transfer."""
    assert world.binh.account_id is not None
    paid_dossier(world)
    wrong = paid_dossier(world, "05/11 09:20")
    cancel_entry(world.binh, wrong, Cancel(2, "Nhầm"), at=instant("05/11 09:40"))
    code = dossier(world, "05/11 10:00")
    charged(world, code)
    paid(world, code, method=Method.TRANSFER, reference="FT1")
    return Drawer("QNI", world.binh.account_id, DAY)


def code_of(act, *asked, **named) -> str:
    with pytest.raises(DomainError) as error:
        act(*asked, **named)
    return error.value.code


def test_the_figures_of_the_day_add_up(world: World, drawer: Drawer) -> None:
    day = cash_day(world.binh, tills_of_day(world.binh, DAY).get())
    assert (day.cash.taken, day.cash.cancelled, day.cash.given_back, day.cash.there) == (240_000, 120_000, 0, 120_000)
    assert (day.transfer.taken, day.transfer.there, day.adds_up) == (120_000, 120_000, True)
    assert [line.entry.kind for line in day.lines] == ["paid", "paid", "paid", "cancelled"]


def test_a_right_count_closes_the_day_and_late_money_goes_to_the_next(world: World, drawer: Drawer) -> None:
    count = count_cash(world.binh, drawer, {100_000: 1, 20_000: 1}, at=EVENING)
    assert (count.expected, count.counted, count.notes) == (120_000, 120_000, {"100000": 1, "20000": 1})
    code = dossier(world, "05/11 17:10")
    charged(world, code)
    late = paid(world, code, at="05/11 17:20").entry.fact
    assert (late.drawer.day, late.receipt[-2:]) == (instant("06/11 00:00").date(), "04")
    assert code_of(count_cash, world.binh, drawer, {100_000: 1, 20_000: 1}, at=EVENING) == "closed_already"
    assert Till.objects.get(day=DAY).cash == 120_000
    assert Till.objects.get(day=late.drawer.day).cash == 120_000


def test_a_payment_of_a_closed_day_is_not_cancelled_behind_its_count(world: World) -> None:
    code = paid_dossier(world)
    drawer = Drawer("QNI", world.binh.account_id, DAY)
    count_cash(world.binh, drawer, {100_000: 1, 20_000: 1}, at=EVENING)
    assert code_of(cancel_entry, world.em, code, Cancel(2, "Nhầm"), at=instant("06/11 08:00")) == "day_closed"
    reopen_day(world.em, drawer, "Ghi nhầm hồ sơ", at=instant("06/11 08:10"))
    cancel_entry(world.em, code, Cancel(2, "Nhầm"), at=instant("06/11 08:20"))
    assert count_cash(world.binh, drawer, {}, at=instant("06/11 08:30")).expected == 0


@pytest.mark.parametrize("notes", [{100_000: 1}, {100_000: 2}, {}])
def test_a_difference_must_be_explained(world: World, drawer: Drawer, notes: dict[int, int]) -> None:
    assert code_of(count_cash, world.binh, drawer, notes, at=EVENING) == "difference_unexplained"
    assert not CashCount.objects.exists()
    count = count_cash(world.binh, drawer, notes, "Trả thừa cho người nộp", at=EVENING)
    assert count.counted - count.expected == total_of(notes) - 120_000


@pytest.mark.parametrize("notes", [{3_000: 1}, {1_000: -1}, {1_000: 10**7}])
def test_notes_that_cannot_be_are_refused(world: World, drawer: Drawer, notes: dict[int, int]) -> None:
    assert code_of(count_cash, world.binh, drawer, notes, "x", at=EVENING) == "bad_note"


def test_a_double_click_counts_once_and_a_day_to_come_never(world: World, drawer: Drawer) -> None:
    request = "5b2ad1a6-9a0f-4d0e-8a5b-111111111111"
    notes = {100_000: 1, 20_000: 1}
    first = count_cash(world.binh, drawer, notes, at=EVENING, request_id=request)
    assert count_cash(world.binh, drawer, notes, at=EVENING, request_id=request) == first
    tomorrow = replace(drawer, day=instant("06/11 00:00").date())
    assert code_of(count_cash, world.binh, tomorrow, {}, at=EVENING) == "day_to_come"


def test_only_the_head_reopens_and_says_why(world: World, drawer: Drawer) -> None:
    assert code_of(reopen_day, world.em, drawer, "x", at=EVENING) == "not_closed"
    count_cash(world.binh, drawer, {100_000: 1, 20_000: 1}, at=EVENING)
    assert code_of(reopen_day, world.binh, drawer, "Quên một khoản", at=EVENING) == "needs_head"
    assert code_of(reopen_day, world.em, drawer, " ", at=EVENING) == "reason_missing"
    reopen_day(world.em, drawer, "Quên một khoản", at=EVENING)
    assert not Till.objects.get().is_closed
    assert CashCount.objects.get().reopening.reason == "Quên một khoản"


@pytest.mark.parametrize("who", ["giang", "chi", "an", "kiem"])
def test_nobody_else_counts_or_opens_a_drawer(world: World, drawer: Drawer, who: str) -> None:
    actor = getattr(world, who)
    assert code_of(count_cash, actor, drawer, {}, "x", at=EVENING) == "till_not_found"
    assert code_of(reopen_day, actor, drawer, "x", at=EVENING) == ("needs_head" if who == "kiem" else "till_not_found")
    assert tills_of_day(actor, DAY).exists() == (who == "kiem")
    assert code_of(count_cash, actor, replace(drawer, centre="KHONG"), {}, "x", at=EVENING) == "till_not_found"


def test_the_head_counts_for_whoever_is_away(world: World, drawer: Drawer) -> None:
    assert count_cash(world.em, drawer, {100_000: 1, 20_000: 1}, at=EVENING).by == "Vũ Thị Em"
