from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.organisation.models import EquipmentItem
from motcua.web.desk.once import OnceForm
from motcua.web.reform.money import DongField
from motcua.web.reform.reviews.forms import DayForm, day_field, words_field

LEVELS = [
    ("commune", _("cấp xã")),
    ("district", _("cấp huyện (đến 30/06/2025)")),
    ("province", _("cấp tỉnh")),
]
MARKS = [("", _("không xem lần này")), ("yes", _("có")), ("no", _("không có"))]


class AskedForm(DayForm):
    """Of which level, as of which day."""

    level = forms.ChoiceField(label=_("Cấp"), choices=LEVELS)

    def __init__(self, asked: str, level: str, today: date) -> None:
        super().__init__(asked, today)
        self.data = {**self.data, "level": level or "commune"}

    @property
    def chosen(self) -> str:
        """The level asked for; the communes where there is no such one."""
        return str(self.cleaned_data.get("level") or "commune") if self.is_valid() else "commune"


class LookForm(OnceForm):
    """What was seen at one unit on one day."""

    checked_on = day_field(_("Ngày kiểm tra"))
    source = words_field(_("Căn cứ (biên bản, ảnh, ai xem tại chỗ)"))

    def __init__(self, data: Any = None, *, items: list[EquipmentItem], names: dict[str, str], first: dict[str, Any]):
        super().__init__(data, first=first)
        for item in items:
            self.fields[f"item_{item.code}"] = forms.ChoiceField(label=names[item.code], choices=MARKS, required=False)

    @property
    def marks(self) -> dict[str, bool]:
        """The items that were looked at."""
        return {
            key.removeprefix("item_"): value == "yes"
            for key, value in self.cleaned_data.items()
            if key.startswith("item_") and value
        }


class PriceForm(forms.Form):
    """What an item costs."""

    item = forms.ChoiceField(label=_("Trang thiết bị"))
    amount = DongField(label=_("Đơn giá (đồng)"))
    valid_from = day_field(_("Áp dụng từ ngày"))
    source = forms.CharField(label=_("Nguồn của giá"), max_length=300)

    def __init__(self, data: Any = None, *, items: list[tuple[str, str]], first: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=first)
        field = self.fields["item"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
        field.choices = items
