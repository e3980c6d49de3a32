from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue.access import procedure_for
from motcua.catalogue.actions.expire_revision import expire_revision
from motcua.catalogue.actions.publish_revision import publish_revision
from motcua.catalogue.actions.submit_revision import send_back_revision, submit_revision
from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.rules.publication import Decision, Publisher
from motcua.kernel import clock
from motcua.organisation.actors import Actor
from motcua.web.actor import actor_of
from motcua.web.console.fields import Day, Text, decision
from motcua.web.console.gate import administrators_only
from motcua.web.console.lookups import Code
from motcua.web.console.procedures.words import PUBLISHERS, address_of, trail
from motcua.web.console.screen import act


class ReasonForm(forms.Form):
    reason = Text(label=_("Lý do trả lại"), max_length=1000)


class PublishForm(forms.Form):
    decision_number = decision()
    signed_on = Day(label=_("Ngày ký"))
    effective_on = Day(label=_("Ngày có hiệu lực"))
    publisher = forms.ChoiceField(label=_("Nơi công bố"), choices=list(PUBLISHERS.items()))
    urgent = forms.BooleanField(label=_("Theo thủ tục rút gọn"), required=False)
    urgent_ground = forms.CharField(label=_("Văn bản cho phép rút gọn"), required=False, max_length=300)


class ExpireForm(forms.Form):
    last_day = Day(label=_("Ngày hiệu lực cuối cùng"))
    ground = forms.CharField(label=_("Văn bản bãi bỏ, thay thế"), max_length=300)
    successor = Code(
        "thu-tuc", label=_("Thủ tục thay thế"), required=False, help_text=_("Tên hoặc mã; bỏ trống nếu bãi bỏ hẳn.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def submit(request: HttpRequest, procedure_code: str) -> HttpResponse:
    """Submit the draft for publication."""
    actor, now = actor_of(request), clock.now()
    return _act(
        request,
        procedure_code,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: submit_revision(actor, procedure_code, at=now),
        done=_("Đã trình. Dự thảo không sửa được nữa, trừ khi bị trả lại."),
        title=_("Trình dự thảo"),
        submit=_("Trình"),
        lead=_("Sau khi trình, dự thảo chờ công bố và không sửa được, trừ khi bị trả lại."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def send_back(request: HttpRequest, procedure_code: str) -> HttpResponse:
    """Make the submitted revision a draft again."""
    actor, now = actor_of(request), clock.now()
    return _act(
        request,
        procedure_code,
        ReasonForm(request.POST or None),
        lambda reason: send_back_revision(actor, procedure_code, reason=reason, at=now),
        done=_("Đã trả lại để sửa."),
        title=_("Trả lại dự thảo"),
        submit=_("Trả lại"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def publish(request: HttpRequest, procedure_code: str) -> HttpResponse:
    """Publish the submitted revision by a decision."""
    actor = actor_of(request)
    return _act(
        request,
        procedure_code,
        PublishForm(request.POST or None),
        lambda **values: _publish(actor, procedure_code, values),
        done=_("Đã công bố. Hồ sơ đã nhận giữ phiên bản cũ."),
        title=_("Công bố phiên bản"),
        submit=_("Công bố"),
        lead=_(
            "Ký trước ngày hiệu lực ít nhất 5 ngày (tỉnh) hoặc 20 ngày (bộ); muộn vẫn công bố được và bị ghi là muộn."
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def expire(request: HttpRequest, procedure_code: str) -> HttpResponse:
    """Let the procedure end, naming what replaces it."""
    actor, now = actor_of(request), clock.now()

    def end(last_day: date, ground: str, successor: str) -> ProcedureRevision:
        return expire_revision(
            actor, procedure_code, last_day=last_day, ground=ground, successor_code=_known(actor, successor), at=now
        )

    return _act(
        request,
        procedure_code,
        ExpireForm(request.POST or None),
        end,
        done=_("Đã ghi ngày hết hiệu lực."),
        title=_("Cho hết hiệu lực"),
        submit=_("Cho hết hiệu lực"),
        lead=_("Hồ sơ đã nhận được giải quyết theo phiên bản lúc nhận."),
    )


def _act(request: HttpRequest, procedure_code: str, form: forms.Form, do: Any, **words: Any) -> HttpResponse:
    found = procedure_for(actor_of(request), procedure_code)
    return act(request, form, do, to=address_of(found), trail=trail(found), **words)


def _publish(actor: Actor, procedure_code: str, values: dict[str, Any]) -> ProcedureRevision:
    asked = Decision(
        values["decision_number"],
        values["signed_on"],
        values["effective_on"],
        Publisher(values["publisher"]),
        values["urgent"],
        values["urgent_ground"],
    )
    return publish_revision(actor, procedure_code, decision=asked, at=clock.now())


def _known(actor: Actor, code: str) -> str:
    """The successor's code; one that there is not is refused beside its field."""
    if not code.strip():
        return ""
    try:
        return procedure_for(actor, code.strip()).code
    except Exception as error:
        error.field = "successor"  # type: ignore[attr-defined]
        raise
