"""Forms that carry out an act: sent twice, it is done once; refused, what was typed stays.

All of the desk's acts begin here: on a page of their own (`acts/form.py`), several on one page (`payments/acts.py`), or
for many dossiers at once (`batch.py`).
"""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise

from motcua.web.forms import answer_status, refusals_shown_on

type Choices = Sequence[tuple[str, str | Promise]]


class OnceForm(forms.Form):
    """`request_id` numbers the request, so that a repeated one is harmless. `first`: what the fields begin with."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, *, first: dict[str, Any] | None = None, **named: Any):
        super().__init__(data, files, initial={"request_id": uuid4()} | (first or {}), **named)

    def offer(self, **choices: Choices) -> None:
        """What selects offer, by field; whether it may be chosen, the rules say, so what was typed stays in it."""
        for name, offered in choices.items():
            typed = self.data.get(self.add_prefix(name), "") if self.is_bound else ""
            kept = [(typed, typed)] if typed and all(typed != value for value, _label in offered) else []
            field = self.fields[name]
            field.widget = forms.Select(choices=[*offered, *kept])
            field.widget.is_required = field.required

    def does(self, act: Callable[[], object]) -> bool:
        """Carry out `act`; whether it was done. Its refusal stands on the form."""
        with refusals_shown_on(self):
            act()
            return True
        return False

    def gives[T](self, act: Callable[[], T]) -> T | None:
        """Carry out `act` and give what it gives; None where it was refused. Its refusal stands on the form."""
        with refusals_shown_on(self):
            return act()
        return None


class SeenForm(OnceForm):
    """`seen`: the number of the event last seen, so that nobody acts upon what has changed meanwhile."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def does_upon(self, latest: Callable[[], int], act: Callable[[], object]) -> bool:
        """Carry out `act`; whether it was done. Where somebody else was quicker, the form is in view of `latest()`."""
        if self.does(act):
            return True
        if answer_status(self) == HTTPStatus.CONFLICT:
            self.look_again(latest())
        return False

    def look_again(self, seq: int) -> None:
        """After somebody else acted: the same typed text, in view of what has happened since."""
        self.data = data = cast(QueryDict, self.data).copy()
        data["seen"] = str(seq)
