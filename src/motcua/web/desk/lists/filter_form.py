"""The filters above a list: kept in the address, and for the session so that the next list has them too."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.worklists.lists import Filters
from motcua.web.desk.lists.words import OWNER_KINDS, WORKS
from motcua.web.leadership.period_form import DAY_FORMATS, DayInput
from motcua.web.statuses import CHANNELS

KEPT = "work_filters"
ALL = ("", _("Tất cả"))
WRONG_DAY = {"invalid": _("Hãy viết ngày theo dạng 30/10/2018.")}


class FilterForm(forms.Form):
    """What a list is narrowed to; everything may be left empty."""

    work = forms.ChoiceField(label=_("Việc phải làm"), required=False, choices=[ALL, *WORKS.items()])
    procedure = forms.CharField(
        label=_("Mã thủ tục"), required=False, max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    sector = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    channel = forms.ChoiceField(label=_("Hình thức nộp"), required=False, choices=[ALL, *CHANNELS.items()])
    owner_kind = forms.ChoiceField(label=_("Chủ hồ sơ"), required=False, choices=[ALL, *OWNER_KINDS.items()])
    first = forms.DateField(
        label=_("Tiếp nhận từ ngày"),
        required=False,
        input_formats=DAY_FORMATS,
        widget=DayInput,
        error_messages=WRONG_DAY,
    )
    last = forms.DateField(
        label=_("đến hết ngày"), required=False, input_formats=DAY_FORMATS, widget=DayInput, error_messages=WRONG_DAY
    )
    officer = forms.TypedChoiceField(label=_("Cán bộ đang giữ"), required=False, coerce=int, empty_value=None)

    def __init__(
        self, data: dict[str, str], *, sectors: Sequence[tuple[str, str]], officers: Sequence[tuple[int, str]]
    ) -> None:
        super().__init__(data)
        for name, choices in (("sector", sectors), ("officer", officers)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
            field.choices = [ALL, *choices]

    @property
    def asked(self) -> Filters:
        """What a valid form asks for; what was wrongly filled in narrows nothing."""
        values = {name: value for name, value in self.cleaned_data.items() if value}
        first: date | None = values.get("first")
        return Filters(**(values | {"first": first}))

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.values())


NAMES = tuple(FilterForm.base_fields)


def kept_address(request: HttpRequest) -> str:
    """Where to go for the filters of this session, "" where the address has filters of its own or none are kept."""
    if any(name in request.GET for name in NAMES):
        return ""
    kept: dict[str, str] = request.session.get(KEPT, {})
    return f"{reverse('work')}?{urlencode(request.GET.dict() | kept)}" if kept else ""


def keep(request: HttpRequest, form: FilterForm) -> None:
    """Remember the filters for this officer's session; a session that has them already is not written."""
    filled = {name: request.GET[name] for name in NAMES if request.GET.get(name) and name not in form.errors}
    if filled != request.session.get(KEPT, {}):
        request.session[KEPT] = filled
