"""One party of a dossier: by its paper, found again where it is known, checked by the rules of identity papers."""

from contextlib import suppress
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.rules.state import Party
from motcua.kernel.errors import DomainError, Invalid
from motcua.people.actions.register_legal_entity import register_legal_entity
from motcua.people.actions.register_person import ContactDetails, check_name, register_person
from motcua.people.queries import check_bears_name
from motcua.people.rules.card_code import is_card_code, read_card_code
from motcua.people.rules.identity import CMND_LAST_DAY, IdentityKind, check_identity
from motcua.web.forms import refusals_shown_on

NO_PAPER = {"person": _("Cá nhân chưa có giấy tờ"), "organisation": _("Tổ chức chưa có mã số thuế")}
PAPERS = {
    IdentityKind.CCCD: _("Căn cước, định danh (12 số)"),
    IdentityKind.CMND: _("Chứng minh nhân dân (9 số)"),
    IdentityKind.PASSPORT: _("Hộ chiếu"),
    IdentityKind.TAX_CODE: _("Mã số thuế"),
}
PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class PartyForm(forms.Form):
    """Who a party is. `on` is the day of reception; `names_checked` says that the paper's name was looked at again."""

    identity_kind = forms.ChoiceField(label=_("Loại giấy tờ"))
    identity_number = forms.CharField(
        label=_("Số giấy tờ"),
        help_text=_("Gõ số, hoặc quét mã QR trên thẻ căn cước."),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs=PLAIN),
    )
    full_name = forms.CharField(label=_("Họ và tên"), required=False, max_length=300, widget=forms.TextInput(PLAIN))
    address = forms.CharField(label=_("Địa chỉ"), required=False, max_length=300, widget=forms.TextInput(PLAIN))
    phone = forms.CharField(label=_("Điện thoại"), required=False, max_length=30, widget=forms.TextInput(PLAIN))
    email = forms.CharField(label=_("Thư điện tử"), required=False, max_length=254, widget=forms.TextInput(PLAIN))

    def __init__(self, *arguments: Any, on: date, names_checked: bool = False, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.on, self.names_checked = on, names_checked
        self.is_of_another_name = False
        kind = self.fields["identity_kind"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101 - for mypy
        kind.choices = [(value, label) for value, label in PAPERS.items() if may_be_used(value, on)]
        kind.choices += list(NO_PAPER.items())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        with refusals_shown_on(self):
            cleaned["full_name"] = check_name(cleaned.get("full_name", ""))
        with refusals_shown_on(self):
            cleaned |= contact_of(cleaned).checked(self.on)
        with refusals_shown_on(self):
            self._check_identity(cleaned)
        return cleaned

    def _check_identity(self, cleaned: dict[str, Any]) -> None:
        kind, name = paper_of(cleaned), cleaned.get("full_name", "")
        number = cleaned.get("identity_number", "")
        if kind is None:
            return check_no_number(number)
        if is_card_code(number):  # one that can be read was read before (filling_in.py)
            number = read_card_code(number, on=self.on).number
        cleaned["identity_number"] = number = check_identity(kind, number, on=self.on)
        if name and not self.names_checked and not self.has_error("full_name"):
            self.is_of_another_name = True
            check_bears_name(kind, number, name, on=self.on)
            self.is_of_another_name = False
        return None

    def party(self) -> Party:
        """The party as it goes into the dossier. Only of a valid form."""
        kind = paper_of(self.cleaned_data)
        is_organisation = self.cleaned_data["identity_kind"] in (IdentityKind.TAX_CODE, "organisation")
        return Party(
            name=self.cleaned_data["full_name"],
            kind="organisation" if is_organisation else "person",
            identity_kind=kind.value if kind else "",
            identity_number=self.cleaned_data["identity_number"] if kind else "",
            address=self.cleaned_data["address"],
            phone=self.cleaned_data["phone"],
            email=self.cleaned_data["email"],
        )


def may_be_used(kind: IdentityKind, on: date) -> bool:
    return kind is not IdentityKind.CMND or on <= CMND_LAST_DAY


def paper_of(cleaned: dict[str, Any]) -> IdentityKind | None:
    """The kind of identity paper; None where the party has none."""
    kind = cleaned.get("identity_kind", "")
    return IdentityKind(kind) if kind in set(IdentityKind) else None


def contact_of(cleaned: dict[str, Any]) -> ContactDetails:
    return ContactDetails(
        phone=cleaned.get("phone", ""), email=cleaned.get("email", ""), address=cleaned.get("address", "")
    )


def check_no_number(number: str) -> None:
    """A number typed beside "no paper" would be lost without a word."""
    if number:
        raise Invalid(
            "number_without_paper",
            vi="Đã nhập số nhưng chọn “chưa có giấy tờ”: hãy chọn loại giấy tờ, hoặc xóa số.",
            en="A number was typed beside “no paper”: choose the kind of paper, or delete the number.",
            field="identity_number",
        )


def initial_of(party: Party | None) -> dict[str, str]:
    """What a form shows for a party that is known already."""
    if party is None:
        return {}
    return {
        "identity_kind": party.identity_kind or party.kind,
        "identity_number": party.identity_number,
        "full_name": party.name,
        "address": party.address,
        "phone": party.phone,
        "email": party.email,
    }


def remember(party: Party, on: date) -> None:
    """Know the party by its number the next time; one whose number bears another name stays as it was known."""
    contact = ContactDetails(phone=party.phone, email=party.email, address=party.address)
    if not party.identity_kind:
        return
    with suppress(DomainError):
        if party.identity_kind == IdentityKind.TAX_CODE:
            register_legal_entity(tax_code=party.identity_number, name=party.name, on=on, contact=contact)
        else:
            register_person(
                identity_kind=IdentityKind(party.identity_kind),
                identity_number=party.identity_number,
                full_name=party.name,
                on=on,
                contact=contact,
            )
