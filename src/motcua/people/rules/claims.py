"""What an identity provider says about somebody, read into our words. The one place that knows the claims' names.

They are those of the national portal's sign-in (WSO2 Identity Server), in the ID token or from userinfo:

| claim | meaning |
|---|---|
| LoaiTaiKhoan | 1 person, 2 enterprise, 3 other organisation |
| TechID | the portal's own number of the account |
| SoDinhDanh, SoCMND | the personal number of 12 digits; the old card's 9 |
| MaSoThue, MaSoDoanhNghiep | tax code; an enterprise's registration number is its tax code |
| HoVaTen, NgayThangNamSinh, GioiTinh | name, birth date, sex |
| ThuDienTu, SoDienThoai, ThuongTru, NoiOHienNay | e-mail, telephone, permanent and present address |
| TenDoanhNghiep, NguoiDaiDien | an organisation's name, and its representative's |

For an organisation, SoDinhDanh is that of the person who represents it. What is mandatory and missing, or written in a
form that nobody has told us, is refused: better no account than one of the wrong person.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypedDict

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.text import nfc
from motcua.people.rules.citizen import CitizenKind
from motcua.people.rules.contact import check_email, check_phone
from motcua.people.rules.identity import IdentityKind, Sex, check_identity
from motcua.people.rules.tax_code import check_tax_code

KINDS = {"1": CitizenKind.PERSON, "2": CitizenKind.ORGANISATION, "3": CitizenKind.ORGANISATION}
SEXES = {"nam": Sex.MALE, "male": Sex.MALE, "nữ": Sex.FEMALE, "female": Sex.FEMALE}
DATE_FORMS = ("%Y%m%d", "%d/%m/%Y", "%Y-%m-%d")


@dataclass(frozen=True, slots=True)
class Proven:
    """Who somebody is, as an identity provider proves it. Texts that are not told are "".

    A person has `identity_kind` and `identity_number`, and beside a personal number perhaps the old card's
    (`old_number`). An organisation has `tax_code`; its identity number is its representative's, where that is told.
    `level`: of the electronic identity.
    """

    kind: CitizenKind
    name: str
    level: int
    identity_kind: IdentityKind | None = None
    identity_number: str = ""
    old_number: str = ""
    tax_code: str = ""
    representative: str = ""
    birth_date: date | None = None
    sex: Sex | None = None
    email: str = ""
    phone: str = ""
    address: str = ""


def read_claims(claims: Mapping[str, Any], *, on: date, level: int) -> Proven:
    """The identity in the claims. `on`: the day of the sign-in; `level`: where the claim `acr` tells none.

    Raises `Refused`: `claim_missing`, `claim_malformed`, `claim_kind_unknown`; those of `check_identity` as
    `claim_malformed`. No value is repeated in an error.
    """
    kind = KINDS.get(_text(claims, "LoaiTaiKhoan"))
    if kind is None:
        raise Refused(
            "claim_kind_unknown",
            vi="Cổng định danh không cho biết đây là tài khoản cá nhân hay tổ chức (LoaiTaiKhoan): hãy thử lại sau, "
            "hoặc báo quản trị trang này.",
            en="The identity provider does not say whether this is a person or an organisation (LoaiTaiKhoan): try "
            "again later, or tell this site's administrator.",
            claim="LoaiTaiKhoan",
        )
    level = _level_of(claims) or level
    return _read_person(claims, on, level) if kind is CitizenKind.PERSON else _read_organisation(claims, on, level)


def _read_person(claims: Mapping[str, Any], on: date, level: int) -> Proven:
    birth_date = _date(claims, "NgayThangNamSinh")
    personal, old = _text(claims, "SoDinhDanh"), _text(claims, "SoCMND")
    if not personal and not old:
        raise _missing("SoDinhDanh")
    kind, claim = (IdentityKind.CCCD, "SoDinhDanh") if personal else (IdentityKind.CMND, "SoCMND")
    return Proven(
        kind=CitizenKind.PERSON,
        name=_name(claims, "HoVaTen"),
        level=level,
        identity_kind=kind,
        identity_number=_number(kind, personal or old, claim, on, birth_date),
        old_number=old if personal and re.fullmatch("[0-9]{9}", old) else "",
        birth_date=birth_date,
        sex=SEXES.get(_text(claims, "GioiTinh").lower()),
        **_contact(claims, on),
    )


def _read_organisation(claims: Mapping[str, Any], on: date, level: int) -> Proven:
    claim = "MaSoThue" if _text(claims, "MaSoThue") else "MaSoDoanhNghiep"
    given = _text(claims, claim)
    if not given:
        raise _missing("MaSoThue")
    try:
        tax_code = check_tax_code(given)
    except Invalid as error:
        raise _malformed(claim) from error
    representative = _text(claims, "SoDinhDanh")
    return Proven(
        kind=CitizenKind.ORGANISATION,
        name=_name(claims, "TenDoanhNghiep"),
        level=level,
        tax_code=tax_code,
        identity_kind=IdentityKind.CCCD if representative else None,
        identity_number=_number(IdentityKind.CCCD, representative, "SoDinhDanh", on, None) if representative else "",
        representative=_tidy(_text(claims, "NguoiDaiDien") or _text(claims, "HoVaTen")),
        **_contact(claims, on),
    )


class _Reached(TypedDict):
    address: str
    email: str
    phone: str


def _contact(claims: Mapping[str, Any], on: date) -> _Reached:
    """How to reach them. An address that cannot be right is left out: it proves nothing, and its owner can add one."""
    address = _tidy(_text(claims, "NoiOHienNay") or _text(claims, "ThuongTru"))
    found = _Reached(address=address[:300], email="", phone="")
    with suppress(Invalid):
        found["email"] = check_email(_text(claims, "ThuDienTu"))
    with suppress(Invalid):
        found["phone"] = check_phone(_text(claims, "SoDienThoai"), on=on)
    return found


def _number(kind: IdentityKind, given: str, claim: str, on: date, birth_date: date | None) -> str:
    try:
        return check_identity(kind, given, on=on, birth_date=birth_date)
    except Invalid as error:
        raise _malformed(claim) from error


def _name(claims: Mapping[str, Any], claim: str) -> str:
    name = _tidy(_text(claims, claim))
    if not name:
        raise _missing(claim)
    if not any(letter.isalpha() for letter in name) or len(name) > 200:
        raise _malformed(claim)
    return name


def _date(claims: Mapping[str, Any], claim: str) -> date | None:
    given = _text(claims, claim)
    if not given:
        return None
    for form in DATE_FORMS:
        try:
            return datetime.strptime(given, form).date()  # noqa: DTZ007 - a day, no instant
        except ValueError:
            continue
    raise _malformed(claim)


def _level_of(claims: Mapping[str, Any]) -> int:
    """The level in `acr`, such as "LoA2"; 0 where it tells none."""
    found = re.fullmatch(r"loa-?([1-4])", _text(claims, "acr").lower())
    return int(found[1]) if found else 0


def _text(claims: Mapping[str, Any], claim: str) -> str:
    value = claims.get(claim)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _malformed(claim)
    text = str(value).strip()
    if "\x00" in text:
        raise _malformed(claim)
    return text


def _tidy(text: str) -> str:
    return " ".join(nfc(text).split())


def _missing(claim: str) -> Refused:
    return Refused(
        "claim_missing",
        vi=f"Cổng định danh không gửi thông tin bắt buộc ({claim}): hãy cập nhật tài khoản định danh rồi vào lại.",
        en=f"The identity provider did not send what is mandatory ({claim}): complete your electronic identity, then "
        "sign in again.",
        claim=claim,
    )


def _malformed(claim: str) -> Refused:
    return Refused(
        "claim_malformed",
        vi=f"Thông tin cổng định danh gửi sang không đúng dạng ({claim}), nên chưa đăng nhập được: hãy kiểm tra tài "
        "khoản định danh, hoặc báo quản trị trang này.",
        en=f"What the identity provider sent is malformed ({claim}), so you cannot come in: check your electronic "
        "identity, or tell this site's administrator.",
        claim=claim,
    )
