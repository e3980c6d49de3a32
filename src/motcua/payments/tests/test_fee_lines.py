"""What may be charged: published lines by case and channel, unknown stays unknown, nobody's own amounts."""

import pytest

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.rules.state import Status
from motcua.kernel.errors import DomainError
from motcua.payments.rules.charge import Charge, decide_charge
from motcua.payments.rules.facts import CollectAt
from motcua.payments.rules.fee_lines import key_of, lines_of
from motcua.payments.rules.ledger import Ledger, fold
from motcua.payments.rules.reduce import Reduce, decide_reduce
from motcua.payments.tests import fees
from motcua.payments.tests.ledgers import entries

USUAL = lines_of(fees.CONTENT, "thuong", Channel.COUNTER)
OTHER = lines_of(fees.CONTENT, "khac", Channel.COUNTER)


NOTHING = Ledger()


def charge(command: Charge, lines=USUAL, ledger=NOTHING, status=Status.ACCEPTED, supplements=0):
    return decide_charge(ledger, status, supplements, 1, lines, command)


def refused(*asked, **named) -> str:
    with pytest.raises(DomainError) as error:
        charge(*asked, **named)
    assert error.value.vi
    assert error.value.en
    return error.value.code


def test_lines_are_those_of_the_case_and_the_channel() -> None:
    assert [line.fee for line in USUAL] == [fees.PHI, fees.LE_PHI, fees.PER_PAGE, fees.PER_MAP]
    assert [line.fee for line in OTHER] == [fees.UNCERTAIN, fees.UNKNOWN]
    assert [line.fee for line in lines_of(fees.CONTENT, "thuong", Channel.ONLINE)] == [fees.FREE]


def test_a_channel_that_states_no_fee_is_unknown_and_never_free() -> None:
    (line,) = lines_of(fees.CONTENT, "thuong", Channel.POST)
    assert (line.fee.amount, line.can_be_charged) == (None, False)
    assert refused(Charge(line.key), (line,)) == "fee_unknown"


def test_a_published_amount_is_charged_as_published() -> None:
    fact = charge(Charge(key_of(fees.PHI)))
    assert (fact.amount, fact.name, fact.fee_kind) == (120_000, "Phí", "phi")


@pytest.mark.parametrize(
    ("command", "lines", "code"),
    [
        (Charge(key_of(fees.PHI), amount=100_000), USUAL, "amount_not_published"),
        (Charge("khac"), USUAL, "fee_not_published"),
        (Charge(key_of(fees.UNKNOWN), amount=1000, ground="NQ 12"), OTHER, "fee_unknown"),
        (Charge(key_of(fees.UNCERTAIN)), OTHER, "amount_missing"),
        (Charge(key_of(fees.UNCERTAIN), amount=-5, ground="NQ 12"), OTHER, "amount_missing"),
        (Charge(key_of(fees.UNCERTAIN), amount=30_000, ground=" "), OTHER, "ground_missing"),
        (Charge(key_of(fees.FREE)), lines_of(fees.CONTENT, "", Channel.ONLINE), "fee_is_free"),
        (Charge(key_of(fees.PHI), quantity=2), USUAL, "bad_quantity"),
        (Charge(key_of(fees.PER_PAGE), quantity=0), USUAL, "bad_quantity"),
        (Charge(key_of(fees.PER_PAGE), quantity=1000), USUAL, "bad_quantity"),
        (Charge(key_of(fees.PHI), CollectAt.SUPPLEMENT), USUAL, "no_supplement"),
    ],
)
def test_what_is_not_as_published_is_refused(command: Charge, lines, code: str) -> None:
    assert refused(command, lines) == code


@pytest.mark.parametrize("status", [Status.NOT_ACCEPTED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED])
def test_nothing_is_charged_on_what_has_ended(status: Status) -> None:
    assert refused(Charge(key_of(fees.PHI), CollectAt.RETURN), status=status) == "too_late_to_charge"


def test_once_resolved_only_what_is_collected_at_the_return() -> None:
    assert refused(Charge(key_of(fees.PHI)), status=Status.RESOLVED) == "too_late_to_charge"
    assert charge(Charge(key_of(fees.PHI), CollectAt.RETURN), status=Status.RESOLVED).collect_at == "return"
    assert charge(Charge(key_of(fees.PHI), CollectAt.SUPPLEMENT), supplements=1).collect_at == "supplement"


def test_an_uncertain_fee_takes_an_amount_with_its_ground() -> None:
    fact = charge(Charge(key_of(fees.UNCERTAIN), amount=30_000, ground="NQ 12/2017/NQ-HĐND"), OTHER)
    assert (fact.amount, fact.ground) == (30_000, "NQ 12/2017/NQ-HĐND")


def test_pages_are_multiplied_and_a_line_is_charged_once() -> None:
    fact = charge(Charge(key_of(fees.PER_PAGE), quantity=3))
    assert fact.amount == 6_000
    ledger = fold(entries(fact))
    assert refused(Charge(key_of(fees.PER_PAGE)), ledger=ledger) == "already_charged"
    assert refused(Charge(key_of(fees.PER_MAP)), ledger=ledger) == "alternative_needs_ground"
    assert charge(Charge(key_of(fees.PER_MAP), ground="Có cả bản đồ"), ledger=ledger).amount == 5_000


def test_a_reduction_has_basis_and_document_and_is_rounded_to_whole_dong() -> None:
    ledger = fold(entries(charge(Charge(key_of(fees.PER_MAP)))))
    assert decide_reduce(ledger, Reduce(1, 33, "Luật 97/2015 Điều 10", "Thẻ hộ nghèo")).amount == 1_650
    assert decide_reduce(ledger, Reduce(1, 100, "Luật 97/2015 Điều 10", "Thẻ hộ nghèo")).amount == 5_000
    for command, code in (
        (Reduce(1, 50, "", "Thẻ"), "basis_missing"),
        (Reduce(1, 50, "Luật", " "), "document_missing"),
        (Reduce(1, 0, "Luật", "Thẻ"), "bad_percent"),
        (Reduce(1, 101, "Luật", "Thẻ"), "bad_percent"),
        (Reduce(2, 50, "Luật", "Thẻ"), "charge_unknown"),
        (Reduce(0, 50, "Luật", "Thẻ"), "charge_unknown"),
    ):
        with pytest.raises(DomainError) as error:
            decide_reduce(ledger, command)
        assert error.value.code == code
