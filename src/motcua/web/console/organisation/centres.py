from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.queries import open_at
from motcua.kernel import clock
from motcua.organisation import queries
from motcua.organisation.actions.close_post import close_centre
from motcua.organisation.actions.register_counter import register_counter
from motcua.organisation.models import Counter, ServiceCentre
from motcua.web.actor import actor_of
from motcua.web.console.fields import LEVELS, Day, decision, search_words
from motcua.web.console.gate import administrators_only
from motcua.web.console.keyset import page_of
from motcua.web.console.organisation import trails
from motcua.web.console.organisation.posts import posts_table
from motcua.web.console.organisation.units import WHEN
from motcua.web.console.screen import act, show
from motcua.web.console.view_models import Cell, Fact, Link, Row, Table, Words, code, days, named
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.templatetags.display import count


class CentreSearch(forms.Form):
    q = search_words(_("Tên hoặc mã nơi tiếp nhận"))
    level = forms.ChoiceField(label=_("Cấp"), required=False, choices=[("", _("Tất cả")), *LEVELS.items()])
    when = forms.ChoiceField(label=_("Thời gian"), required=False, choices=WHEN)


class CounterForm(forms.Form):
    number = forms.IntegerField(label=_("Số quầy"))
    name = forms.CharField(label=_("Tên quầy"), required=False, max_length=200, help_text=_("Bỏ trống: “Quầy số …”."))
    valid_from = Day(label=_("Hoạt động từ ngày"))
    valid_to = Day(label=_("Đến hết ngày"), required=False, help_text=_("Bỏ trống: chưa có ngày kết thúc."))
    source = decision(required=False)


class CloseForm(forms.Form):
    valid_to = Day(label=_("Ngày cuối cùng"))
    decision = decision()


@require_safe
@administrators_only
def centres(request: HttpRequest) -> HttpResponse:
    """The one-stops, of today or of all times."""
    form, today = CentreSearch(request.GET.dict()), clock.now().date()
    rows: list[ServiceCentre] = []
    next_key = ""
    if form.is_valid():
        found = queries.search_centres(**form.cleaned_data | {"when": None if form.cleaned_data["when"] else today})
        rows, next_key = page_of(found, request.GET.get("after", ""), "name_sort", "pk")
    table = Table(
        _("Trung tâm, bộ phận một cửa"),
        (_("Tên"), _("Mã"), _("Cấp"), _("Thời gian")),
        tuple(_row(row, today) for row in rows),
        _("Không có nơi tiếp nhận nào như vậy. Hãy thử ít chữ hơn hoặc chọn mọi thời kỳ."),
    )
    context = {"form": form, "table": table, "paging": paging_of(request, next_key)}
    return show(
        request, "console/list.html", table.title, [trails.organisation()], status=answer_status(form), **context
    )


@require_safe
@administrators_only
def centre(request: HttpRequest, centre_code: str) -> HttpResponse:
    """One one-stop: its days, its counters, its posts."""
    found, today = queries.centre_by_code(centre_code), clock.now().date()
    return show(
        request,
        "console/page.html",
        found.name,
        trails.centres(),
        title_is_data=True,
        facts=_facts(found, today),
        acts=()
        if found.validity.has_ended(today)
        else (_link("console-centre-close", found, _("Chấm dứt hoạt động")),),
        tables=(_counters(found, today), _posts(found, today)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_counter(request: HttpRequest, centre_code: str) -> HttpResponse:
    """Set a counter up at a one-stop."""
    found, now = queries.centre_by_code(centre_code), clock.now()
    form = CounterForm(request.POST or None, initial={"valid_from": now.date()})
    return act(
        request,
        form,
        lambda **values: register_counter(actor_of(request), found, at=now, **values),
        done=_("Đã lập quầy."),
        to=reverse("console-centre", args=[found.code]),
        title=_("Lập quầy"),
        submit=_("Lập quầy"),
        trail=_trail(found),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def close(request: HttpRequest, centre_code: str) -> HttpResponse:
    """End a one-stop with everything at it; what stays open is told before."""
    found, now, actor = queries.centre_by_code(centre_code), clock.now(), actor_of(request)
    form = CloseForm(request.POST or None)
    return act(
        request,
        form,
        lambda valid_to, decision: close_centre(actor, found, last_day=valid_to, decision=decision, at=now),
        done=_("Đã ghi ngày chấm dứt hoạt động."),
        to=reverse("console-centre", args=[found.code]),
        title=_("Chấm dứt hoạt động"),
        submit=_("Chấm dứt hoạt động"),
        trail=_trail(found),
        lead=_("Quầy, vị trí và việc giữ vị trí ở đây cùng kết thúc vào ngày đó."),
        notes=[_open_dossiers(open_at(actor, found).count())],
    )


def _open_dossiers(number: int) -> str:
    return str(
        _("Nơi này còn %(number)s hồ sơ đang mở. Sau ngày đó, hãy chuyển đến nơi kế thừa; ngày hẹn giữ nguyên.")
    ) % {"number": count(number)}


def _row(row: ServiceCentre, today: date) -> Row:
    address = reverse("console-centre", args=[row.code])
    return Row(named(row.name, address), (code(row.code), Cell(LEVELS[row.level]), days(row.validity, today)))


def _facts(found: ServiceCentre, today: date) -> tuple[Fact, ...]:
    return (
        Fact(_("Mã"), code(found.code)),
        Fact(_("Cấp"), Cell(LEVELS[found.level])),
        Fact(_("Đơn vị hành chính"), named(found.unit.full_name, reverse("console-unit", args=[found.unit.code]))),
        Fact(_("Cơ quan đánh số hồ sơ"), named(f"{found.agency.name} ({found.agency.code_2020})")),
        Fact(_("Thời gian"), days(found.validity, today)),
        Fact(_("Căn cứ"), named(found.source or "–")),
    )


def _counters(found: ServiceCentre, today: date) -> Table:
    rows = [
        Row(Cell(str(each.number)), (named(each.name), days(each.validity, today), named(each.source or "–")))
        for each in Counter.objects.filter(centre=found).order_by("number", "valid_from")
    ]
    acts = () if found.validity.has_ended(today) else (_link("console-counter-new", found, _("Lập quầy")),)
    columns = (_("Số"), _("Tên"), _("Thời gian"), _("Căn cứ"))
    return Table(_("Quầy"), columns, tuple(rows), _("Chưa có quầy nào."), acts)


def _posts(found: ServiceCentre, today: date) -> Table:
    address = f"{reverse('console-post-new')}?centre={found.code}"
    acts = () if found.validity.has_ended(today) else (Link(address, _("Lập vị trí")),)
    return posts_table(list(queries.posts(centre=found.code)), today, acts=acts)


def _trail(found: ServiceCentre) -> tuple[Link, ...]:
    return (*trails.centres(), Link(reverse("console-centre", args=[found.code]), found.name))


def _link(name: str, found: ServiceCentre, label: Words) -> Link:
    return Link(reverse(name, args=[found.code]), label)
