"""The whole readers' log, by officer and by person: for auditors."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.dossiers.readers import Asked, all_readings
from motcua.kernel.errors import NotFound
from motcua.organisation.rules.posts import Role
from motcua.web.actor import actor_of
from motcua.web.desk.readers.rows import page_of_readings
from motcua.web.forms import answer_status
from motcua.web.leadership.period_form import DAY_FORMATS, DayInput
from motcua.web.paging import paging_of

WRONG_DAY = {"invalid": _("Hãy viết ngày theo dạng 30/10/2018.")}


class ReadingsForm(forms.Form):
    officer = forms.CharField(
        label=_("Cán bộ đã đọc"),
        help_text=_("Tên đăng nhập, hoặc đúng họ và tên."),
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    person = forms.CharField(
        label=_("Người có dữ liệu bị đọc"),
        help_text=_("Số CCCD hoặc mã số thuế của chủ hồ sơ hay người nộp."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    first = forms.DateField(
        label=_("Từ ngày"), required=False, input_formats=DAY_FORMATS, widget=DayInput, error_messages=WRONG_DAY
    )
    last = forms.DateField(
        label=_("đến hết ngày"), required=False, input_formats=DAY_FORMATS, widget=DayInput, error_messages=WRONG_DAY
    )

    def clean(self) -> None:
        given = self.cleaned_data
        if (given.get("first") or given.get("last")) and not (given.get("officer") or given.get("person")):
            self.add_error(None, _("Hãy ghi cán bộ, hoặc số giấy tờ của một người, rồi mới chọn ngày."))


@require_safe
def all_readers(request: HttpRequest) -> HttpResponse:
    """Who has read what, last first. Raises `NotFound` for whoever is no auditor."""
    actor = actor_of(request)
    if not actor.has(Role.AUDITOR):
        raise NotFound("no_such_page", vi="Không có trang này.", en="There is no such page.")
    form = ReadingsForm(request.GET.dict())
    asked = Asked(**form.cleaned_data) if form.is_valid() else None
    rows, next_key = page_of_readings(request, all_readings(actor, asked)) if asked else ([], "")
    context = {"form": form, "rows": rows, "is_asked": bool(asked), "paging": paging_of(request, next_key)}
    return render(request, "desk/readers/everywhere.html", context, status=answer_status(form))
