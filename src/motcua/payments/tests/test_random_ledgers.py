"""Random sequences of charges, reductions, payments, cancellations and refunds keep the identities.

What each order of things should come to is counted a second, slower way: entry by entry, from nothing but their kinds.
"""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.catalogue.rules.content import Fee, FeeState
from motcua.dossiers.rules.state import Status
from motcua.kernel.errors import DomainError
from motcua.payments.rules.cancel import Cancel, decide_cancel
from motcua.payments.rules.charge import Charge, decide_charge
from motcua.payments.rules.codec import decode_fact, encode_fact
from motcua.payments.rules.facts import Cancelled, Charged, Fact, Method, Paid, Reduced, Refunded, cash_of, transfer_of
from motcua.payments.rules.fee_lines import FeeLine, key_of
from motcua.payments.rules.ledger import Ledger, broken_identities, fold
from motcua.payments.rules.pay import Pay, decide_pay
from motcua.payments.rules.reduce import Reduce, decide_reduce
from motcua.payments.rules.refunds import Refund, Treatment, decide_refund
from motcua.payments.tests.ledgers import DRAWER, entries

LINES = tuple(
    FeeLine(key_of(fee), fee)
    for fee in (Fee(FeeState.AMOUNT, amount, "phi", when=f"mức {amount}") for amount in (1_000, 50_001, 300_000))
)
GROUND = st.just("NQ 1")
NUMBER = st.integers(0, 12)
AMOUNT = st.one_of(st.sampled_from([1_000, 50_001, 300_000]), st.integers(-1, 400_000))
METHOD = st.sampled_from(Method)
COMMANDS = st.lists(
    st.one_of(
        st.builds(
            Charge, st.sampled_from([line.key for line in LINES]), quantity=st.integers(0, 3), ground=st.just("x")
        ),
        st.builds(Reduce, NUMBER, st.integers(0, 101), st.just("Luật"), st.just("Thẻ")),
        st.builds(Pay, AMOUNT, METHOD, st.just("An"), st.just("FT1")),
        st.builds(Cancel, NUMBER, st.just("Nhầm")),
        st.builds(Refund, AMOUNT, METHOD, st.just("An"), st.just("PC1"), st.just("Điều 5"), st.just("FT2")),
    ),
    max_size=25,
)


def decide(ledger: Ledger, command: Any) -> Fact:
    match command:
        case Charge():
            return decide_charge(ledger, Status.ACCEPTED, 0, 1, LINES, command)
        case Reduce():
            return decide_reduce(ledger, command)
        case Pay():
            return decide_pay(ledger, Status.ACCEPTED, DRAWER, command)
        case Cancel():
            return decide_cancel(ledger, command)
    return decide_refund(ledger, Treatment.ASK, "", DRAWER, command)


def told(commands: list[Any]) -> list[Fact]:
    facts: list[Fact] = []
    for command in commands:
        ledger = fold(entries(*facts))
        try:
            facts.append(decide(ledger, command))
        except DomainError:
            continue
    return facts


@settings(max_examples=150, deadline=None)
@given(COMMANDS)
def test_the_identities_hold_after_every_entry(commands: list[Any]) -> None:
    facts = told(commands)
    for length in range(len(facts) + 1):
        ledger = fold(entries(*facts[:length]))
        assert broken_identities(ledger) == []
        assert 0 <= ledger.owed <= ledger.due
        assert ledger.due == ledger.owed + ledger.received
        assert ledger.received == ledger.held + ledger.refunded
        assert ledger.charged - ledger.reduced - ledger.held == ledger.owed + ledger.refunded


@settings(max_examples=150, deadline=None)
@given(COMMANDS)
def test_money_in_the_drawer_is_money_held(commands: list[Any]) -> None:
    facts = told(commands)
    ledger = fold(entries(*facts))
    assert sum(cash_of(fact) + transfer_of(fact) for fact in facts) == ledger.held


@settings(max_examples=150, deadline=None)
@given(COMMANDS)
def test_the_sums_are_those_of_a_slower_count(commands: list[Any]) -> None:
    facts = told(commands)
    gone = {fact.entry for fact in facts if isinstance(fact, Cancelled)}
    left = [fact for number, fact in enumerate(facts, start=1) if number not in gone]
    ledger = fold(entries(*facts))
    for kind, total in (
        (Charged, ledger.charged),
        (Reduced, ledger.reduced),
        (Paid, ledger.received),
        (Refunded, ledger.refunded),
    ):
        assert total == sum(fact.amount for fact in left if isinstance(fact, kind))


@settings(max_examples=150, deadline=None)
@given(COMMANDS)
def test_a_payment_says_what_it_is_for_and_no_charge_is_paid_twice(commands: list[Any]) -> None:
    facts = told(commands)
    ledger = fold(entries(*facts))
    for fact in facts:
        if isinstance(fact, Paid):
            assert sum(part.amount for part in fact.parts) == fact.amount
    for each in ledger.live:
        if isinstance(each.fact, Paid):
            assert {part.charge for part in each.fact.parts} <= {charge.seq for charge in ledger.live}
        if isinstance(each.fact, Charged):
            assert ledger.paid_on(each.seq) <= each.fact.amount - ledger.reduced_by(each.seq)


@given(COMMANDS)
def test_what_is_stored_is_read_back(commands: list[Any]) -> None:
    for fact in told(commands):
        assert decode_fact(fact.KIND, encode_fact(fact)) == fact
