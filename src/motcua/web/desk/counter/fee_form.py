"""The fees of a reception: which published lines become due, an exemption with its ground, money taken now."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.kernel.money import parse_dong
from motcua.payments.rules.at_reception import PAYMENT, REDUCTION, AtReception, Exemption, Foreseen
from motcua.payments.rules.charge import Charge
from motcua.payments.rules.facts import CollectAt, Method
from motcua.payments.rules.ledger import Ledger
from motcua.web.desk.counter.fee_options import FeeOption
from motcua.web.desk.payments.acts import DongField
from motcua.web.desk.payments.fee_forms import METHODS, ChargeForm, PayForm, ReduceForm
from motcua.web.forms import refusals_shown_on

LATER = ("", _("Thu sau, khi trả kết quả"))
NUMBER = {"class": "fees__number", "autocomplete": "off", "inputmode": "numeric"}
PLAIN = {"autocomplete": "off"}


class FeeLineForm(forms.Form):
    """One published line: whether it is due, how often, and where the source is uncertain how much and on what ground.

    An empty amount or ground is for the rules to ask for.
    """

    due = forms.BooleanField(label=_("Phải nộp"), required=False)
    exempt = forms.BooleanField(label=_("Miễn, giảm"), required=False)
    quantity = forms.IntegerField(
        label=ChargeForm.base_fields["quantity"].label, required=False, widget=forms.NumberInput(NUMBER | {"min": 1})
    )
    amount = DongField(label=ChargeForm.base_fields["amount"].label, required=False)
    ground = forms.CharField(
        label=ChargeForm.base_fields["ground"].label, required=False, max_length=500, widget=forms.TextInput(PLAIN)
    )

    def __init__(self, data: Mapping[str, Any] | None, option: FeeOption) -> None:
        super().__init__(data, prefix=f"fee-{option.line.key}", initial={"due": option.is_plain, "quantity": 1})
        self.option = option

    def clean_amount(self) -> int | None:
        text = self.cleaned_data["amount"]
        with refusals_shown_on(self):
            return parse_dong(text, "amount") if text else None
        return None

    def charge(self, at: CollectAt) -> Charge | None:
        """The charge that is meant; None where the line is not due."""
        said = self.cleaned_data
        if not said.get("due"):
            return None
        return Charge(self.option.line.key, at, said.get("quantity") or 1, said.get("amount"), said.get("ground", ""))


class TakingForm(forms.Form):
    """How money is taken now, and the one ground of all exemptions."""

    method = forms.ChoiceField(label=_("Thu tiền"), choices=[LATER, *METHODS], required=False)
    reference = forms.CharField(
        label=PayForm.base_fields["reference"].label,
        help_text=PayForm.base_fields["reference"].help_text,
        required=False,
        max_length=100,
        widget=forms.TextInput(PLAIN),
    )
    payer = forms.CharField(
        label=PayForm.base_fields["payer"].label,
        help_text=_("Để trống thì ghi tên người nộp hồ sơ."),
        required=False,
        max_length=200,
        widget=forms.TextInput(PLAIN),
    )
    percent = forms.IntegerField(
        label=ReduceForm.base_fields["percent"].label,
        help_text=ReduceForm.base_fields["percent"].help_text,
        required=False,
        widget=forms.NumberInput(NUMBER | {"min": 1, "max": 100}),
    )
    basis = forms.CharField(
        label=ReduceForm.base_fields["basis"].label,
        help_text=ReduceForm.base_fields["basis"].help_text,
        required=False,
        max_length=500,
        widget=forms.TextInput(PLAIN),
    )
    document = forms.CharField(
        label=ReduceForm.base_fields["document"].label,
        help_text=ReduceForm.base_fields["document"].help_text,
        required=False,
        max_length=500,
        widget=forms.TextInput(PLAIN),
    )


class FeesForm:
    """The fee lines of a procedure, and how they are paid. What does not hold for case and channel is left out."""

    def __init__(self, options: tuple[FeeOption, ...], data: Mapping[str, Any] | None) -> None:
        self.rows = [FeeLineForm(data, option) for option in options]
        self.taking = TakingForm(data, prefix="taking", initial={"percent": 100})
        self.ledger: Ledger | None = None

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def can_be_charged(self) -> bool:
        """Whether there is a line that may be charged at all."""
        return any(row.option.line.can_be_charged for row in self.rows)

    def asked_forms(self, case: str, channel: str) -> list[forms.Form]:
        """The forms that count for that case and channel."""
        return [*self.rows_for(case, channel), self.taking] if self.can_be_charged else []

    def rows_for(self, case: str, channel: str) -> Iterator[FeeLineForm]:
        return (row for row in self.rows if row.option.holds_for(case, channel) and row.option.line.can_be_charged)

    def wanted(self, case: str, channel: str, payer: str) -> AtReception:
        """What is to be booked, as far as it can be read."""
        said = self.taking.cleaned_data
        method = Method(said["method"]) if said.get("method") else None
        at = CollectAt.RECEPTION if method else CollectAt.RETURN
        rows = list(self.rows_for(case, channel))
        exempted = frozenset(row.option.line.key for row in rows if row.cleaned_data.get("exempt"))
        ground = Exemption(said.get("percent") or 0, said.get("basis", ""), said.get("document", ""))
        return AtReception(
            charges=tuple(charge for row in rows if (charge := row.charge(at))),
            exempted=exempted,
            exemption=ground if exempted else None,
            method=method,
            payer=said.get("payer") or payer,
            reference=said.get("reference", ""),
        )

    def places_of(self, foreseen: Foreseen) -> Iterator[tuple[forms.Form, Any]]:
        """Each refusal with the form that it stands on."""
        by_line = {row.option.line.key: row for row in self.rows}
        for about, refusal in foreseen.refusals:
            yield (self.taking if about in (PAYMENT, REDUCTION) else by_line[about]), refusal
