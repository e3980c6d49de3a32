from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.notices.models import Preference

HOUR = {"type": "time"}


class WaysForm(forms.Form):
    by_email = forms.BooleanField(label=_("Thư điện tử"), required=False)
    by_sms = forms.BooleanField(
        label=_("Tin nhắn SMS"), required=False, help_text=_("Chỉ việc cần biết ngay; chỉ có mã hồ sơ.")
    )
    by_zalo = forms.BooleanField(label=_("Zalo"), required=False)
    phone = forms.CharField(
        label=_("Số di động"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    language = forms.ChoiceField(label=_("Ngôn ngữ của thông báo"), choices=[("vi", "Tiếng Việt"), ("en", "English")])
    quiet_from = forms.TimeField(
        label=_("Không làm phiền từ"),
        required=False,
        widget=forms.TimeInput(attrs=HOUR, format="%H:%M"),
        help_text=_("Bỏ trống thì theo giờ chung của trang. Thư điện tử không bị giữ lại."),
    )
    quiet_to = forms.TimeField(label=_("đến"), required=False, widget=forms.TimeInput(attrs=HOUR, format="%H:%M"))

    @staticmethod
    def of(kept: Preference, account: Any) -> dict[str, Any]:
        """What stands in the form at first."""
        names = ("by_email", "by_sms", "by_zalo", "phone", "quiet_from", "quiet_to")
        return {name: getattr(kept, name) for name in names} | {"language": account.language}
