from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.catalogue import queries
from motcua.catalogue.access import procedure_for
from motcua.catalogue.models import Procedure, ProcedureRevision
from motcua.catalogue.rules.differences import PARTS, Change, Difference
from motcua.web.actor import actor_of
from motcua.web.console.gate import absent, administrators_only
from motcua.web.console.procedures.words import trail
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Row, Table, named
from motcua.web.statuses import Tag, Tone

CHANGES = {
    Change.ADDED: Tag(_("thêm"), Tone.GOOD),
    Change.REMOVED: Tag(_("bỏ"), Tone.BAD),
    Change.CHANGED: Tag(_("sửa"), Tone.WARN),
}


@require_safe
@administrators_only
def compare(request: HttpRequest, procedure_code: str, number: int) -> HttpResponse:
    """What a revision changed of the one before it, or of another (?with=1)."""
    found = procedure_for(actor_of(request), procedure_code)
    new = revision_of(found, number)
    other = request.GET.get("with", "")
    old = revision_of(found, int(other) if other.isascii() and other.isdecimal() else number - 1)
    rows = tuple(_row(each) for each in queries.differences_between(old, new))
    table = Table(
        _("Phiên bản %(new)s so với %(old)s") % {"new": new.number, "old": old.number},
        (_("Phần"), _("Thay đổi"), _("Ở"), _("Trước"), _("Sau")),
        rows,
        _("Hai phiên bản nói như nhau."),
    )
    return show(request, "console/list.html", table.title, trail(found), table=table, lead=new.name)


def revision_of(found: Procedure, number: int) -> ProcedureRevision:
    """A revision of the procedure by its number, or `NotFound`."""
    revision = found.revisions.select_related("procedure", "sector").filter(number=number).first()
    if revision is None:
        raise absent()
    return revision


def _row(each: Difference) -> Row:
    side = get_language() == "en"
    values = Cell(each.before[side] or "–"), Cell(each.after[side] or "–")
    return Row(Cell(PARTS[each.part][side]), (Cell(tags=(CHANGES[each.change],)), named(each.subject or "–"), *values))
