from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.notices.access import dead_letter_for
from motcua.notices.actions.discard_delivery import discard_delivery
from motcua.notices.actions.retry_delivery import retry_delivery
from motcua.notices.models import Delivery
from motcua.notices.queries import counts_by_way, dead_letters
from motcua.web.actor import actor_of
from motcua.web.console.gate import administrators_only
from motcua.web.console.notices.petitions import table_for
from motcua.web.console.notices.words import links, notices_home, way_words
from motcua.web.console.screen import act, show
from motcua.web.console.view_models import Cell, Fact, Link, Row, Table, code, named
from motcua.web.portal.notices.words import KINDS, WAYS
from motcua.web.templatetags.display import count, moment

MOST = 100


@require_safe
@administrators_only
def overview(request: HttpRequest) -> HttpResponse:
    """How much was sent and waits by each way, and the dead letters with what to do about them."""
    actor = actor_of(request)
    counts = counts_by_way(actor)
    facts = tuple(Fact(label, Cell(_told(counts, way))) for way, label in WAYS.items())
    rows = tuple(_row(each) for each in dead_letters(actor)[:MOST])
    columns = (_("Hồ sơ"), _("Việc"), _("Cách gửi"), _("Xảy ra lúc"), _("Lý do và việc cần làm"))
    table = Table(_("Thông báo không gửi được"), columns, rows, _("Không có thông báo nào hỏng."), has_acts=True)
    return show(
        request, "console/page.html", _("Thông báo"), facts=facts, acts=links(), tables=(table, table_for(actor))
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def retry(request: HttpRequest, number: int) -> HttpResponse:
    """Send a dead letter again."""
    _still_dead(request, number)
    return act(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: retry_delivery(actor_of(request), number, at=clock.now()),
        done=_("Đã cho gửi lại."),
        to=reverse("console-notices"),
        title=_("Gửi lại thông báo"),
        submit=_("Gửi lại"),
        trail=[notices_home()],
        lead=_("Thông báo được gửi lại ngay, đến địa chỉ cũ."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Give a dead letter up."""
    _still_dead(request, number)
    return act(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: discard_delivery(actor_of(request), number),
        done=_("Đã bỏ, không gửi nữa."),
        to=reverse("console-notices"),
        title=_("Bỏ thông báo"),
        submit=_("Bỏ, không gửi nữa"),
        trail=[notices_home()],
        lead=_("Chỉ bỏ khi đã báo cho người dân bằng cách khác. Thông báo vẫn được lưu."),
    )


def _still_dead(request: HttpRequest, number: int) -> None:
    if request.method != "POST":
        dead_letter_for(actor_of(request), number, lock=False)


def _told(counts: dict[tuple[str, str], int], way: str) -> str:
    sent, waiting, dead = (counts.get((way, status), 0) for status in ("sent", "waiting", "dead"))
    values = {"sent": count(sent), "waiting": count(waiting), "dead": count(dead)}
    return gettext("%(sent)s đã gửi, %(waiting)s đang chờ, %(dead)s hỏng") % values


def _row(each: Delivery) -> Row:
    acts = (
        Link(reverse("console-notice-retry", args=[each.pk]), _("Gửi lại")),
        Link(reverse("console-notice-discard", args=[each.pk]), _("Bỏ")),
    )
    dossier = code(each.dossier.code or f"#{each.dossier_id}")
    reason = named(each.reason_vi) if get_language() != "en" else Cell(each.reason_en)
    return Row(dossier, (Cell(KINDS[each.kind]), way_words(each.way), Cell(moment(each.at)), reason), acts)
