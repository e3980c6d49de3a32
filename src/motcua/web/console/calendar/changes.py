from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.dossiers.calendar_proposals import Proposal, open_through, propose
from motcua.dossiers.models import Dossier
from motcua.web.actor import actor_of
from motcua.web.console.calendar.words import calendar
from motcua.web.console.gate import absent, administrators_only
from motcua.web.console.keyset import page_of
from motcua.web.console.log.search import LogSearch, found_in
from motcua.web.console.log.words import CALENDAR, in_lines, title_of
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Fact, Link, Row, Table, code, named
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import count, moment
from motcua.web.templatetags.display import day as in_words
from motcua.worktime import queries
from motcua.worktime.models import CalendarChange

PROPOSED_ROWS = 20
DIFFERENT, SAME = Tag(_("khác lịch mới"), Tone.WARN), Tag(_("không đổi"), Tone.GOOD)


@require_safe
@administrators_only
def changes(request: HttpRequest) -> HttpResponse:
    """The log of the calendar, the latest first."""
    form = LogSearch(request.GET.dict(), actions=CALENDAR)
    found = queries.changes()
    if form.is_valid():
        found = found_in(found, form.cleaned_data, who="actor_name", what="action", words=("reason", "decision"))
    rows, next_key = page_of(found, request.GET.get("after", ""), "-pk")
    table = Table(
        _("Các thay đổi của lịch"),
        (_("Lúc"), _("Việc"), _("Ngày"), _("Người làm"), _("Lý do"), _("Hồ sơ đang mở")),
        tuple(_row(row) for row in rows),
        _("Lịch chưa thay đổi lần nào."),
    )
    context = {"table": table, "form": form, "paging": paging_of(request, next_key)}
    return show(request, "console/list.html", table.title, [calendar()], status=answer_status(form), **context)


@require_safe
@administrators_only
def change(request: HttpRequest, version: int) -> HttpResponse:
    """One change, and what the calendar of today would make of the open dossiers that count through its days."""
    found = queries.changes().filter(version=version).first()
    if found is None:
        raise absent()
    proposals, next_key = _proposals(request, found)
    return show(
        request,
        "console/change.html",
        title_of(found.action),
        [calendar(), Link(reverse("console-calendar-changes"), _("Các thay đổi của lịch"))],
        facts=_facts(found),
        tables=(proposals,),
        paging=paging_of(request, next_key),
    )


def _proposals(request: HttpRequest, found: CalendarChange) -> tuple[Table, str]:
    rows: list[Dossier] = []
    next_key = ""
    if found.first_day is not None:
        last = found.last_day or date.max
        touched = open_through(actor_of(request), found.first_day, last, found.unit_code or None)
        rows, next_key = page_of(touched, request.GET.get("after", ""), "accepted_at", "pk", rows=PROPOSED_ROWS)
    return Table(
        _("Hồ sơ đang mở tính qua những ngày này"),
        (_("Mã hồ sơ"), _("Thủ tục"), _("Nơi tiếp nhận"), _("Đã hẹn"), _("Theo lịch hiện nay")),
        tuple(_proposal(each) for each in propose(rows)),
        _("Không có hồ sơ đang mở nào được tính qua những ngày này."),
    ), next_key


def _proposal(each: Proposal) -> Row:
    row = each.row
    by_now = Cell(_("không tính lại được; hãy xem hồ sơ"))
    if each.proposed_at is not None:
        by_now = Cell(moment(each.proposed_at), (DIFFERENT if each.is_different else SAME,))
    story = reverse("story", args=[row.code])
    names = named(row.procedure.name), named(row.centre.name)
    return Row(code(row.code or "", story), (*names, Cell(moment(each.due_at)), by_now))


def _row(found: CalendarChange) -> Row:
    return Row(
        Cell(moment(found.at), address=reverse("console-calendar-change", args=[found.version])),
        (
            Cell(title_of(found.action)),
            Cell(_days(found)),
            named(found.actor_name),
            named(found.reason or "–"),
            Cell(count(found.open_affected)),
        ),
    )


def _facts(found: CalendarChange) -> tuple[Fact, ...]:
    return (
        Fact(_("Lúc"), Cell(moment(found.at))),
        Fact(_("Người làm"), named(found.actor_name)),
        Fact(_("Ngày"), Cell(_days(found))),
        Fact(_("Đơn vị"), Cell(found.unit_code or _("Toàn tỉnh"))),
        Fact(_("Trước"), named(in_lines(found.before))),
        Fact(_("Sau"), named(in_lines(found.after))),
        Fact(_("Lý do"), named(found.reason or "–")),
        Fact(_("Quyết định tính lại"), named(found.decision or "–")),
        Fact(_("Hồ sơ đã kết thúc lúc đó"), Cell(count(found.closed_affected))),
        Fact(_("Hồ sơ đang mở lúc đó"), Cell(count(found.open_affected))),
    )


def _days(found: CalendarChange) -> str:
    if found.first_day is None:
        return "–"
    first, last = in_words(found.first_day), in_words(found.last_day)
    return first if first == last else f"{first} – {last or '…'}"
