"""What every page with a code sent by message has in common: the fields, and a limit to how many are sent."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.kernel import clock
from motcua.kernel.errors import Refused
from motcua.people.rules.codes_by_message import MessageWay
from motcua.people.rules.contact import sign_in_name
from motcua.web import throttle
from motcua.web.portal.account import site

WAYS = [(MessageWay.EMAIL.value, _("Thư điện tử")), (MessageWay.SMS.value, _("Tin nhắn đến số di động"))]


class AddressForm(forms.Form):
    """Where a code is sent."""

    way = forms.ChoiceField(label=_("Nhận mã qua"), choices=WAYS, initial=MessageWay.EMAIL, widget=forms.RadioSelect)
    address = forms.CharField(
        label=_("Thư điện tử hoặc số di động"),
        help_text=_("Mã xác nhận sáu chữ số sẽ được gửi đến đây."),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "way" in cleaned:
            cleaned["way"] = MessageWay(cleaned["way"])
        return cleaned


class SentCodeForm(forms.Form):
    code = forms.CharField(
        label=_("Mã xác nhận"),
        help_text=_("Sáu chữ số trong thư hoặc tin nhắn, dùng trong mười phút."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class TooManyMessages(Refused):
    http_status = HTTPStatus.TOO_MANY_REQUESTS


def count_sending(address: str, place: str) -> None:
    """One more code is asked for. Raises `TooManyMessages`; the same for addresses known and unknown."""
    now, address = clock.real_now(), sign_in_name(address, on=site.today())
    limits = (
        (throttle.CODES_TO_ADDRESS, address, place),
        (throttle.CODES_TO_ADDRESS_FROM_EVERYWHERE, address),
        (throttle.CODES_FROM_ONE_PLACE, place),
    )
    if any(throttle.is_exhausted(limit, *who, now=now) for limit, *who in limits):
        raise TooManyMessages(
            "too_many_codes",
            vi="Đã yêu cầu quá nhiều mã: xin chờ một giờ rồi thử lại. Mã gửi gần nhất vẫn dùng được trong mười phút.",
            en="Too many codes were asked for: wait an hour, then try again. The latest one is good for ten minutes.",
        )
    for limit, *who in limits:
        throttle.count_failure(limit, *who, now=now)
