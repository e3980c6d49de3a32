from collections.abc import Iterable
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.organisation import queries
from motcua.organisation.models import Post, PostHolding
from motcua.web.console.fields import ROLE_CHOICES, ROLES, search_words
from motcua.web.console.gate import absent, administrators_only
from motcua.web.console.keyset import page_of
from motcua.web.console.organisation import trails
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Fact, Link, Row, Table, code, days, joined, named
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of

WHEN = (("", _("Đang hiệu lực")), ("all", _("Mọi thời kỳ")))


class PostSearch(forms.Form):
    q = search_words(_("Tên hoặc mã vị trí"))
    role = forms.ChoiceField(label=_("Vai trò"), required=False, choices=[("", _("Tất cả")), *ROLE_CHOICES])
    when = forms.ChoiceField(label=_("Thời gian"), required=False, choices=WHEN)


@require_safe
@administrators_only
def posts(request: HttpRequest) -> HttpResponse:
    """Posts by code."""
    form, today = PostSearch(request.GET.dict()), clock.now().date()
    rows: list[Post] = []
    next_key = ""
    if form.is_valid():
        asked = form.cleaned_data
        found = queries.posts(asked["q"], on=None if asked["when"] else today, role=asked["role"])
        rows, next_key = page_of(found, request.GET.get("after", ""), "code")
    table = posts_table(rows, today, acts=(Link(reverse("console-post-new"), _("Lập vị trí"), is_main=True),))
    context = {"form": form, "table": table, "paging": paging_of(request, next_key)}
    return show(
        request, "console/list.html", table.title, [trails.organisation()], status=answer_status(form), **context
    )


@require_safe
@administrators_only
def post(request: HttpRequest, key: int) -> HttpResponse:
    """A post: its roles and days, who holds it, held it and will."""
    found, today = post_by_key(key), clock.now().date()
    acts = (
        Link(reverse("console-post-assign", args=[key]), _("Giao vị trí"), is_main=True),
        Link(reverse("console-post-close", args=[key]), _("Kết thúc vị trí")),
    )
    return show(
        request,
        "console/page.html",
        found.title,
        trails.posts(),
        title_is_data=True,
        facts=_facts(found, today),
        acts=() if found.validity.has_ended(today) else acts,
        tables=(holdings_table(found.holdings.select_related("account", "post"), today, of_post=True),),
    )


def post_by_key(key: int) -> Post:
    """The post, or `NotFound`."""
    found = Post.objects.select_related("centre", "agency").filter(pk=key).first()
    if found is None:
        raise absent()
    return found


def posts_table(rows: Iterable[Post], today: date, acts: tuple[Link, ...] = ()) -> Table:
    """Posts with their roles, places and days."""
    return Table(
        _("Vị trí công tác"),
        (_("Tên"), _("Mã"), _("Vai trò"), _("Nơi làm việc"), _("Thời gian")),
        tuple(
            Row(
                named(each.title, reverse("console-post", args=[each.pk])),
                (code(each.code), _roles(each), named(_place(each)), days(each.validity, today)),
            )
            for each in rows
        ),
        _("Không có vị trí nào như vậy."),
        acts,
    )


def holdings_table(holdings: Iterable[PostHolding], today: date, *, of_post: bool) -> Table:
    """Who holds a post, or which posts somebody holds; what has not ended can be ended."""
    rows = sorted(holdings, key=lambda each: (each.validity.has_ended(today), each.valid_from, each.pk))
    return Table(
        _("Người giữ vị trí") if of_post else _("Vị trí"),
        (_("Cán bộ") if of_post else _("Vị trí"), _("Thời gian"), _("Tư cách"), _("Quyết định")),
        tuple(
            Row(
                _holder(each) if of_post else named(each.post.title, reverse("console-post", args=[each.post_id])),
                (
                    days(each.validity, today),
                    Cell(_("thay thế") if each.is_substitute else _("chính thức")),
                    named(each.source or "–"),
                ),
                () if each.validity.has_ended(today) else (_end(each),),
            )
            for each in rows
        ),
        _("Chưa ai giữ vị trí này.") if of_post else _("Chưa giữ vị trí nào."),
        has_acts=True,
    )


def _holder(holding: PostHolding) -> Cell:
    return named(str(holding.account), reverse("console-officer", args=[holding.account_id]))


def _end(holding: PostHolding) -> Link:
    return Link(reverse("console-holding-end", args=[holding.pk]), _("Kết thúc"))


def _facts(found: Post, today: date) -> tuple[Fact, ...]:
    return (
        Fact(_("Mã"), code(found.code)),
        Fact(_("Vai trò"), _roles(found)),
        Fact(_("Nơi làm việc"), named(_place(found))),
        Fact(_("Số người cùng giữ"), Cell(str(found.seats) if found.seats else _("không giới hạn"))),
        Fact(_("Thời gian"), days(found.validity, today)),
        Fact(_("Căn cứ"), named(found.source or "–")),
    )


def _roles(found: Post) -> Cell:
    return Cell(joined([ROLES.get(role, role) for role in found.roles]))


def _place(found: Post) -> str:
    return ", ".join(str(place) for place in (found.agency, found.centre) if place)
