from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.dossiers.calendar_proposals import open_through
from motcua.kernel import clock
from motcua.kernel.text import nfc
from motcua.organisation.actors import Actor
from motcua.web.actor import actor_of
from motcua.web.console.calendar.words import KINDS, calendar, year_link
from motcua.web.console.fields import Day, Text
from motcua.web.console.gate import administrators_only
from motcua.web.console.screen import act
from motcua.web.templatetags.display import count
from motcua.web.templatetags.display import day as in_words
from motcua.worktime import queries
from motcua.worktime.actions.change_day import change_day
from motcua.worktime.change_log import Change
from motcua.worktime.rules.days import DayKind, MarkedDay

PLAIN = ""


class DayForm(forms.Form):
    day = Day(label=_("Ngày"))
    kind = forms.ChoiceField(
        label=_("Trở thành"), required=False, choices=[(PLAIN, _("Ngày thường của tuần")), *KINDS.items()]
    )
    name = forms.CharField(label=_("Tên ngày"), required=False, max_length=120)
    name_en = forms.CharField(label=_("Tên tiếng Anh"), required=False, max_length=120)
    replaces = Day(
        label=_("Thay cho ngày"),
        required=False,
        help_text=_("Nghỉ bù: ngày lễ được bù. Làm bù: ngày nghỉ hoán đổi."),
    )
    source = forms.CharField(label=_("Căn cứ của ngày này"), required=False, max_length=500)
    reason = Text(label=_("Lý do sửa"), max_length=500, rows=2)
    decision = forms.CharField(
        label=_("Quyết định tính lại"),
        required=False,
        max_length=200,
        help_text=_("Bắt buộc khi sửa ngày đã qua mà hồ sơ đã kết thúc được tính qua ngày đó."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def day(request: HttpRequest, number: int) -> HttpResponse:
    """Change one day. Appointments given stay; how many open dossiers count through the day is told before."""
    actor, shown = actor_of(request), _asked(request)
    return act(
        request,
        DayForm(request.POST or None, initial=_as_it_is(shown) if shown else None),
        lambda **values: change_day(values["day"], _marked(values), _change(actor, values)),
        done=_("Đã sửa lịch. Ngày hẹn đã giao không đổi; hãy xem các hồ sơ đang mở tính qua ngày này."),
        to=reverse("console-calendar-changes") if request.method == "POST" else reverse("console-year", args=[number]),
        title=_("Sửa một ngày"),
        submit=_("Ghi thay đổi"),
        trail=[calendar(), year_link(number)],
        notes=[_touched(actor, shown)] if shown else [],
    )


def _asked(request: HttpRequest) -> date | None:
    """The day that the address or the form names, if it can be read."""
    try:
        return Day(required=False).clean((request.POST or request.GET).get("day", ""))
    except forms.ValidationError:
        return None


def _as_it_is(asked: date) -> dict[str, Any]:
    marked = next((each for each in queries.days_of_year(asked.year) if each.day == asked), None)
    if marked is None:
        return {"day": asked}
    fields = ("day", "kind", "name", "name_en", "replaces", "source")
    return {field: getattr(marked, field) for field in fields}


def _marked(values: dict[str, Any]) -> MarkedDay | None:
    if values["kind"] == PLAIN:
        return None
    names = {field: nfc(values[field]).strip() for field in ("name", "name_en", "source")}
    return MarkedDay(values["day"], DayKind(values["kind"]), replaces=values["replaces"], **names)


def _change(actor: Actor, values: dict[str, Any]) -> Change:
    return Change(actor, clock.now(), "change_day", values["reason"], values["decision"])


def _touched(actor: Actor, asked: date) -> str:
    number = open_through(actor, asked, asked, None).count()
    sentence = ngettext(
        "%(number)s hồ sơ đang mở được tính hạn qua ngày %(day)s. Ngày hẹn đã giao không đổi; sau khi sửa, hệ thống"
        " đề xuất ngày theo lịch mới.",
        "%(number)s hồ sơ đang mở được tính hạn qua ngày %(day)s. Ngày hẹn đã giao không đổi; sau khi sửa, hệ thống"
        " đề xuất ngày theo lịch mới.",
        number,
    )
    if not number:
        return gettext("Không có hồ sơ đang mở nào được tính hạn qua ngày %(day)s.") % {"day": in_words(asked)}
    return sentence % {"number": count(number), "day": in_words(asked)}
