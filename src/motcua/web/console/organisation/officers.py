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
from motcua.organisation.actions.open_officer_account import (
    Opened,
    lock_account,
    open_officer_account,
    reset_password,
    reset_second_factor,
)
from motcua.people.models import Account
from motcua.people.second_factor import has_second_factor
from motcua.people.sign_in_log import lines_of
from motcua.web.actor import actor_of
from motcua.web.console.fields import search_words
from motcua.web.console.gate import absent, administrators_only
from motcua.web.console.keyset import page_of
from motcua.web.console.organisation import trails
from motcua.web.console.organisation.posts import holdings_table
from motcua.web.console.screen import act, attempt, show
from motcua.web.console.view_models import Cell, Fact, Link, Row, Table, code, joined, named
from motcua.web.desk.account.sign_in_words import told
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import moment
from motcua.web.unlock import forgive_failures, is_shut_out

OPEN, LOCKED = Tag(_("đang dùng"), Tone.GOOD), Tag(_("đã khóa"), Tone.BAD)
SHUT_OUT = Tag(_("tạm khóa vì sai nhiều lần"), Tone.WARN)
SIGN_INS = 10


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
    return show(
        request,
        "console/page.html",
        account.full_name,
        trails.officers(),
        title_is_data=True,
        facts=_facts(account),
        acts=_acts(account),
        tables=(_posts_of(account, today), _sign_ins(account)),
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
            form,
            lambda **values: opened.append(open_officer_account(actor, at=now, real_at=clock.real_now(), **values)),
            **form.cleaned_data,
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
        return _told_once(request, _given_anew(request, account))
    lead = _(
        "Mật khẩu đang dùng hết tác dụng và mọi nơi bị đăng xuất ngay. Mật khẩu tạm chỉ hiện một lần, phải đổi khi"
        " đăng nhập."
    )
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


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def no_second_factor(request: HttpRequest, key: int) -> HttpResponse:
    """Take the authenticator app away from somebody who lost phone and recovery codes."""
    account, now = _officer(request, key), clock.now()
    return act(
        request,
        ReasonForm(request.POST or None),
        lambda reason: reset_second_factor(actor_of(request), account, reason=reason, at=now, real_at=clock.real_now()),
        done=_("Đã gỡ yếu tố thứ hai. Cán bộ thiết lập lại khi đăng nhập."),
        to=_address(account),
        title=_("Gỡ yếu tố thứ hai"),
        submit=_("Gỡ yếu tố thứ hai"),
        trail=_trail(account),
        lead=_("Chỉ làm khi cán bộ mất cả điện thoại và mã dự phòng, và đã xác minh đúng người. Mọi nơi bị đăng xuất."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def let_try_again(request: HttpRequest, key: int) -> HttpResponse:
    """Forgive wrong passwords and codes, so that somebody need not wait for a quarter of an hour."""
    account, now = _officer(request, key), clock.now()
    return act(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: forgive_failures(actor_of(request), account, at=now, real_at=clock.real_now()),
        done=_("Đã xóa các lần sai. Cán bộ đăng nhập được ngay."),
        to=_address(account),
        title=_("Cho đăng nhập lại"),
        submit=_("Cho đăng nhập lại"),
        trail=_trail(account),
        lead=_("Xóa các lần nhập sai mật khẩu hoặc mã xác thực; mật khẩu và ứng dụng xác thực giữ nguyên."),
    )


def _given_anew(request: HttpRequest, account: Account) -> Opened:
    return reset_password(actor_of(request), account, at=clock.now(), real_at=clock.real_now())


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
    standing = _standing(account)
    if account.is_active and is_shut_out(account, now=clock.real_now()):
        standing = Cell(tags=(*standing.tags, SHUT_OUT))
    return (
        Fact(_("Tên đăng nhập"), code(account.username)),
        Fact(_("Tài khoản"), standing),
        Fact(
            _("Mật khẩu"),
            Cell(_("tạm, phải đổi khi đăng nhập") if account.must_change_password else _("do cán bộ tự đặt")),
        ),
        Fact(_("Yếu tố thứ hai"), Cell(_("đã thiết lập") if has_second_factor(account) else _("chưa thiết lập"))),
    )


def _acts(account: Account) -> tuple[Link, ...]:
    acts = [
        (_("Cấp mật khẩu tạm"), "console-officer-password"),
        (_("Khóa tài khoản") if account.is_active else _("Mở khóa tài khoản"), "console-officer-lock"),
    ]
    if has_second_factor(account):
        acts.append((_("Gỡ yếu tố thứ hai"), "console-officer-second-factor"))
    if is_shut_out(account, now=clock.real_now()):
        acts.append((_("Cho đăng nhập lại"), "console-officer-try-again"))
    return tuple(Link(reverse(name, args=[account.pk]), label) for label, name in acts)


def _sign_ins(account: Account) -> Table:
    lines = [told(line) for line in lines_of(account)[:SIGN_INS]]
    rows = [
        Row(Cell(moment(line.at)), (Cell(line.what), Cell(line.address or "–"), named(line.by or "–")))
        for line in lines
    ]
    columns = (_("Lúc"), _("Việc"), _("Từ địa chỉ"), _("Người làm"))
    return Table(_("Đăng nhập gần đây"), columns, tuple(rows), _("Chưa đăng nhập lần nào."))


def _posts_of(account: Account, today: date) -> Table:
    return holdings_table(account.post_holdings.select_related("post", "account"), today, of_post=False)


def _standing(account: Account) -> Cell:
    return Cell(tags=(OPEN if account.is_active else LOCKED,))


def _address(account: Account) -> str:
    return reverse("console-officer", args=[account.pk])


def _trail(account: Account) -> tuple[Link, ...]:
    return (*trails.officers(), Link(_address(account), account.full_name))
