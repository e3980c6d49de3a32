"""Forms that carry out one act each: several on a page, told apart by the hidden `act`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest
from django.utils.functional import Promise

from motcua.kernel.errors import Invalid
from motcua.kernel.money import parse_dong
from motcua.organisation.actors import Actor
from motcua.web.desk.once import OnceForm
from motcua.web.forms import refusals_shown_on


class DongField(forms.CharField):
    """An amount as people write it; None where it may be and is left empty."""

    def __init__(self, **named: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(max_length=30, widget=widget, **named)


class Act(OnceForm):
    """One act on something (`target`); fields named like those of the domain's commands, ids apart by `act`."""

    act: ClassVar[str]
    done: ClassVar[str | Promise] = ""
    """What is said when it has been done."""

    def __init__(self, data: Any = None, **named: Any) -> None:
        super().__init__(data, prefix=self.act, **named)

    def clean(self) -> None:
        for name, field in self.fields.items():
            if isinstance(field, DongField) and name in self.cleaned_data:
                text = self.cleaned_data.pop(name)
                self.cleaned_data[name] = None
                if text:
                    with refusals_shown_on(self):
                        self.cleaned_data[name] = parse_dong(text, name)

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        raise NotImplementedError

    def values(self, *left_out: str) -> dict[str, Any]:
        """The fields as arguments of a command."""
        return {key: value for key, value in self.cleaned_data.items() if key not in ("request_id", *left_out)}


def asked_act(request: HttpRequest, acts: Sequence[type[Act]]) -> Act | None:
    """The form that was sent, bound; None for a GET. Raises `Invalid` for an act that the page does not have."""
    if request.method != "POST":
        return None
    for form in acts:
        if form.act == request.POST.get("act"):
            return form(request.POST)
    raise Invalid(
        "act_unknown",
        vi="Không rõ việc cần làm. Hãy tải lại trang rồi bấm lại.",
        en="It is not clear what is to be done. Reload the page and try again.",
    )


def is_done(form: Act | None, actor: Actor, target: Any, at: datetime) -> bool:
    """Whether the form was valid and its act carried out; else what was wrong stands on it."""
    return form is not None and form.is_valid() and form.does(lambda: form.carry_out(actor, target, at))


def form_of[F: Act](kind: type[F], sent: Act | None, **initial: Any) -> F:
    """The form as it was sent, or a fresh one."""
    return sent if isinstance(sent, kind) else kind(first=initial)
