"""The fields that the console's forms share."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.organisation.rules.posts import Role
from motcua.territory.rules.units import Kind
from motcua.web.leadership.period_form import DAY_FORMATS, DayInput

ROLES: dict[str, str | Promise] = {
    Role.RECEPTIONIST: _("Tiếp nhận"),
    Role.APPRAISER: _("Thẩm định"),
    Role.APPROVER: _("Phê duyệt"),
    Role.ISSUER: _("Ban hành kết quả"),
    Role.RETURNER: _("Trả kết quả"),
    Role.CENTRE_HEAD: _("Người đứng đầu"),
    Role.CLERK: _("Văn thư"),
    Role.AUDITOR: _("Kiểm toán"),
    Role.ADMINISTRATOR: _("Quản trị"),
    Role.CONTROLLER: _("Kiểm soát thủ tục"),
    Role.INSPECTOR: _("Thanh tra, kiểm tra"),
    Role.COORDINATOR: _("Điều phối cải cách"),
}
ROLE_CHOICES = [(role.value, ROLES[role]) for role in Role]
KINDS = {
    Kind.PROVINCE.value: _("Tỉnh"),
    Kind.MUNICIPALITY.value: _("Thành phố trực thuộc trung ương"),
    Kind.WARD.value: _("Phường"),
    Kind.COMMUNE.value: _("Xã"),
    Kind.SPECIAL_ZONE.value: _("Đặc khu"),
    Kind.TOWNSHIP.value: _("Thị trấn"),
    Kind.CITY.value: _("Thành phố thuộc tỉnh"),
    Kind.TOWN.value: _("Thị xã"),
    Kind.URBAN_DISTRICT.value: _("Quận"),
    Kind.RURAL_DISTRICT.value: _("Huyện"),
}
LEVELS = {"province": _("Cấp tỉnh"), "district": _("Cấp huyện"), "commune": _("Cấp xã")}


class Day(forms.DateField):
    """A day as dd/mm/yyyy."""

    def __init__(self, **more: Any) -> None:
        super().__init__(input_formats=DAY_FORMATS, widget=DayInput, **more)
        self.error_messages["invalid"] = _("Hãy viết ngày theo dạng 30/10/2018.")


class Text(forms.CharField):
    """Several lines."""

    def __init__(self, *, rows: int = 3, **more: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": str(rows)}), **more)


def search_words(label: Any) -> forms.CharField:
    """A box to search with."""
    widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=200, widget=widget)


def decision(**more: Any) -> forms.CharField:
    """The number of a decision."""
    return forms.CharField(
        label=_("Số quyết định"), max_length=200, help_text=_("Số và ký hiệu văn bản, ví dụ 12/QĐ-UBND"), **more
    )
