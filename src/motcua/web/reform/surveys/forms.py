from datetime import date, timedelta
from secrets import token_hex
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.kernel.law_rows import valid_on
from motcua.organisation.models import ServiceCentre
from motcua.surveys.rules.campaign_moves import LONGEST_TITLE
from motcua.web.days import DAY_FORMATS, DayInput
from motcua.web.desk.once import OnceForm

WRONG_DAY = {"invalid": _("Hãy viết ngày theo dạng 30/10/2018.")}


def day_field(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, input_formats=DAY_FORMATS, widget=DayInput, error_messages=WRONG_DAY, **more)


class CampaignForm(OnceForm):
    """Whom to ask: a name, the period in which their dossiers were finished, the centres."""

    title = forms.CharField(label=_("Tên đợt khảo sát"), max_length=LONGEST_TITLE)
    first = day_field(_("Hồ sơ kết thúc từ ngày"))
    last = day_field(_("đến hết ngày"))
    centres = forms.MultipleChoiceField(label=_("Ở các nơi"), widget=forms.SelectMultiple(attrs={"size": "12"}))

    def __init__(self, *values: Any, today: date, **named: Any):
        super().__init__(*values, **named)
        there = ServiceCentre.objects.filter(valid_on(today)).order_by("level", "name_sort")
        field = self.fields["centres"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for mypy
        field.choices = list(there.values_list("code", "name"))


class SampleForm(OnceForm):
    """How many are drawn, how, and by which seed."""

    size = forms.IntegerField(label=_("Cỡ mẫu (người)"), min_value=1, max_value=1_000_000)
    least = forms.IntegerField(label=_("Mỗi nơi ít nhất (người)"), min_value=0, max_value=10_000)
    seed = forms.CharField(
        label=_("Số gieo"),
        max_length=64,
        help_text=_("Ai biết số này cũng chọn lại được đúng mẫu này. Chữ không dấu và số."),
    )

    def __init__(self, data: Any = None, *, size: int, least: int):
        super().__init__(data, first={"size": size, "least": least, "seed": token_hex(4)})


class StageForm(OnceForm):
    """Leads on from the stage that the page showed; whoever was quicker has led it on already."""

    stage = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, stage: str, today: date):
        super().__init__(data, first={"stage": stage, "closes_on": today + timedelta(days=30)})


class OpenForm(StageForm):
    """Until when answers are taken."""

    closes_on = day_field(_("Nhận phiếu đến hết ngày"))
