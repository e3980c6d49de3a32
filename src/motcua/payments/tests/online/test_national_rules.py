"""The national platform's messages, against hashes made another way."""

import hashlib
import hmac
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.clock import VIETNAM
from motcua.payment_simulator.signing import hmac_sha512, national_hash, signed_query
from motcua.payments.rules.online import national, vnpay
from motcua.payments.rules.online.notice import BadMessage, Outcome

AT = datetime(2018, 11, 5, 10, 0, tzinfo=VIETNAM)
RECEIPT = national.ReceiptFacts(
    *("1.000001", "Cấp giấy phép", "H49.01", "Trung tâm", "000.00.01.H49-181105-0001", "3711", "TT", "KBNN"),
    *("Phạm Thị An", "022190000123", "Hạ Long"),
    fees=(national.Fee("Phí", "phi", 120_000), national.Fee("Lệ phí", "le_phi", 50_000)),
)
BEGUN = national.Begun("181105ABC", 170_000, "Nộp phí hồ sơ", AT, "203.0.113.9", "vi", RECEIPT)


def test_a_beginning_is_authenticated_over_its_fields_in_order() -> None:
    body = national.begin_body("DT", "bi-mat", BEGUN)
    text = "pay|1.0|DT|181105ABC|170000|1|1|1|vi|VND||nop phi ho so|20181105100000|203.0.113.9|bi-mat"
    assert body["MaXacThuc"] == hashlib.sha256(text.encode()).hexdigest()
    assert national.begin_body("DT", "bi-mat", BEGUN) == body  # the same number is the same order
    receipt = body["ThongTinBienLai"]
    assert isinstance(receipt, dict)
    assert [fee["LoaiPhiLePhi"] for fee in receipt["PhiLePhi"]] == ["1", "2"]


def test_a_question_is_authenticated_with_the_time_of_the_beginning() -> None:
    body = national.query_body("DT", "bi-mat", "181105ABC", AT)
    assert body["MaXacThuc"] == hashlib.sha256(b"querydr|1.0|DT|181105ABC|20181105100000|bi-mat").hexdigest()


@pytest.mark.parametrize("body", [{}, {"error_code": "1", "UrlThanhToan": "x"}, {"error_code": "0"}])
def test_a_beginning_that_was_refused_leads_nowhere(body: dict[str, str]) -> None:
    with pytest.raises(BadMessage):
        national.read_begin_answer(body)


@pytest.mark.parametrize(
    ("status", "outcome"), [("1", Outcome.PAID), ("3", Outcome.PENDING), ("4", Outcome.FAILED), ("?", Outcome.PENDING)]
)
def test_what_became_of_it(status: str, outcome: Outcome) -> None:
    body = {"MaLoi": "00", "MaThamChieu": "R", "SoTien": 170_000, "MaGiaoDich": "G1", "TrangThaiGD": status}
    notice = national.read_query_answer(body)
    assert notice
    assert (notice.outcome, notice.amount, notice.transaction) == (outcome, 170_000, "G1")
    assert national.read_query_answer({"MaLoi": "01"}) is None
    with pytest.raises(BadMessage):
        national.read_query_answer(body | {"SoTien": "một"})


@given(st.lists(st.text(max_size=12), min_size=14, max_size=14), st.integers(0, 13), st.text(max_size=12))
def test_a_change_of_any_field_breaks_it(values: list[str], at: int, other: str) -> None:
    names = national.BEGIN_FIELDS.split()
    fields = dict(zip(names, values, strict=True))
    ours = national.authentication(fields, national.BEGIN_FIELDS, "s")
    assert ours == national_hash(values, "s")
    if other != values[at] and "|" not in other + values[at]:
        assert national.authentication(fields | {names[at]: other}, national.BEGIN_FIELDS, "s") != ours


@given(st.binary(max_size=200), st.binary(max_size=300))
def test_the_simulators_own_hash_is_the_libraries(key: bytes, message: bytes) -> None:

    assert hmac_sha512(key, message) == hmac.digest(key, message, "sha512").hex()


@given(
    st.dictionaries(st.from_regex(r"vnp_[A-Za-z]{1,8}", fullmatch=True), st.text(min_size=1, max_size=20), max_size=8)
)
def test_the_simulator_and_the_site_sign_alike(fields: dict[str, str]) -> None:
    ours = vnpay.query_string(fields)
    assert signed_query(b"k", fields) == f"{ours}&vnp_SecureHash={vnpay.sign('k', ours)}"
