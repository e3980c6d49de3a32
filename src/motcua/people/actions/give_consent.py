"""Agree to a use of one's personal data, or take it back (Luật 91/2025/QH15)."""

from datetime import datetime

from django.db import transaction

from motcua.kernel.errors import Invalid, Refused
from motcua.people.models import Account, Consent
from motcua.people.rules.purposes import WORDING, purpose_named


@transaction.atomic
def give_consent(account: Account, code: str, *, at: datetime) -> None:
    """Agree; once is enough. Raises `Invalid` (`purpose_unknown`)."""
    if purpose_named(code) is None:
        raise _unknown()
    Consent.objects.get_or_create(
        account=account, purpose=code, withdrawn_at=None, defaults={"given_at": at, "wording": WORDING}
    )


@transaction.atomic
def withdraw_consent(account: Account, code: str, *, at: datetime) -> None:
    """Take it back from now on. Raises `Invalid` (`purpose_unknown`), `Refused` (`purpose_needed`)."""
    purpose = purpose_named(code)
    if purpose is None:
        raise _unknown()
    if purpose.is_needed:
        raise Refused(
            "purpose_needed",
            vi="Không có mục đích này thì không giữ được tài khoản: nếu không đồng ý nữa, hãy đóng tài khoản.",
            en="Without this purpose there can be no account: if you no longer agree, close the account.",
        )
    Consent.objects.filter(account=account, purpose=code, withdrawn_at=None).update(withdrawn_at=at)


def _unknown() -> Invalid:
    return Invalid(
        "purpose_unknown",
        vi="Không có mục đích này: hãy tải lại trang và chọn lại.",
        en="There is no such purpose: load the page again and choose again.",
    )
