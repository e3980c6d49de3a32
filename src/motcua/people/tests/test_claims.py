"""What an identity provider says, read into our words; whose account it opens."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import DomainError, Refused
from motcua.people.rules.citizen import CitizenKind
from motcua.people.rules.claims import Proven, read_claims
from motcua.people.rules.devices import device_of
from motcua.people.rules.identity import IdentityKind, Sex
from motcua.people.rules.joining import Holder, Joining, decide_joining, number_of

DAY = date(2026, 11, 26)
AN = {"LoaiTaiKhoan": 1, "SoDinhDanh": "022185000007", "HoVaTen": " Phạm  Thị An ", "GioiTinh": "nữ"}
COMPANY = {"LoaiTaiKhoan": "3", "MaSoDoanhNghiep": "0100047516", "TenDoanhNghiep": "Hội A"}


def read(claims: dict[str, Any], *, on: date = DAY, level: int = 1) -> Proven:
    return read_claims(claims, on=on, level=level)


def test_a_person() -> None:
    an = read(AN | {"SoCMND": "100123456", "NgayThangNamSinh": "02/03/1985", "acr": "LoA2", "NoiOHienNay": "Tổ 1"})
    assert (an.kind, an.name, an.level, an.sex) == (CitizenKind.PERSON, "Phạm Thị An", 2, Sex.FEMALE)
    assert (an.identity_number, an.old_number, an.birth_date, an.address) == (
        "022185000007",
        "100123456",
        date(1985, 3, 2),
        "Tổ 1",
    )


def test_an_old_card_alone_counts_until_it_expired() -> None:
    claims = {"LoaiTaiKhoan": "1", "SoCMND": "100123456", "HoVaTen": "Phạm Thị An"}
    assert read(claims, on=date(2018, 10, 30)).identity_kind is IdentityKind.CMND
    with pytest.raises(Refused, match="claim_malformed"):
        read(claims)


def test_an_organisation_and_who_represents_it() -> None:
    hoi = read(COMPANY | {"SoDinhDanh": "022185000007", "NguoiDaiDien": "Phạm Thị An"})
    assert (hoi.kind, hoi.tax_code, hoi.identity_number, hoi.representative) == (
        CitizenKind.ORGANISATION,
        "0100047516",
        "022185000007",
        "Phạm Thị An",
    )
    assert read(COMPANY).identity_kind is None


def test_an_address_that_cannot_be_right_is_left_out() -> None:
    an = read(AN | {"ThuDienTu": "khong", "SoDienThoai": "113"})
    assert (an.email, an.phone) == ("", "")


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ({}, "claim_kind_unknown"),
        ({"LoaiTaiKhoan": True}, "claim_malformed"),
        (AN | {"SoDinhDanh": None}, "claim_missing"),
        (AN | {"SoDinhDanh": {"a": 1}}, "claim_malformed"),
        (AN | {"HoVaTen": "123"}, "claim_malformed"),
        (AN | {"HoVaTen": "a\x00b"}, "claim_malformed"),
        (AN | {"NgayThangNamSinh": "30021985"}, "claim_malformed"),
        (COMPANY | {"MaSoDoanhNghiep": "0100047517"}, "claim_malformed"),
        (COMPANY | {"TenDoanhNghiep": ""}, "claim_missing"),
    ],
)
def test_what_is_missing_or_malformed_is_refused_by_the_claims_name(claims: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        read(claims)
    assert refused.value.code == code
    assert "022185000007" not in refused.value.vi + refused.value.en


values = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.lists(st.text(max_size=3))


@given(st.dictionaries(st.sampled_from([*AN, *COMPANY, "SoCMND", "NgayThangNamSinh", "acr", "ThuDienTu"]), values))
def test_whatever_is_sent_is_read_or_refused_in_words(claims: dict[str, Any]) -> None:
    try:
        proven = read(claims)
    except DomainError as error:
        told = (error.vi, error.en)
    else:
        told = (proven.name, number_of(proven))
    assert all(told)


def person(number: str, old: str = "") -> Proven:
    return Proven(CitizenKind.PERSON, "Phạm Thị An", 2, IdentityKind.CCCD, number, old)


def holder(number: str, *, has_subject: bool = True, account: int = 1) -> Holder:
    return Holder(account, CitizenKind.PERSON, number, has_subject)


@pytest.mark.parametrize(
    ("proven", "by_subject", "by_number", "outcome"),
    [
        (person("1"), holder("1"), holder("1"), Joining.ENTER),
        (person("2", old="1"), holder("1"), None, Joining.RENEW),
        (person("2"), holder("1"), None, "subject_of_another_identity"),
        (person("1"), None, holder("1", has_subject=False), Joining.JOIN),
        (person("1"), None, holder("1"), "identity_has_another_subject"),
        (person("1"), None, None, Joining.CREATE),
        (
            Proven(CitizenKind.ORGANISATION, "A", 2, tax_code="1"),
            holder("1"),
            None,
            "subject_of_another_identity",
        ),
    ],
)
def test_whose_account_it_opens(
    proven: Proven, by_subject: Holder | None, by_number: Holder | None, outcome: Joining | str
) -> None:
    try:
        found: Joining | str = decide_joining(proven, by_subject, by_number)
    except Refused as refused:
        found = refused.code
    assert found == outcome


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/130.0 Safari/537.36 Edg/130.0",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile Safari/604.1",
            "Safari, iPhone",
        ),
        ("curl/8", ""),
    ],
)
def test_a_device_is_told_in_words(agent: str, device: str) -> None:
    assert device_of(agent) == device
