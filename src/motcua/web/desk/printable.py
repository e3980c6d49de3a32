"""The forms that a dossier has by now, for the pages that lead to their PDFs."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from motcua.dossiers.access import LoadedDossier
from motcua.organisation.actors import Actor
from motcua.printing.print_forms import forms_for


@dataclass(frozen=True, slots=True)
class PrintableForm:
    """A form that a dossier has: its name in the reader's language, and where its PDF is."""

    name: str
    address: str


def printable_forms(actor: Actor, loaded: LoadedDossier) -> tuple[PrintableForm, ...]:
    """What `desk/printable_forms.html` lists, for the page of a dossier."""
    is_english = get_language() == "en"
    state = loaded.state

    def address(form: str) -> str:
        if state.code:
            return reverse("printed-form", args=[state.code, form])
        return reverse("printed-form-without-code", args=[loaded.row.pk, form])

    return tuple(
        PrintableForm(form.en if is_english else form.vi, address(form.key)) for form in forms_for(actor, loaded)
    )
