from collections.abc import Iterator
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.catalogue.queries import revision_in_force
from motcua.forms import queries
from motcua.forms.access import access_form
from motcua.forms.models import FormVersion, Status
from motcua.forms.rules.condition_text import write_condition_text
from motcua.forms.rules.definition import Field
from motcua.forms.rules.field_types import kind_of
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.console.forms.words import STATUSES, TYPES, forms_link
from motcua.web.console.gate import administrators_only
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Fact, Link, Row, Table, Words, code, days, named


@require_safe
@administrators_only
def eform(request: HttpRequest, form_id: int) -> HttpResponse:
    """A version of a form (the latest, or ?version=): what it asks, what is wrong with it, its versions."""
    actor, today = actor_of(request), clock.now().date()
    version = request.GET.get("version", "")
    row = access_form(actor, form_id, int(version) if version.isascii() and version.isdecimal() else None)
    language = get_language() or "vi"
    reading = row.reading()
    tables = [
        _fields(section.title.read(language), section.fields, language) for section in reading.definition.sections
    ]
    versions = queries.visible_to(actor).filter(form_id=form_id).order_by("-number")
    return show(
        request,
        "console/page.html",
        reading.definition.title.read(language) or row.form.code,
        [forms_link()],
        facts=_facts(row, today),
        acts=tuple(_acts(row, today)),
        notes=[*_notes(row, today), *(f"{each.path}: {each.sentence(language)}" for each in reading.problems)],
        tables=(*tables, _versions(list(versions), today)),
    )


def conditions_of(field: Field) -> str:
    """When it is asked and when it must be answered, in short."""
    shown = gettext("hỏi khi %(condition)s") % {"condition": write_condition_text(field.shown)} if field.shown else ""
    if field.required is True:
        needed = gettext("bắt buộc")
    elif field.required is False:
        needed = ""
    else:
        needed = gettext("bắt buộc khi %(condition)s") % {"condition": write_condition_text(field.required)}
    return "; ".join(part for part in (shown, needed) if part) or "–"


def _fields(title: str, fields: tuple[Field, ...], language: str) -> Table:
    rows = tuple(
        Row(
            Cell(field.label.read(language)),
            (code(field.key), Cell(TYPES[kind_of(field.type)]), Cell(conditions_of(field))),
        )
        for field in fields
    )
    return Table(title, (_("Mục"), _("Mã"), _("Loại"), _("Điều kiện")), rows, _("Chưa có mục nào."))


def _facts(row: FormVersion, today: date) -> tuple[Fact, ...]:
    return (
        Fact(_("Tên thủ tục"), named(str(row.form.procedure), reverse("procedure", args=[row.form.procedure.code]))),
        Fact(_("Trường hợp"), named(row.form.case or "–")),
        Fact(_("Bản"), Cell(str(row.number), (STATUSES[row.status],))),
        Fact(_("Lập theo phiên bản thủ tục"), Cell(str(row.revision))),
        Fact(_("Thời gian"), days(row.validity, today)),
        Fact(_("Nguồn"), named(row.source or "–")),
        *((Fact(_("Lý do ngừng dùng"), named(row.end_reason)),) if row.end_reason else ()),
    )


def _notes(row: FormVersion, today: date) -> Iterator[Words]:
    revision = revision_in_force(row.form.procedure.code, today)
    if revision is not None and revision.number > row.revision:
        yield _("Thủ tục đã có phiên bản mới hơn phiên bản mà biểu mẫu này được lập theo. Hãy đối chiếu.")


def _acts(row: FormVersion, today: date) -> Iterator[Link]:
    if row.status == Status.DRAFT:
        yield Link(reverse("console-form-publish", args=[row.form_id]), _("Công bố"), is_main=True)
        yield Link(reverse("console-form-edit", args=[row.form_id]), _("Sửa dự thảo"))
        yield Link(reverse("console-form-discard", args=[row.form_id]), _("Bỏ dự thảo"))
    else:
        yield Link(reverse("console-form-edit", args=[row.form_id]), _("Lập bản mới"))
        if row.validity and not row.validity.has_ended(today):
            yield Link(reverse("console-form-withdraw", args=[row.form_id]), _("Ngừng dùng"))
    yield Link(reverse("console-form-try", args=[row.form_id, row.number]), _("Điền thử"))
    yield Link(reverse("console-form-file", args=[row.form_id, row.number]), _("Tải tệp"))
    yield Link(reverse("console-form-schema", args=[row.form_id, row.number]), _("Tải JSON Schema"))


def _versions(rows: list[FormVersion], today: date) -> Table:
    columns = (_("Bản"), _("Tình trạng"), _("Thời gian"), _("Nguồn"))
    lines = tuple(
        Row(
            Cell(str(row), is_code=True, address=f"{reverse('console-form', args=[row.form_id])}?version={row.number}"),
            (Cell(tags=(STATUSES[row.status],)), days(row.validity, today), named(row.source or "–")),
        )
        for row in rows
    )
    return Table(_("Các bản"), columns, lines, "")
