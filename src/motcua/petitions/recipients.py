"""Where who sent a petition is told, now: by the account's own wishes, else at the contacts that were given."""

import re
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from motcua.kernel.messages import Permanent, Way
from motcua.kernel.messages.numbers import international
from motcua.notices.models import Preference
from motcua.notices.recipients import Recipient, chosen_ways, quiet_of
from motcua.people.models import Account
from motcua.petitions.models import Sender

PARTS = re.compile(r"[\s,;<>]+")


def recipient_of(petition: UUID) -> Recipient:
    """The account that sent it, if it is still there; else nobody but the e-mail address and mobile number given.

    An account that has chosen nothing and has no address of its own is told at those, too.
    """
    row = Sender.objects.select_related("account").get(pk=petition)
    if row.account is None or not row.account.is_active:
        return Recipient("sender", None, "vi", _given(row), settings.QUIET_HOURS)
    return _of_account(row, row.account)


def _of_account(row: Sender, account: Account) -> Recipient:
    stored = Preference.objects.filter(pk=account.pk).first()
    wish = stored or Preference(account=account)
    chosen = chosen_ways(wish, account.email or mail_in(row.mail))
    ways = {way: address for way, address in chosen.items() if address}
    if not ways and stored is None:
        ways = _given(row)
    return Recipient("sender", account.pk, account.language, ways, quiet_of(wish))


def _given(row: Sender) -> dict[str, str]:
    ways = {Way.EMAIL.value: mail_in(row.mail), Way.SMS.value: mobile_in(row.phone)}
    return {way: address for way, address in ways.items() if address}


def mail_in(text: str) -> str:
    """The e-mail address in what was given for letters, which may be a postal address; "" where there is none."""
    return next((each for each in PARTS.split(text) if _is_mail(each)), "")


def mobile_in(text: str) -> str:
    """The number in ten digits; "" for what no SMS reaches."""
    try:
        return "0" + international(text)[2:]
    except Permanent:
        return ""


def _is_mail(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def masked(way: str, address: str) -> str:
    """An address as its owner knows it again and nobody else learns it: a•••@example.vn, •••007."""
    if way == Way.EMAIL:
        name, _at, domain = address.rpartition("@")
        return f"{name[:1]}•••@{domain}"
    return f"•••{address[-3:]}"
