from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.console.calendar.words import KINDS, calendar, weekday, year_link
from motcua.web.console.fields import Text
from motcua.web.console.gate import absent, administrators_only
from motcua.web.console.screen import act, show
from motcua.web.console.view_models import Cell, Fact, Link, Row, Table, named
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import day as in_words
from motcua.worktime import queries
from motcua.worktime.actions.begin_year import begin_year
from motcua.worktime.actions.confirm_year import confirm_year
from motcua.worktime.change_log import Change
from motcua.worktime.models import CalendarYear
from motcua.worktime.rules.days import MarkedDay

CONFIRMED, OPEN = Tag(_("đã xác nhận"), Tone.GOOD), Tag(_("chưa xác nhận"), Tone.WARN)


class YearForm(forms.Form):
    year = forms.IntegerField(label=_("Năm"), widget=forms.NumberInput(attrs={"min": "1990", "max": "2100"}))
    source = forms.CharField(label=_("Căn cứ"), required=False, max_length=500)


class ConfirmForm(forms.Form):
    source = Text(
        label=_("Văn bản làm căn cứ"), max_length=500, help_text=_("Thông báo, quyết định về lịch nghỉ của năm.")
    )


@require_safe
@administrators_only
def years(request: HttpRequest) -> HttpResponse:
    """Every loaded year; the ways to hours and changes."""
    rows = [
        Row(
            Cell(str(each.year), address=reverse("console-year", args=[each.year])),
            (Cell(tags=(CONFIRMED if each.confirmed else OPEN,)), named(each.source or "–")),
        )
        for each in reversed(queries.years())
    ]
    acts = (
        Link(reverse("console-year-new"), _("Lập lịch năm mới"), is_main=True),
        Link(reverse("console-hours"), _("Giờ làm việc")),
        Link(reverse("console-closures"), _("Ngày đóng cửa")),
        Link(reverse("console-calendar-changes"), _("Các thay đổi của lịch")),
    )
    table = Table(
        _("Lịch làm việc"), (_("Năm"), _("Tình trạng"), _("Căn cứ")), tuple(rows), _("Chưa có lịch năm nào."), acts
    )
    lead = _("Không tính được thời hạn đi qua năm chưa xác nhận.")
    return show(request, "console/list.html", table.title, table=table, lead=lead)


@require_safe
@administrators_only
def year(request: HttpRequest, number: int) -> HttpResponse:
    """The days of a year that differ from Monday to Friday, with their sources."""
    found = _year(number)
    change = Link(reverse("console-day", args=[number]), _("Sửa một ngày"), is_main=True)
    confirm = Link(reverse("console-year-confirm", args=[number]), _("Xác nhận lịch năm"))
    return show(
        request,
        "console/page.html",
        _("Lịch năm %(year)s") % {"year": number},
        [calendar()],
        facts=(
            Fact(_("Tình trạng"), Cell(tags=(CONFIRMED if found.confirmed else OPEN,))),
            Fact(_("Căn cứ"), named(found.source or "–")),
        ),
        acts=(change,) if found.confirmed else (change, confirm),
        tables=(_days(number),),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_year(request: HttpRequest) -> HttpResponse:
    """Begin a year by hand."""
    change = Change(actor_of(request), clock.now(), "begin_year")
    return act(
        request,
        YearForm(request.POST or None),
        lambda year, source: begin_year(year, source, change),
        done=_("Đã lập lịch năm. Hãy nhập các ngày nghỉ, ngày làm bù, rồi xác nhận."),
        to=reverse("console-calendar"),
        title=_("Lập lịch năm mới"),
        submit=_("Lập lịch năm"),
        trail=[calendar()],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm a year: from then on terms are counted through it."""
    found = _year(number)
    change = Change(actor_of(request), clock.now(), "confirm_year")
    return act(
        request,
        ConfirmForm(request.POST or None, initial={"source": found.source}),
        lambda source: confirm_year(number, source, change),
        done=_("Đã xác nhận lịch năm."),
        to=reverse("console-year", args=[number]),
        title=_("Xác nhận lịch năm"),
        submit=_("Xác nhận"),
        trail=[calendar(), year_link(number)],
        lead=_("Hệ thống kiểm tra ngày lễ cố định, nghỉ bù và từng cặp hoán đổi trước khi xác nhận."),
    )


def _year(number: int) -> CalendarYear:
    found = CalendarYear.objects.filter(year=number).first()
    if found is None:
        raise absent()
    return found


def _days(number: int) -> Table:
    columns = (_("Ngày"), _("Loại ngày"), _("Tên"), _("Thay cho ngày"), _("Căn cứ"))
    rows = tuple(_row(marked) for marked in queries.days_of_year(number))
    title = _("Ngày khác thường lệ")
    return Table(title, columns, rows, _("Chưa nhập ngày nào: mọi ngày theo tuần thường."), has_acts=True)


def _row(marked: MarkedDay) -> Row:
    address = f"{reverse('console-day', args=[marked.day.year])}?day={marked.day:%d/%m/%Y}"
    return Row(
        Cell(f"{in_words(marked.day)}, {weekday(marked.day.isoweekday())}"),
        (
            Cell(KINDS.get(marked.kind, marked.kind)),
            named(marked.name),
            Cell(in_words(marked.replaces) or "–"),
            named(marked.source or "–"),
        ),
        (Link(address, _("Sửa")),),
    )
