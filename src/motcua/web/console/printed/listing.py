from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.printing.actions.save_template import print_sample
from motcua.printing.models import StoredTemplate
from motcua.printing.queries import Template, embedded_text, template_in_force, templates_in_force
from motcua.printing.rules.sets import form_set_on
from motcua.web.console.gate import administrators_only
from motcua.web.console.printed.words import address_of, printed, tag_of, title_of
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Fact, Link, Row, Table, Words, code, days, named
from motcua.web.templatetags.display import moment

COLUMNS = (_("Mẫu"), _("Tên tệp"), _("Số mẫu"), _("Mẫu đang dùng"), _("Căn cứ"))


@require_safe
@administrators_only
def templates(request: HttpRequest) -> HttpResponse:
    """Every printed form of today, and whose template it is printed with."""
    today = clock.now().date()
    form_set = form_set_on(today)
    rows = [_row(each, today) for each in templates_in_force(today) if form_set.has(each.form)]
    table = Table(_("Mẫu in"), COLUMNS, tuple(rows), "")
    lead = _("Bộ mẫu của hôm nay: %(set)s. Mẫu là tệp Typst; mẫu in không được thì không lưu.") % {"set": form_set.name}
    return show(request, "console/list.html", table.title, table=table, lead=lead)


@require_safe
@administrators_only
def template(request: HttpRequest, form_key: str) -> HttpResponse:
    """A form: the template in force, the ways to fetch, try and replace it, and every template it ever had."""
    today = clock.now().date()
    found = template_in_force(form_key, today)
    return show(
        request,
        "console/page.html",
        title_of(form_key, today),
        [printed()],
        facts=_facts(found, today),
        acts=_acts(found),
        tables=(_kept(form_key, today),),
    )


@require_safe
@administrators_only
def download(request: HttpRequest, form_key: str) -> HttpResponse:
    """The template in force, or with ?shipped=1 the program's own, as a file to begin a new one from."""
    shipped = "shipped" in request.GET
    text = embedded_text(form_key) if shipped else template_in_force(form_key, clock.now().date()).text
    headers = {"Content-Disposition": f'attachment; filename="{form_key}.typ"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


@require_safe
@administrators_only
def sample(request: HttpRequest, form_key: str) -> HttpResponse:
    """The template in force printed with invented data."""
    now = clock.now()
    return as_pdf(print_sample(form_key, template_in_force(form_key, now.date()).text, at=now), form_key)


def as_pdf(made: bytes, form_key: str) -> HttpResponse:
    """A PDF to look at."""
    headers = {"Content-Disposition": f'inline; filename="{form_key}.pdf"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _row(found: Template, on: date) -> Row:
    stored = found.stored
    source = named(stored.source) if stored else Cell("–")
    file, number = code(f"{found.form}.typ"), named(form_set_on(on).number(found.form))
    head = named(title_of(found.form, on), address_of(found.form))
    return Row(head, (file, number, Cell(tags=(tag_of(found),)), source))


def _facts(found: Template, today: date) -> tuple[Fact, ...]:
    stored = found.stored
    facts = (
        Fact(_("Tên tệp"), code(f"{found.form}.typ")),
        Fact(_("Số mẫu"), named(form_set_on(today).number(found.form))),
        Fact(_("Mẫu đang dùng"), Cell(tags=(tag_of(found),))),
    )
    if stored is None:
        return facts
    return (*facts, Fact(_("Thời gian"), days(stored.validity, today)), Fact(_("Căn cứ"), named(stored.source)))


def _acts(found: Template) -> tuple[Link, ...]:
    def link(name: str, label: Words, *, more: str = "", is_main: bool = False) -> Link:
        return Link(f"{reverse(name, args=[found.form])}{more}", label, is_main)

    acts = [
        link("console-template-replace", _("Thay mẫu"), is_main=True),
        link("console-template-sample", _("Xem bản in thử")),
        link("console-template-file", _("Tải mẫu đang dùng")),
    ]
    if found.is_own:
        acts.append(link("console-template-file", _("Tải mẫu kèm theo"), more="?shipped=1"))
        acts.append(link("console-template-restore", _("Dùng lại mẫu kèm theo")))
    return tuple(acts)


def _kept(form_key: str, today: date) -> Table:
    rows = [
        Row(
            Cell(moment(row.saved_at)),
            (
                Cell(tags=(tag_of(Template(form_key, row.text, row if row.text else None)),)),
                days(row.validity, today),
                named(row.source),
                named(row.saved_by),
            ),
        )
        for row in StoredTemplate.objects.filter(form=form_key).order_by("-pk")
    ]
    columns = (_("Lúc"), _("Mẫu"), _("Thời gian"), _("Căn cứ"), _("Người làm"))
    return Table(_("Các lần thay mẫu"), columns, tuple(rows), _("Mẫu này chưa thay lần nào."))
