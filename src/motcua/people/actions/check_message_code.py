"""A code that was sent to an address: made, asked for, spent once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from motcua.kernel.errors import Refused
from motcua.kernel.jobs import enqueue
from motcua.people.message_codes import is_code_of
from motcua.people.models import Account, ContactCode
from motcua.people.rules.codes_by_message import LASTS, MOST_WRONG_TRIES, CodePurpose, MessageWay


@transaction.atomic
def send_message_code(
    purpose: CodePurpose,
    way: MessageWay,
    address: str,
    *,
    account: Account | None,
    leads_nowhere: bool,
    declared: Mapping[str, Any],
    at: datetime,
) -> ContactCode:
    """A new code, on its way. Those that were sent to the address for the same and are long over are forgotten."""
    ContactCode.objects.filter(expires_at__lt=at - LASTS).delete()
    code = ContactCode.objects.create(
        purpose=purpose,
        way=way,
        address=address,
        account=account,
        leads_nowhere=leads_nowhere,
        declared=dict(declared),
        sent_at=at,
        expires_at=at + LASTS,
    )
    enqueue("people.send_code", code_id=str(code.pk))
    return code


def check_message_code(number: UUID, purpose: CodePurpose, typed: str, *, at: datetime) -> ContactCode:
    """The row whose code was typed, not yet spent. Raises `Refused`: `code_over`, `code_wrong`, both at `code`.

    A wrong try counts whatever becomes of the caller's transaction: call it outside one. Every try is counted before it
    is looked at, and taken off again if it is right: a hundred sent at once are no more than five.
    """
    alive = ContactCode.objects.filter(pk=number, purpose=purpose, spent_at=None, expires_at__gt=at)
    if not alive.filter(wrong_tries__lt=MOST_WRONG_TRIES).update(wrong_tries=F("wrong_tries") + 1):
        raise _over()
    code = ContactCode.objects.get(pk=number)
    if code.leads_nowhere or not is_code_of(code.pk, typed):
        raise Refused(
            "code_wrong",
            vi="Mã chưa đúng: hãy xem lại tin nhắn mới nhất và nhập sáu chữ số.",
            en="The code is wrong: look at the newest message and type its six digits.",
            field="code",
        )
    ContactCode.objects.filter(pk=number).update(wrong_tries=F("wrong_tries") - 1)
    return code


def spend(code: ContactCode, *, at: datetime) -> None:
    """In the caller's transaction: it is good no more, and what was declared with it is forgotten. Raises `Refused`
    (`code_over`) where somebody was quicker.
    """
    alive = ContactCode.objects.filter(pk=code.pk, spent_at=None, wrong_tries__lt=MOST_WRONG_TRIES)
    if not alive.update(spent_at=at, declared={}):
        raise _over()


def _over() -> Refused:
    return Refused(
        "code_over",
        vi="Mã đã hết hạn, đã dùng hoặc sai quá nhiều lần: hãy yêu cầu mã mới.",
        en="The code is too old, used, or was wrong too often: ask for a new one.",
        field="code",
    )
