from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.organisation import queries
from motcua.organisation.actions.assign_post import assign_post, end_post_holding
from motcua.organisation.actions.close_post import check_decision, close_post
from motcua.organisation.actions.register_post import register_post
from motcua.organisation.models import Post, PostHolding
from motcua.people.models import Account
from motcua.web.actor import actor_of
from motcua.web.console.fields import ROLE_CHOICES, Day, decision
from motcua.web.console.gate import absent, administrators_only
from motcua.web.console.lookups import Code
from motcua.web.console.organisation import trails
from motcua.web.console.organisation.posts import post_by_key
from motcua.web.console.screen import act
from motcua.web.console.view_models import Link


class PostForm(forms.Form):
    centre = Code("noi-tiep-nhan", label=_("Nơi tiếp nhận"), help_text=_("Tên hoặc mã, ví dụ QNI."))
    code = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9./_-]*$",
        label=_("Mã vị trí"),
        max_length=60,
        help_text=_("Ví dụ QNI/tiep-nhan-2"),
        error_messages={"invalid": _("Mã vị trí chỉ gồm chữ không dấu, số và . / _ -")},
    )
    title = forms.CharField(label=_("Tên vị trí"), max_length=200)
    roles = forms.MultipleChoiceField(label=_("Vai trò"), choices=ROLE_CHOICES, widget=forms.CheckboxSelectMultiple)
    seats = forms.IntegerField(
        label=_("Số người cùng giữ"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=_("Bỏ trống: không giới hạn."),
    )
    valid_from = Day(label=_("Có từ ngày"))
    valid_to = Day(label=_("Đến hết ngày"), required=False, help_text=_("Bỏ trống: chưa có ngày kết thúc."))
    source = decision()


class AssignForm(forms.Form):
    account = Code("can-bo", label=_("Tên đăng nhập của cán bộ"), help_text=_("Hoặc họ tên; ví dụ binh.nv"))
    valid_from = Day(label=_("Giữ từ ngày"))
    valid_to = Day(label=_("Đến hết ngày"), required=False, help_text=_("Bỏ trống: chưa có ngày kết thúc."))
    is_substitute = forms.BooleanField(label=_("Giữ thay người đang vắng"), required=False)
    source = decision()


class EndForm(forms.Form):
    valid_to = Day(label=_("Ngày cuối cùng"))
    decision = decision()


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_post(request: HttpRequest) -> HttpResponse:
    """Set a post up at a one-stop."""
    now = clock.now()
    form = PostForm(request.POST or None, initial={"valid_from": now.date(), "centre": request.GET.get("centre", "")})
    return act(
        request,
        form,
        lambda **values: _register(request, values),
        done=_("Đã lập vị trí. Hãy giao vị trí cho cán bộ."),
        to=reverse("console-posts"),
        title=_("Lập vị trí"),
        submit=_("Lập vị trí"),
        trail=trails.posts(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def assign(request: HttpRequest, key: int) -> HttpResponse:
    """Say who holds the post, from when to when."""
    found, now = post_by_key(key), clock.now()
    initial = {"valid_from": now.date(), "account": request.GET.get("account", "")}
    return act(
        request,
        AssignForm(request.POST or None, initial=initial),
        lambda account, **values: assign_post(actor_of(request), officer_named(account), found, at=now, **values),
        done=_("Đã giao vị trí."),
        to=reverse("console-post", args=[key]),
        title=_("Giao vị trí"),
        submit=_("Giao vị trí"),
        trail=_trail(found),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def close(request: HttpRequest, key: int) -> HttpResponse:
    """End a post."""
    found, now = post_by_key(key), clock.now()
    return act(
        request,
        EndForm(request.POST or None),
        lambda valid_to, decision: close_post(actor_of(request), found, last_day=valid_to, decision=decision, at=now),
        done=_("Đã ghi ngày kết thúc vị trí."),
        to=reverse("console-post", args=[key]),
        title=_("Kết thúc vị trí"),
        submit=_("Kết thúc vị trí"),
        trail=_trail(found),
        lead=_("Ai đang giữ vị trí này cũng thôi giữ vào ngày đó. Các ngày trước vẫn đọc được."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def end_holding(request: HttpRequest, key: int) -> HttpResponse:
    """Let somebody hold a post no longer."""
    holding = PostHolding.objects.select_related("post", "account").filter(pk=key).first()
    if holding is None:
        raise absent()
    return act(
        request,
        EndForm(request.POST or None),
        lambda **values: _end(request, holding, **values),
        done=_("Đã ghi ngày thôi giữ vị trí."),
        to=reverse("console-post", args=[holding.post_id]),
        title=_("Kết thúc giữ vị trí"),
        submit=_("Kết thúc"),
        trail=_trail(holding.post),
        lead=f"{holding.account}: {holding.post}",
    )


def officer_named(username: str) -> Account:
    """The account with that user name. Raises `NotFound` beside the field."""
    account = Account.objects.filter(username=username.strip()).first()
    if account is None:
        raise NotFound(
            "officer_unknown",
            vi=f"Không có tài khoản {username}: hãy kiểm tra tên đăng nhập, hoặc mở tài khoản cho cán bộ trước.",
            en=f"There is no account {username}: check the user name, or open an account for the officer first.",
            field="account",
        )
    return account


def _register(request: HttpRequest, values: dict[str, Any]) -> Post:
    centre = queries.centre_by_code(values.pop("centre"))
    return register_post(actor_of(request), centre=centre, at=clock.now(), **values)


def _end(request: HttpRequest, holding: PostHolding, valid_to: date, decision: str) -> PostHolding:
    return end_post_holding(
        actor_of(request), holding, last_day=valid_to, decision=check_decision(decision), at=clock.now()
    )


def _trail(found: Post) -> tuple[Link, ...]:
    return (*trails.posts(), Link(reverse("console-post", args=[found.pk]), found.title))
