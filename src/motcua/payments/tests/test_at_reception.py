"""The money of a reception, seen through: sums, and every refusal at once."""

from datetime import date, datetime

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.kernel.facts import By
from motcua.payments.rules.at_reception import PAYMENT, REDUCTION, AtReception, Exemption, Foreseen, Taking, foresee
from motcua.payments.rules.charge import Charge
from motcua.payments.rules.facts import Drawer, Method
from motcua.payments.rules.fee_lines import FeeLine, key_of
from motcua.payments.rules.ledger import Ledger
from motcua.payments.tests.fees import LE_PHI, PER_PAGE, PHI, UNCERTAIN

LINES = tuple(FeeLine(key_of(fee), fee) for fee in (PHI, LE_PHI, PER_PAGE, UNCERTAIN))
TAKING = Taking(
    By("Bình", 1, "QNI.binh"), Drawer("QNI", 1, date(2018, 11, 5)), datetime(2018, 11, 5, 9, tzinfo=VIETNAM)
)
PHI_KEY, LE_PHI_KEY, PAGE_KEY, UNCERTAIN_KEY = (line.key for line in LINES)


def seen(*charges: Charge, **more: object) -> Foreseen:
    return foresee(Ledger(), 1, LINES, AtReception(charges, **more), TAKING)


@pytest.mark.parametrize(
    ("percent", "due"),
    [(100, 126_000), (50, 151_000), (33, 159_500), (1, 175_500)],
)
def test_what_is_due_is_the_charges_less_what_is_exempted(percent: int, due: int) -> None:
    wanted = {"exempted": frozenset({LE_PHI_KEY}), "exemption": Exemption(percent, "Điều 10", "Thẻ 01")}
    foreseen = seen(
        Charge(PHI_KEY), Charge(LE_PHI_KEY), Charge(PAGE_KEY, quantity=3), method=Method.CASH, payer="An", **wanted
    )
    assert foreseen.refusals == ()
    assert (foreseen.ledger.due, foreseen.ledger.owed) == (due, 0)


def test_every_part_that_is_refused_is_named_and_the_others_are_looked_at() -> None:
    foreseen = seen(
        Charge(PHI_KEY),
        Charge(UNCERTAIN_KEY),
        Charge("khong-co"),
        exempted=frozenset({PHI_KEY}),
        exemption=Exemption(0, "", ""),
        method=Method.TRANSFER,
        payer="An",
    )
    told = [(about, refusal.code) for about, refusal in foreseen.refusals]
    assert told[:3] == [
        (UNCERTAIN_KEY, "amount_missing"),
        ("khong-co", "fee_not_published"),
        (REDUCTION, "bad_percent"),
    ]
    assert [about for about, _code in told] == [UNCERTAIN_KEY, "khong-co", REDUCTION, PAYMENT]
    assert foreseen.ledger.due == 120_000


def test_one_ground_is_asked_for_once_however_many_fees_it_is_for() -> None:
    exemption = Exemption(100, "", "Thẻ 01")
    foreseen = seen(Charge(PHI_KEY), Charge(LE_PHI_KEY), exempted=frozenset({PHI_KEY, LE_PHI_KEY}), exemption=exemption)
    assert [about for about, _refusal in foreseen.refusals] == [REDUCTION]
