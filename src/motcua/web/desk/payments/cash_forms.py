"""The acts on the cash of a day, and the registering of receipts."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.kernel.money import format_dong
from motcua.organisation.actors import Actor
from motcua.payments.actions.confirm_count import confirm_count
from motcua.payments.actions.count_cash import count_cash
from motcua.payments.actions.open_cash import open_cash
from motcua.payments.actions.register_series import register_series
from motcua.payments.actions.reopen_day import reopen_day
from motcua.payments.rules.cash import DENOMINATIONS, MOST_NOTES
from motcua.payments.rules.series import LARGEST, Series
from motcua.payments.till_access import own_drawer
from motcua.web.desk.payments.acts import Act, DongField


class CountForm(Act):
    """The notes, counted one denomination after another."""

    act = "count"
    done = _("Đã kiểm đếm và khóa quỹ.")
    explanation = forms.CharField(
        label=_("Giải trình"), help_text=_("Chỉ ghi khi tiền đếm được lệch so với sổ."), required=False, max_length=1000
    )

    def __init__(self, data: Any = None, **named: Any) -> None:
        super().__init__(data, **named)
        notes = {
            f"note_{note}": forms.IntegerField(
                label=format_dong(note), min_value=0, max_value=MOST_NOTES, required=False, initial=0
            )
            for note in DENOMINATIONS
        }
        self.fields = notes | self.fields

    def note_fields(self) -> list[Any]:
        return [self[f"note_{note}"] for note in DENOMINATIONS]

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        notes = {note: self.cleaned_data[f"note_{note}"] or 0 for note in DENOMINATIONS}
        request_id = self.cleaned_data["request_id"]
        count_cash(actor, target, notes, self.cleaned_data["explanation"], at=at, request_id=request_id)


class OpeningForm(Act):
    """The change at the start of one's own day; the centre is asked for where one has several."""

    act = "opening"
    done = _("Đã ghi tiền lẻ đầu ngày.")
    centre = forms.IntegerField(label=_("Trung tâm, bộ phận một cửa"), widget=forms.Select)
    amount = DongField(label=_("Tiền lẻ nhận đầu ngày"))

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        drawer = own_drawer(actor, self.cleaned_data["centre"], at)
        open_cash(actor, drawer, self.cleaned_data["amount"], at=at, request_id=self.cleaned_data["request_id"])


class ConfirmForm(Act):
    act = "confirm"
    done = _("Đã xác nhận kiểm quỹ.")
    note = forms.CharField(label=_("Ý kiến"), required=False, max_length=500)

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        confirm_count(actor, target, self.cleaned_data["note"], at=at)


class ReopenForm(Act):
    act = "reopen"
    done = _("Đã mở lại quỹ.")
    reason = forms.CharField(label=_("Lý do mở lại"), max_length=500)

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        reopen_day(actor, target, self.cleaned_data["reason"], at=at)


class SeriesForm(Act):
    act = "series"
    done = _("Đã đăng ký dải biên lai.")
    centre = forms.IntegerField(label=_("Trung tâm, bộ phận một cửa"), widget=forms.Select)
    form = forms.CharField(label=_("Mẫu số"), max_length=20)
    sign = forms.CharField(label=_("Ký hiệu"), max_length=20)
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2200)
    first = forms.IntegerField(label=_("Từ số"), min_value=1, max_value=LARGEST)
    last = forms.IntegerField(label=_("Đến số"), min_value=1, max_value=LARGEST)

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        register_series(actor, self.cleaned_data["centre"], Series(**self.values("centre")), at=at)


ACTS = (OpeningForm, CountForm, ConfirmForm, ReopenForm)
