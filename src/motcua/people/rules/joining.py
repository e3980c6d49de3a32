"""Whose account a proven identity opens: the one known by issuer and subject, never by an e-mail address.

| issuer and subject | identity number | then |
|---|---|---|
| known | the same | that account |
| known | another, and it replaces an old card named beside it | that account, with the new number |
| known | another | refused: the provider gives one subject to two people |
| new | of an account without a subject of this issuer | that account: the same person through another provider |
| new | of an account that this issuer knows by another subject | refused: two subjects for one person |
| new | new | a new account |
"""

from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.errors import Refused
from motcua.people.rules.citizen import CitizenKind
from motcua.people.rules.claims import Proven


class Joining(StrEnum):
    ENTER = "enter"
    RENEW = "renew"
    JOIN = "join"
    CREATE = "create"


@dataclass(frozen=True, slots=True)
class Holder:
    """An account as far as the rule asks: what it is proven to be, and whether this issuer knows it already."""

    account_id: int
    kind: CitizenKind
    number: str
    has_subject_of_issuer: bool = False


def number_of(proven: Proven) -> str:
    """What the identity is told apart by: a person's number, an organisation's tax code."""
    return proven.identity_number if proven.kind is CitizenKind.PERSON else proven.tax_code


def decide_joining(proven: Proven, by_subject: Holder | None, by_number: Holder | None) -> Joining:
    """What to do. Raises `Refused`: `subject_of_another_identity`, `identity_has_another_subject`."""
    number = number_of(proven)
    if by_subject:
        if by_subject.kind is proven.kind and by_subject.number == number:
            return Joining.ENTER
        if by_subject.kind is proven.kind and proven.old_number and by_subject.number == proven.old_number:
            return Joining.RENEW
        raise Refused(
            "subject_of_another_identity",
            vi="Tài khoản định danh này trước đây gắn với một số định danh khác, nên chưa đăng nhập được: hãy mang "
            "giấy tờ đến bộ phận một cửa để được kiểm tra.",
            en="This electronic identity belonged to another identity number before, so it cannot come in: bring your "
            "papers to a one-stop to have it looked into.",
        )
    if by_number:
        if by_number.has_subject_of_issuer:
            raise Refused(
                "identity_has_another_subject",
                vi="Số định danh này đã đăng nhập bằng một tài khoản định danh khác của cùng cổng: hãy dùng tài khoản "
                "đó, hoặc mang giấy tờ đến bộ phận một cửa để được kiểm tra.",
                en="This identity number signs in with another account of the same provider: use that one, or bring "
                "your papers to a one-stop to have it looked into.",
            )
        return Joining.JOIN
    return Joining.CREATE


def check_declared_agrees(proven: Proven, *, kind: str, number: str, is_proven: bool) -> None:
    """What a local account's owner has declared is not another person's. Raises `Refused` (`declared_otherwise`).

    A number once proven may be renewed by `decide_joining` only; nothing declared yet agrees with everybody.
    """
    same = number in ("", proven.identity_number) or number == proven.old_number
    if (is_proven and kind != proven.kind) or not same:
        raise Refused(
            "declared_otherwise",
            vi="Tài khoản này ghi số định danh khác với tài khoản định danh điện tử vừa dùng: hãy dùng đúng tài khoản "
            "của mình, hoặc sửa số đã khai ở trang tài khoản rồi xác nhận lại.",
            en="This account states another identity number than the electronic identity just used: use your own, or "
            "correct the number stated on the account page, then confirm again.",
        )


def check_may_merge(
    *,
    source_kind: str,
    source_number: str,
    source_person: int | None,
    target_kind: str,
    target_number: str,
    target_person: int | None,
) -> None:
    """The one that stays is a person's, nationally proven; the one that goes states nobody else.

    Raises `Refused`: `merge_into_unproven`, `merge_of_another_person`.
    """
    if target_kind != CitizenKind.PERSON or target_person is None:
        raise Refused(
            "merge_into_unproven",
            vi="Chỉ gộp được vào tài khoản cá nhân đã xác nhận bằng định danh điện tử: hãy xác nhận danh tính trước.",
            en="Accounts are merged only into a person's with a national identity: confirm your identity first.",
        )
    is_other = source_person not in (None, target_person) or source_number not in ("", target_number)
    if is_other or source_kind == CitizenKind.ORGANISATION:
        raise Refused(
            "merge_of_another_person",
            vi="Hai tài khoản ghi hai danh tính khác nhau nên không gộp được: nếu số đã khai là nhầm, hãy sửa ở trang "
            "tài khoản rồi gộp lại.",
            en="The two accounts state different identities and cannot be merged: if the number stated is a mistake, "
            "correct it on the account page, then merge again.",
        )
