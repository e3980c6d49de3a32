"""Where a sender can be written to by what they gave. Nobody proves that it is theirs: it is not written to without
end.
"""

import re
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from motcua.kernel.messages import Permanent, Way
from motcua.kernel.messages.numbers import international
from motcua.petitions.models import Sender

MOST_A_DAY = 5
"""Petitions within a day that give the same address or number and are told there: no letter-box is filled by others."""
DAY = timedelta(days=1)
PARTS = re.compile(r"[\s,;<>]+")


def contacts_of(row: Sender) -> dict[str, str]:
    """E-mail address and mobile number given, by way; none where they are given too often."""
    return {} if is_given_too_often(row) else _contacts_in(row.mail, row.phone)


def is_given_too_often(row: Sender) -> bool:
    """Whether `MOST_A_DAY` petitions noted before this one, in the day up to it, give one of its contacts."""
    mine, petition = _alike(row.mail, row.phone), row.petition
    since = petition.received_at - DAY
    before = Sender.objects.filter(petition__received_at__gt=since, petition__code__lt=petition.code)
    others = (_alike(*each) for each in before.values_list("mail", "phone"))
    return sum(not mine.isdisjoint(each) for each in others) >= MOST_A_DAY


def _contacts_in(mail: str, phone: str) -> dict[str, str]:
    ways = {Way.EMAIL.value: mail_in(mail), Way.SMS.value: mobile_in(phone)}
    return {way: address for way, address in ways.items() if address}


def _alike(mail: str, phone: str) -> set[str]:
    return {address.lower() for address in _contacts_in(mail, phone).values()}


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
