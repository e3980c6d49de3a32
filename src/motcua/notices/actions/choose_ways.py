"""How somebody wants to be told."""

from dataclasses import dataclass
from datetime import time

from django.db import transaction

from motcua.kernel.errors import Invalid
from motcua.kernel.messages import Permanent
from motcua.kernel.messages.numbers import international
from motcua.notices.models import Preference
from motcua.notices.rules.wordings import LANGUAGES
from motcua.people.models import Account


@dataclass(frozen=True, slots=True)
class Ways:
    """What is chosen; quiet hours both or neither (then the site's)."""

    by_email: bool
    by_sms: bool
    by_zalo: bool
    phone: str
    language: str
    quiet_from: time | None = None
    quiet_to: time | None = None


def choose_ways(account_id: int, ways: Ways) -> Preference:
    """Keep it. Raises `Invalid` naming the field."""
    phone = _checked_phone(ways)
    if (ways.quiet_from is None) != (ways.quiet_to is None):
        raise Invalid(
            "half_of_quiet_hours",
            vi="Hãy nhập cả giờ bắt đầu và giờ kết thúc, hoặc bỏ trống cả hai.",
            en="Give both the beginning and the end, or neither.",
            field="quiet_to" if ways.quiet_to is None else "quiet_from",
        )
    if ways.language not in LANGUAGES:
        raise Invalid(
            "unknown_language",
            vi="Hãy chọn tiếng Việt hoặc tiếng Anh.",
            en="Choose Vietnamese or English.",
            field="language",
        )
    with transaction.atomic():
        Account.objects.filter(pk=account_id).update(language=ways.language)
        kept, _ = Preference.objects.update_or_create(
            account_id=account_id,
            defaults={
                "by_email": ways.by_email,
                "by_sms": ways.by_sms,
                "by_zalo": ways.by_zalo,
                "phone": phone,
                "quiet_from": ways.quiet_from,
                "quiet_to": ways.quiet_to,
            },
        )
    return kept


def _checked_phone(ways: Ways) -> str:
    """Ten digits, or "" where no way needs a phone."""
    if not ways.phone.strip() and not (ways.by_sms or ways.by_zalo):
        return ""
    try:
        return "0" + international(ways.phone)[2:]
    except Permanent as error:
        raise Invalid(
            "bad_phone",
            vi="Hãy nhập số di động Việt Nam mười chữ số, như 0912 345 678.",
            en="Enter a Vietnamese mobile number of ten digits, such as 0912 345 678.",
            field="phone",
        ) from error
