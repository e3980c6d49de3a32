from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.organisation import queries
from motcua.organisation.actions.open_officer_account import Opened, lock_account, open_officer_account, reset_password
from motcua.people.models import Account
from motcua.web.actor import actor_of
from motcua.web.console.fields import search_words
from motcua.web.console.gate import absent, administrators_only
from motcua.web.console.keyset import page_of
from motcua.web.console.organisation import trails
from motcua.web.console.organisation.posts import holdings_table
from motcua.web.console.screen import act, attempt, show
from motcua.web.console.view_models import Cell, Fact, Link, Row, Table, code, joined, named
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.statuses import Tag, Tone

OPEN, LOCKED = Tag(_("đang dùng"), Tone.GOOD), Tag(_("đã khóa"), Tone.BAD)


class OfficerSearch(forms.Form):
    q = search_words(_("Họ tên hoặc tên đăng nhập"))


class AccountForm(forms.Form):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=200)
    username = forms.CharField(
        label=_("Tên đăng nhập"), max_length=50, help_text=_("Chữ thường không dấu, số, . và -; ví dụ binh.nv")
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=300)


@require_safe
@administrators_only
def officers(request: HttpRequest) -> HttpResponse:
    """Officers with the posts that they hold today."""
    form, today = OfficerSearch(request.GET.dict()), clock.now().date()
    rows: list[Account] = []
    next_key = ""
    if form.is_valid():
        found = queries.with_posts(queries.officers(actor_of(request), form.cleaned_data["q"]), today)
        rows, next_key = page_of(found, request.GET.get("after", ""), "username")
    table = Table(
        _("Cán bộ"),
        (_("Họ và tên"), _("Tên đăng nhập"), _("Vị trí hôm nay"), _("Tài khoản")),
        tuple(_row(row) for row in rows),
        _("Không có cán bộ nào như vậy. Hãy thử ít chữ hơn, hoặc mở tài khoản mới."),
        (Link(reverse("console-officer-new"), _("Mở tài khoản"), is_main=True),),
    )
    context = {"form": form, "table": table, "paging": paging_of(request, next_key)}
    return show(
        request, "console/list.html", table.title, [trails.organisation()], status=answer_status(form), **context
    )


@require_safe
@administrators_only
def officer(request: HttpRequest, key: int) -> HttpResponse:
    """An officer: the account and every post, held now, before or later."""
    account, today = _officer(request, key), clock.now().date()
    change = _("Khóa tài khoản") if account.is_active else _("Mở khóa tài khoản")
    return show(
        request,
        "console/page.html",
        account.full_name,
        trails.officers(),
        title_is_data=True,
        facts=_facts(account),
        acts=(
            Link(reverse("console-officer-password", args=[key]), _("Cấp mật khẩu tạm")),
            Link(reverse("console-officer-lock", args=[key]), change),
        ),
        tables=(_posts_of(account, today),),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_officer(request: HttpRequest) -> HttpResponse:
    """Open an account; its temporary password is shown by this answer and never again."""
    form = AccountForm(request.POST or None)
    opened: list[Opened] = []
    if request.method == "POST" and form.is_valid():
        actor, now = actor_of(request), clock.now()
        attempt(
            form, lambda **values: opened.append(open_officer_account(actor, at=now, **values)), **form.cleaned_data
        )
    if opened:
        return _told_once(request, opened[0])
    context: dict[str, Any] = {"form": form, "submit": _("Mở tài khoản"), "back": reverse("console-officers")}
    title = _("Mở tài khoản cho cán bộ")
    return show(request, "console/form.html", title, trails.officers(), status=answer_status(form), **context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_password(request: HttpRequest, key: int) -> HttpResponse:
    """Give a new temporary password, shown by this answer and never again."""
    account = _officer(request, key)
    if request.method == "POST":
        return _told_once(request, reset_password(actor_of(request), account, at=clock.now()))
    lead = _("Mật khẩu đang dùng sẽ hết tác dụng ngay. Mật khẩu tạm chỉ hiện một lần.")
    context: dict[str, Any] = {
        "form": forms.Form(),
        "submit": _("Cấp mật khẩu tạm"),
        "back": _address(account),
        "lead": lead,
    }
    return show(request, "console/form.html", _("Cấp mật khẩu tạm"), _trail(account), **context)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def lock(request: HttpRequest, key: int) -> HttpResponse:
    """Lock the account, or open it again."""
    account, now = _officer(request, key), clock.now()
    title = _("Khóa tài khoản") if account.is_active else _("Mở khóa tài khoản")
    is_locked = account.is_active
    return act(
        request,
        ReasonForm(request.POST or None),
        lambda reason: lock_account(actor_of(request), account, is_locked=is_locked, reason=reason, at=now),
        done=_("Đã ghi thay đổi của tài khoản."),
        to=_address(account),
        title=title,
        submit=title,
        trail=_trail(account),
        lead=str(account),
    )


def _told_once(request: HttpRequest, opened: Opened) -> HttpResponse:
    return show(request, "console/password.html", _("Mật khẩu tạm"), _trail(opened.account), opened=opened)


def _officer(request: HttpRequest, key: int) -> Account:
    account = queries.officers(actor_of(request)).filter(pk=key).first()
    if account is None:
        raise absent()
    return account


def _row(account: Account) -> Row:
    posts = joined([each.post.title for each in account.held])  # type: ignore[attr-defined]
    held = named(posts) if posts else Cell(_("chưa giữ vị trí nào"))
    return Row(named(account.full_name, _address(account)), (code(account.username), held, _standing(account)))


def _facts(account: Account) -> tuple[Fact, ...]:
    return Fact(_("Tên đăng nhập"), code(account.username)), Fact(_("Tài khoản"), _standing(account))


def _posts_of(account: Account, today: date) -> Table:
    return holdings_table(account.post_holdings.select_related("post", "account"), today, of_post=False)


def _standing(account: Account) -> Cell:
    return Cell(tags=(OPEN if account.is_active else LOCKED,))


def _address(account: Account) -> str:
    return reverse("console-officer", args=[account.pk])


def _trail(account: Account) -> tuple[Link, ...]:
    return (*trails.officers(), Link(_address(account), account.full_name))
