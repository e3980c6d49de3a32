from collections.abc import Sequence
from typing import Self

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.actions.assign_step import Asked
from motcua.organisation.actors import Actor
from motcua.organisation.rules.posts import Role

MOST_AT_ONCE = 200


class AssignForm(forms.Form):
    """To whom the head gives dossiers, and why. The dossiers themselves are ticked in the list."""

    officer = forms.TypedChoiceField(label=_("Giao cho"), coerce=int)
    reason = forms.CharField(
        label=_("Lý do phân công"), max_length=500, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, officers: Sequence[tuple[int, str]], data: dict[str, str] | None = None) -> None:
        super().__init__(data, auto_id="assign_%s")
        field = self.fields["officer"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
        field.choices = [("", _("Chọn cán bộ")), *officers]

    @classmethod
    def for_head(cls, actor: Actor, officers: Sequence[tuple[int, str]]) -> Self | None:
        """An empty form for whoever may assign; None for the others."""
        return cls(officers) if actor.has(Role.CENTRE_HEAD) else None


def read_dossiers(ticked: Sequence[str]) -> list[Asked]:
    """The dossiers ticked, as `WorkRow.name` names them: a code and the number of the event that was seen."""
    asked = []
    for each in ticked[:MOST_AT_ONCE]:
        code, _, seen = each.rpartition(" ")
        asked.append(Asked(code, int(seen)) if code and seen.isdecimal() and len(seen) < 6 else Asked(each))
    return asked
