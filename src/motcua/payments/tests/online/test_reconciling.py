"""The gateway's book of a day against ours: every difference is a case until somebody settles it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.tests.world import World, instant
from motcua.kernel.errors import DomainError, Invalid
from motcua.payments.actions.reconcile_day import reconcile_day, settle_difference
from motcua.payments.models import Difference, OnlinePayment
from motcua.payments.rules.online.reconcile import Finding, Line, compare, read_lines
from motcua.payments.tests.online.told import NATIONAL, VNPAY, ordered, submitted, tell

DAY, AT = date(2018, 11, 5), instant("06/11 08:00")
HEADING = "kind,transaction,reference,amount"


def file(*lines: str) -> str:
    return "\n".join((HEADING, *lines)) + "\n"


def told(world: World, number: str) -> OnlinePayment:
    tell(ordered(world, submitted(world)), TransactionNo=number)
    return OnlinePayment.objects.get(transaction=number)


def test_each_kind_of_difference_is_found_and_settled_once(online_world: World) -> None:
    for number in ("1", "2", "3"):
        told(online_world, number)
    theirs = file("pay,1,R1,170000", "pay,2,R2,160000", "pay,9,R9,50000", "refund,H1,R1,1000")
    done = reconcile_day(online_world.em, VNPAY.key, DAY, theirs, at=AT)
    assert (done.matched, done.ours, done.theirs) == (1, 510_000, 379_000)
    found = list(
        Difference.objects.order_by("kind", "transaction").values_list("transaction", "finding", "ours", "theirs")
    )
    assert found == [
        ("2", "amounts_differ", 170_000, 160_000),
        ("3", "ours_only", 170_000, None),
        ("9", "theirs_only", None, 50_000),
        ("H1", "theirs_only", None, 1_000),
    ]
    case = Difference.objects.get(transaction="9")
    settle_difference(online_world.em, case.pk, "Tiền của trung tâm khác, đã báo cổng", at=AT)
    with pytest.raises(DomainError, match="settled_already"):
        settle_difference(online_world.em, case.pk, "Lại", at=AT)
    reconcile_day(online_world.em, VNPAY.key, DAY, file("pay,1,R1,170000", "pay,2,R2,170000", "pay,9,R9,50000"), at=AT)
    left = Difference.objects.filter(settled="").values_list("transaction", flat=True)
    assert list(left) == ["3"]
    assert Difference.objects.get(transaction="9").settled.startswith("Tiền của trung tâm khác")


def test_another_day_is_not_in_it(online_world: World) -> None:
    told(online_world, "1")
    assert reconcile_day(online_world.em, VNPAY.key, date(2018, 11, 6), file(), at=AT).ours == 0


@pytest.mark.parametrize("who", ["binh", "giang", "kiem", "an"])
def test_only_the_head_whose_money_it_is_reconciles(online_world: World, who: str) -> None:
    with pytest.raises(DomainError, match="gateway_not_found"):
        reconcile_day(getattr(online_world, who), VNPAY.key, DAY, file(), at=AT)
    reconcile_day(online_world.em, VNPAY.key, DAY, file("pay,9,R9,1"), at=AT)
    with pytest.raises(DomainError, match="difference_not_found"):
        settle_difference(getattr(online_world, who), Difference.objects.get().pk, "x", at=AT)


def test_heads_share_what_every_centre_uses(online_world: World) -> None:
    for head in (online_world.em, online_world.giang):
        assert reconcile_day(head, NATIONAL.key, DAY, file(), at=AT).matched == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a,b\n1,2\n",
        file("pay,1,R1,1.5"),
        file("pay,1,R1,-5"),
        file("pay,1,R1,0"),
        file("pay,,R1,5"),
        file("buy,1,R1,5"),
        file("pay,1,R1,5", "pay,1,R1,5"),
        file(f"pay,{'1' * 41},R1,5"),
        file("pay,1"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_naming_the_line(text: str) -> None:
    with pytest.raises(Invalid, match="bad_settlement_file"):
        read_lines(text)


def test_semicolons_a_mark_and_more_columns_are_read() -> None:
    text = "\ufeffamount;kind;bank;transaction;reference\n5000;pay;NCB;1;R1\n"
    assert read_lines(text) == [Line("pay", "1", "R1", 5000)]


BOOK = st.dictionaries(
    st.tuples(st.sampled_from(["pay", "refund"]), st.text("123", min_size=1, max_size=2)), st.integers(1, 3), max_size=8
)


@given(BOOK, BOOK)
def test_every_line_of_either_book_is_told_once_as_it_is(ours: dict, theirs: dict) -> None:
    found = compare(
        [Line(kind, number, "", amount) for (kind, number), amount in ours.items()],
        [Line(kind, number, "", amount) for (kind, number), amount in theirs.items()],
    )
    keys = [(each.kind, each.transaction) for each in found]
    assert keys == sorted(ours.keys() | theirs.keys())
    for each in found:
        key = each.kind, each.transaction
        assert (each.ours, each.theirs) == (ours.get(key), theirs.get(key))
        assert (each.finding is Finding.MATCHED) == (ours.get(key) == theirs.get(key))
