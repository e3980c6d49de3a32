"""Open a local account: an address is shown to be one's own by a code, then the account is made.

Whether the address has an account already is told to that address only, never to whoever asks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from motcua.kernel.errors import Conflict, Invalid
from motcua.people import sign_in_log
from motcua.people.actions.change_password import check_password_of
from motcua.people.actions.check_message_code import check_message_code, send_message_code, spend
from motcua.people.actions.give_consent import give_consent
from motcua.people.actions.register_person import check_name
from motcua.people.models import Account, AccountIdentity, ContactCode
from motcua.people.rules.assurance import check_may_register
from motcua.people.rules.citizen import Assurance, CitizenKind
from motcua.people.rules.codes_by_message import CodePurpose, MessageWay
from motcua.people.rules.contact import check_email, check_mobile
from motcua.people.rules.purposes import PURPOSES
from motcua.people.rules.sign_in import SignInKind


@dataclass(frozen=True, slots=True)
class Registration:
    """What somebody declares who opens an account. `purposes`: the codes of those agreed to."""

    way: MessageWay
    address: str
    full_name: str
    password: str
    purposes: Sequence[str]
    language: str = "vi"


def start_registration(given: Registration, *, on: date, is_training: bool, at: datetime) -> ContactCode:
    """Check what was declared and send a code. The same for an address that has an account and one that has none.

    `on`: the site's day, `at`: real time. Raises `Invalid`: those of `check_email`, `check_mobile`, `check_name`, of
    passwords, `consent_missing`; `Refused` (`registration_closed`).
    """
    check_may_register(on, is_training=is_training)
    address = check_address(given.way, given.address, on=on)
    name = check_name(given.full_name)
    check_password_of(Account(username=address, full_name=name), given.password)
    if missing := [each.code for each in PURPOSES if each.is_needed and each.code not in given.purposes]:
        raise Invalid(
            "consent_missing",
            vi="Chưa đồng ý các mục đích bắt buộc: không có chúng thì không mở được tài khoản. Có thể nộp hồ sơ "
            "trực tiếp tại bộ phận một cửa.",
            en="The mandatory purposes are not agreed to: without them there is no account. Dossiers may be handed in "
            "at the one-stop instead.",
            field="purposes",
            missing=missing,
        )
    declared = {
        "full_name": name,
        "password": make_password(given.password),
        "purposes": [each.code for each in PURPOSES if each.code in given.purposes],
        "language": given.language,
    }
    is_taken = Account.objects.filter(username=address).exists()
    return send_message_code(
        CodePurpose.REGISTER,
        given.way,
        address,
        account=None,
        leads_nowhere=is_taken,
        declared={"language": given.language} if is_taken else declared,
        at=at,
    )


def confirm_registration(number: UUID, typed: str, *, at: datetime, place: str = "") -> Account:
    """The account, made now that the code was right. Of two registrations of one address the first is made.

    Raises `Refused`: those of `check_message_code`; `Conflict` (`address_taken`).
    """
    code = check_message_code(number, CodePurpose.REGISTER, typed, at=at)
    declared = code.declared
    try:
        with transaction.atomic():
            spend(code, at=at)
            account = Account.objects.create(
                username=code.address,
                full_name=declared["full_name"],
                password=declared["password"],
                language=declared["language"],
            )
            is_email = code.way == MessageWay.EMAIL
            AccountIdentity.objects.create(
                account=account,
                kind=CitizenKind.PERSON,
                assurance=Assurance.CONTACT,
                **{"email": code.address, "email_verified_at": at}
                if is_email
                else {"phone": code.address, "phone_verified_at": at},
            )
            for purpose in declared["purposes"]:
                give_consent(account, purpose, at=at)
            sign_in_log.record(SignInKind.REGISTERED, account, at=at, address=place)
            return account
    except IntegrityError as error:
        raise Conflict(
            "address_taken",
            vi="Địa chỉ này vừa có tài khoản: hãy đăng nhập, hoặc đặt lại mật khẩu.",
            en="This address has just got an account: sign in, or recover the password.",
        ) from error


def check_address(way: MessageWay, address: str, *, on: date) -> str:
    """The address as it is kept. Raises `Invalid`: `email_malformed`, `phone_malformed`, `address_missing`."""
    found = check_email(address).lower() if way is MessageWay.EMAIL else check_mobile(address, on=on)
    if not found:
        raise Invalid(
            "address_missing",
            vi="Chưa nhập địa chỉ nhận mã: hãy nhập thư điện tử hoặc số di động.",
            en="There is no address to send the code to: give an e-mail address or a mobile number.",
            field="address",
        )
    return found
