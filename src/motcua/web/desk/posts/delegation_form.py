from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.organisation import queries
from motcua.organisation.actors import Actor
from motcua.organisation.models import PostHolding
from motcua.people.models import Account
from motcua.web.days import DAY_FORMATS, DayInput


class HoldingChoice(forms.ModelChoiceField):
    """A holding, as "post (whose)"."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.post.title} ({obj.account})"


class DelegationForm(forms.Form):
    """Which post, to whom, on which days, why. What may be is decided by the action."""

    holding = HoldingChoice(label=_("Vị trí công tác"), queryset=PostHolding.objects.none(), empty_label=None)
    substitute = forms.ModelChoiceField(
        label=_("Người làm thay"), queryset=Account.objects.none(), empty_label=_("Chọn đồng nghiệp")
    )
    first_day = forms.DateField(label=_("Từ ngày"), input_formats=DAY_FORMATS, widget=DayInput)
    last_day = forms.DateField(label=_("Đến hết ngày"), input_formats=DAY_FORMATS, widget=DayInput)
    reason = forms.CharField(label=_("Lý do"), help_text=_("Ví dụ: nghỉ phép; đi công tác theo văn bản số …"))

    def __init__(self, *arguments: Any, actor: Actor, today: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, found in (
            ("holding", queries.delegable_holdings(actor, today)),
            ("substitute", queries.colleagues_of(actor, today)),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for mypy
            field.queryset = found
            field.error_messages["invalid_choice"] = _("Hãy chọn trong danh sách.")
        for name in ("first_day", "last_day"):
            self.fields[name].error_messages["invalid"] = _("Hãy viết ngày theo dạng 30/10/2018.")

    @property
    def can_be_filled(self) -> bool:
        """Whether there is anything to give, and anybody to give it to."""
        return all(getattr(self.fields[name], "queryset").exists() for name in ("holding", "substitute"))  # noqa: B009
