"""The forms for a new password. What it must be is decided by people/rules/passwords.py, and told beside the field."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class NewPasswordForm(forms.Form):
    new_password = forms.CharField(
        label=_("Mật khẩu mới"),
        help_text=_("Ít nhất mười ký tự, không có tên mình. Vài từ không liên quan ghép lại là dễ nhớ và khó đoán."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Nhập lại mật khẩu mới"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "again" in cleaned and cleaned["again"] != cleaned.get("new_password"):
            self.add_error("again", _("Hai lần nhập không giống nhau. Hãy nhập lại cả hai."))
        return cleaned


class ChangePasswordForm(NewPasswordForm):
    current = forms.CharField(
        label=_("Mật khẩu hiện tại"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ["current", "new_password", "again"]
