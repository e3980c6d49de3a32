from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.organisation.rules.posts import Role
from motcua.people.actions.ask_to_represent import decide_representation
from motcua.people.models import Representation
from motcua.people.queries import representations_asked
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status, refusals_shown_on


class AnswerForm(forms.Form):
    accept = forms.ChoiceField(
        label=gettext_lazy("Trả lời"),
        choices=[("yes", gettext_lazy("Chấp nhận: đã đối chiếu bản chính")), ("no", gettext_lazy("Từ chối"))],
        widget=forms.RadioSelect,
    )
    valid_to = forms.DateField(
        label=gettext_lazy("Có hiệu lực đến hết ngày (bỏ trống: không thời hạn)"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(label=gettext_lazy("Lý do từ chối"), required=False, max_length=500)


@require_http_methods(["GET", "HEAD", "POST"])
def authorities(request: HttpRequest) -> HttpResponse:
    """Requests that wait; the counter has seen the paper and answers."""
    actor = actor_of(request)
    if not {Role.RECEPTIONIST, Role.CENTRE_HEAD} & actor.roles:
        raise NotFound("not_a_counter", vi="Không có trang này.", en="There is no such page.")
    wanted = request.POST.get("number")
    asked = representations_asked(actor.account_id)
    rows = [(row, _form_of(row, request.POST if str(row.pk) == wanted else None)) for row in asked]
    answered = next((form for _row, form in rows if form.is_bound), None)
    if request.method == "POST" and answered is None:
        raise NotFound("no_such_representation", vi="Không có đề nghị này.", en="There is no such request.")
    if answered is not None and answered.is_valid() and wanted is not None:
        with refusals_shown_on(answered):
            given = answered.cleaned_data
            decide_representation(
                int(wanted),
                accept=given["accept"] == "yes",
                by=f"{actor.name} ({actor.post_code})",
                reason=given["reason"],
                valid_from=clock.now().date(),
                valid_to=given["valid_to"],
                at=clock.real_now(),
            )
            messages.success(request, _("Đã trả lời đề nghị."))
            return redirect("authorities")
    status = answer_status(answered) if answered else 200
    return render(request, "desk/authority/page.html", {"rows": rows, "form": answered}, status=status)


def _form_of(row: Representation, data: QueryDict | None) -> AnswerForm:
    return AnswerForm(data, prefix=f"r{row.pk}")
