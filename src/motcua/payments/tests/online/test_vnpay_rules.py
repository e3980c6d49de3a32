"""VNPAY's protocol: worked cases, tampering, and the same answers as somebody else's implementation."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.kernel.clock import VIETNAM
from motcua.kernel.configuration import PROJECT
from motcua.payments.rules.online import vnpay
from motcua.payments.rules.online.notice import BadMessage, Outcome
from motcua.payments.tests.online.told import VNPAY, signed

AT = datetime(2018, 11, 5, 10, 0, tzinfo=VIETNAM)
ASKED = vnpay.Asked(
    reference="181105ABCDEFGHJKLM",
    amount=170_000,
    information="Nộp phí hồ sơ 000.00.01.H49-181105-0001",
    created_at=AT,
    expires_at=AT + timedelta(minutes=15),
    address="203.0.113.9",
    return_to="https://dichvucong.example.vn/thanh-toan/ve/?a=b c",
)
TOLD = {
    "vnp_TmnCode": "QNIPVHCC",
    "vnp_TxnRef": "181105ABCDEFGHJKLM",
    "vnp_Amount": "17000000",
    "vnp_OrderInfo": "nop phi",
    "vnp_PayDate": "20181105100300",
    "vnp_ResponseCode": "00",
    "vnp_TransactionStatus": "00",
    "vnp_TransactionNo": "14226112",
}


def read(fields: dict[str, str]) -> vnpay.Notice:
    return vnpay.read_message(VNPAY.secret, signed(fields))


def test_a_request_has_the_fields_of_the_protocol_sorted_and_signed() -> None:
    address = urlsplit(vnpay.payment_address(VNPAY.address, VNPAY.merchant, VNPAY.secret, ASKED))
    fields = parse_qsl(address.query)
    assert [name for name, _ in fields[:-1]] == sorted(name for name, _ in fields[:-1])
    told = dict(fields)
    assert told["vnp_Amount"] == "17000000"
    assert told["vnp_OrderInfo"] == "nop phi ho so 000.00.01.h49-181105-0001"
    assert (told["vnp_CreateDate"], told["vnp_ExpireDate"]) == ("20181105100000", "20181105101500")
    assert len(told["vnp_SecureHash"]) == 128


@pytest.mark.parametrize(
    ("code", "status", "outcome"),
    [
        ("00", "00", Outcome.PAID),
        ("00", "02", Outcome.FAILED),
        ("24", "02", Outcome.FAILED),
        ("07", "00", Outcome.FAILED),
        ("00", "01", Outcome.PENDING),
    ],
)
def test_only_code_and_status_together_say_paid(code: str, status: str, outcome: Outcome) -> None:
    notice = read(TOLD | {"vnp_ResponseCode": code, "vnp_TransactionStatus": status})
    assert (notice.outcome, notice.amount, notice.transaction) == (outcome, 170_000, "14226112")
    assert notice.paid_at == datetime(2018, 11, 5, 10, 3, tzinfo=VIETNAM)


@pytest.mark.parametrize("amount", ["17000001", "-17000000", "1.7e7", "", "१७००००००", "9" * 30])
def test_an_amount_that_is_no_whole_dong_is_not_read(amount: str) -> None:
    with pytest.raises(BadMessage):
        read(TOLD | {"vnp_Amount": amount})


@pytest.mark.parametrize(
    "query",
    ["", "vnp_TxnRef=%ff", "vnp_Amount=1&vnp_Amount=2", "a=b&" * 70, signed(TOLD) + "&vnp_Amount=1", "vnp_SecureHash="],
)
def test_what_is_badly_formed_or_said_twice_is_not_believed(query: str) -> None:
    with pytest.raises(BadMessage):
        vnpay.read_message(VNPAY.secret, query)


def test_what_is_not_the_gateways_is_not_looked_at() -> None:
    query = signed(TOLD) + "&utm_source=mail&vnp_SecureHashType=HMACSHA512"
    assert vnpay.read_message(VNPAY.secret, query).outcome is Outcome.PAID


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30)


@given(st.sampled_from(sorted(TOLD)), TEXTS)
def test_a_change_of_any_field_breaks_the_signature(name: str, value: str) -> None:
    fields = TOLD | {name: value}
    hash_of_another = signed(TOLD).rpartition("=")[2]
    if value != TOLD[name]:
        with pytest.raises(BadMessage, match="signature"):
            vnpay.read_message(VNPAY.secret, f"{vnpay.query_string(fields)}&vnp_SecureHash={hash_of_another}")


@given(st.sampled_from(sorted(TOLD)))
def test_a_field_taken_out_or_added_breaks_the_signature(name: str) -> None:
    hash_of_another = signed(TOLD).rpartition("=")[2]
    less = {key: value for key, value in TOLD.items() if key != name}
    for fields in (less, TOLD | {"vnp_Extra": "1"}):
        with pytest.raises(BadMessage, match="signature"):
            vnpay.read_message(VNPAY.secret, f"{vnpay.query_string(fields)}&vnp_SecureHash={hash_of_another}")


@given(st.text(max_size=140))
def test_no_made_up_hash_is_taken(hash_: str) -> None:
    if hash_.lower() != signed(TOLD).rpartition("=")[2]:
        with pytest.raises(BadMessage):
            vnpay.read_message(VNPAY.secret, vnpay.query_string({**TOLD, "vnp_SecureHash": hash_}))


@given(st.dictionaries(TEXTS, TEXTS, max_size=6))
def test_answers_are_not_believed_unless_signed(body: dict[str, str]) -> None:
    for read_answer in (vnpay.read_query_answer, vnpay.read_refund_answer):
        with pytest.raises(BadMessage):
            read_answer(VNPAY.secret, body)


# The npm package "vnpay", by people who never saw this code. It looks at the very strings that we send and are sent.


@pytest.fixture(scope="module")
def others() -> Iterator[Callable[[str, dict[str, Any]], Any]]:
    finder = PROJECT / "tools" / "find_vnpay.py"
    found = subprocess.run([sys.executable, finder, "--no-install"], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip(found.stderr)
    node = subprocess.Popen(
        ["node", PROJECT / "tools" / "vnpay" / "sign.mjs", found.stdout.strip()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    account = {"merchant": VNPAY.merchant, "secret": VNPAY.secret, "address": VNPAY.address}

    def ask(what: str, data: dict[str, Any]) -> Any:
        assert node.stdin
        assert node.stdout
        node.stdin.write(json.dumps({"what": what, "account": account, "data": data}) + "\n")
        node.stdin.flush()
        return json.loads(node.stdout.readline())

    with node:
        yield ask
        assert node.stdin
        node.stdin.close()


def test_another_implementation_makes_the_same_request(others: Callable[[str, dict[str, Any]], Any]) -> None:
    fields = vnpay.payment_fields(VNPAY.merchant, ASKED)
    data = fields | {"vnp_Amount": ASKED.amount}
    theirs = others("pay", {name: int(v) if name.endswith("Date") else v for name, v in data.items()})
    assert theirs == vnpay.payment_address(VNPAY.address, VNPAY.merchant, VNPAY.secret, ASKED)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=40)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(information=WORDS, bank=WORDS, amount=st.integers(1, 10**10))
def test_another_implementation_reads_what_we_sign_and_we_read_what_it_does(
    others: Callable[[str, dict[str, Any]], Any], information: str, bank: str, amount: int
) -> None:
    fields = TOLD | {"vnp_OrderInfo": information, "vnp_BankCode": bank, "vnp_Amount": str(amount * 100)}
    ours = vnpay.sign(VNPAY.secret, vnpay.query_string(fields))
    told = others("read", fields | {"vnp_SecureHash": ours})
    assert (told["isVerified"], told["vnp_Amount"]) == (True, amount)
    assert others("read", fields | {"vnp_SecureHash": ours, "vnp_BankCode": bank + "x"})["isVerified"] is False
    theirs = urlsplit(
        others("pay", fields | {"vnp_Amount": amount, "vnp_ReturnUrl": "https://a.vn", "vnp_IpAddr": "1"})
    )
    assert vnpay.read_message(VNPAY.secret, theirs.query).amount == amount


def test_another_implementation_signs_status_and_refund_requests_alike(
    others: Callable[[str, dict[str, Any]], Any],
) -> None:
    ours = vnpay.query_body(VNPAY.merchant, VNPAY.secret, ASKED, request="q7t1", at=AT)
    sent = {name: value for name, value in ours.items() if name not in ("vnp_SecureHash", "vnp_Command", "vnp_TmnCode")}
    assert others("query", sent)["vnp_SecureHash"] == ours["vnp_SecureHash"]
    back = vnpay.GivenBack("H7", ASKED.reference, "14226112", 50_000, 170_000, AT, AT, "Bình", "Hoàn", "203.0.113.9")
    ours = vnpay.refund_body(VNPAY.merchant, VNPAY.secret, back)
    sent = {name: value for name, value in ours.items() if name not in ("vnp_SecureHash", "vnp_Command", "vnp_TmnCode")}
    theirs = others("refund", sent | {"vnp_Amount": back.amount})
    assert theirs["vnp_SecureHash"] == ours["vnp_SecureHash"]
    assert (ours["vnp_TransactionType"], ours["vnp_Amount"]) == ("03", "5000000")
