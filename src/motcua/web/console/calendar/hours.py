import re
from collections.abc import Iterator
from datetime import time
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.territory.queries import resolve_unit
from motcua.web.actor import actor_of
from motcua.web.console.calendar.words import calendar, week_in_words, weekday
from motcua.web.console.fields import Day
from motcua.web.console.gate import administrators_only
from motcua.web.console.lookups import Code
from motcua.web.console.screen import act, show
from motcua.web.console.view_models import Cell, Link, Row, Table, code, days, named
from motcua.worktime import queries
from motcua.worktime.actions.set_hours import set_hours
from motcua.worktime.change_log import Change
from motcua.worktime.rules.hours import Interval, Season

INTERVALS = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*[-–]\s*([0-9]{1,2}):([0-9]{2})")
USUAL = "07:30-11:30, 13:30-17:00"
in_weekdays = lazy(weekday, str)


class Hours(forms.CharField):
    """Intervals of one day: "07:30-11:30, 13:30-17:00"; empty: closed."""

    def __init__(self, number: int) -> None:
        super().__init__(
            label=in_weekdays(number), required=False, max_length=100, initial=USUAL if number <= 5 else ""
        )

    def clean(self, value: Any) -> list[Interval]:
        return [_interval(part) for part in super().clean(value).split(",") if part.strip()]


class HoursForm(forms.Form):
    unit_code = Code(
        "moi-don-vi",
        label=_("Đơn vị hành chính"),
        required=False,
        help_text=_("Tên hoặc mã; bỏ trống: giờ chung của toàn tỉnh."),
    )
    valid_from = Day(label=_("Áp dụng từ ngày"))
    valid_to = Day(label=_("Đến hết ngày"), required=False, help_text=_("Bỏ trống: chưa có ngày kết thúc."))
    source = forms.CharField(label=_("Căn cứ"), max_length=500)
    decision = forms.CharField(
        label=_("Quyết định tính lại"),
        required=False,
        max_length=200,
        help_text=_("Bắt buộc khi giờ mới chạm đến ngày đã qua mà hồ sơ đã kết thúc được tính qua."),
    )

    def __init__(self, *given: Any, **named_ones: Any) -> None:
        super().__init__(*given, **named_ones)
        for number in range(1, 8):
            self.fields[f"day_{number}"] = Hours(number)
        self.fields["day_1"].help_text = _("Viết như 07:30-11:30, 13:30-17:00; bỏ trống: đóng cửa.")


@require_safe
@administrators_only
def hours(request: HttpRequest) -> HttpResponse:
    """The weekly hours of the province and of every unit with its own, season by season."""
    today = clock.now().date()
    rows = [
        Row(
            code(unit) if unit else Cell(_("Toàn tỉnh")),
            (Cell(week_in_words(season.week)), days(season.validity, today), named(season.source or "–")),
        )
        for unit, season in _seasons()
    ]
    acts = (Link(reverse("console-hours-new"), _("Đặt giờ làm việc"), is_main=True),)
    columns = (_("Đơn vị"), _("Giờ làm việc"), _("Thời gian"), _("Căn cứ"))
    table = Table(_("Giờ làm việc"), columns, tuple(rows), _("Chưa có giờ làm việc nào."), acts)
    return show(request, "console/list.html", table.title, [calendar()], table=table)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_hours(request: HttpRequest) -> HttpResponse:
    """Give the province or a unit its week for a season."""
    initial = {"valid_from": clock.now().date(), "unit_code": request.GET.get("unit", "")}
    return act(
        request,
        HoursForm(request.POST or None, initial=initial),
        lambda **values: _set(request, values),
        fields={"unit": "unit_code"},
        done=_("Đã đặt giờ làm việc. Ngày hẹn đã giao không đổi."),
        to=reverse("console-hours"),
        title=_("Đặt giờ làm việc"),
        submit=_("Đặt giờ làm việc"),
        trail=[calendar(), Link(reverse("console-hours"), _("Giờ làm việc"))],
        lead=_("Mùa bắt đầu cùng ngày sẽ được thay. Mùa chồng lên mùa khác bị từ chối."),
    )


def _set(request: HttpRequest, values: dict[str, Any]) -> Season:
    unit = resolve_unit(values["unit_code"]).code if values["unit_code"] else None
    change = Change(actor_of(request), clock.now(), "set_hours", values["source"], values["decision"])
    week = {number: values[f"day_{number}"] for number in range(1, 8)}
    return set_hours(unit, week, values["valid_from"], values["valid_to"], values["source"], change)


def _seasons() -> Iterator[tuple[str, Season]]:
    for unit in ("", *queries.units_with_hours()):
        for season in reversed(queries.seasons_of(unit or None)):
            yield unit, season


def _interval(text: str) -> Interval:
    found = INTERVALS.fullmatch(text.strip())
    try:
        first, second = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))  # type: ignore[index]
    except (TypeError, ValueError) as error:
        raise forms.ValidationError(_("Hãy viết giờ như 07:30-11:30, 13:30-17:00.")) from error
    return Interval(first, second)
