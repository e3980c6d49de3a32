"""Fields that take a code: what is typed may be the code or a name, accents optional, and the server suggests.

With a script a list opens under the field (combobox.js); without one, a name that fits one thing only is taken for its
code, and where several fit the refusal names them with their codes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext

from motcua.catalogue.search import search_procedures
from motcua.kernel import clock
from motcua.kernel.text import fold
from motcua.meetings.queries import search_points
from motcua.organisation import queries as organisation
from motcua.organisation.actors import SYSTEM
from motcua.territory.queries import search_units

MOST = 8
MOST_LETTERS = 100
SUGGESTIONS = "console-suggestions"


@dataclass(frozen=True, slots=True)
class Match:
    """Something that fits what was typed."""

    code: str
    name: str


type LookUp = Callable[[str, date], Iterable[Match]]


def _units(text: str, on: date) -> Iterable[Match]:
    found = search_units(text, "", None).exclude(valid_to__lt=on).order_by("name_sort", "pk")[:MOST]
    return [Match(each.code, f"{each.full_name}, {each.validity.in_words('vi')}") for each in found]


def _all_units(text: str, on: date) -> Iterable[Match]:
    found = search_units(text, "", None).order_by("name_sort", "-valid_from")[: MOST * 2]
    latest = {each.code: each.full_name for each in reversed(found)}
    return [Match(code, name) for code, name in latest.items()][:MOST]


def _agencies(text: str, on: date) -> Iterable[Match]:
    found = organisation.search_agencies(text, None).exclude(valid_to__lt=on).order_by("name_sort", "pk")[:MOST]
    return [Match(each.code_2020, each.name) for each in found]


def _centres(text: str, on: date) -> Iterable[Match]:
    found = organisation.search_centres(text, "", None).exclude(valid_to__lt=on).order_by("name_sort", "pk")[:MOST]
    return [Match(each.code, each.name) for each in found]


def _procedures(text: str, on: date) -> Iterable[Match]:
    return [Match(each.code, each.name) for each in search_procedures(text, on=on, limit=MOST)] if text else []


def _posts(text: str, on: date) -> Iterable[Match]:
    return [Match(each.code, each.title) for each in organisation.posts(text).exclude(valid_to__lt=on)[:MOST]]


def _officers(text: str, on: date) -> Iterable[Match]:
    found = organisation.officers(SYSTEM, text).filter(is_active=True)[:MOST]
    return [Match(each.username, each.full_name) for each in found]


def _points(text: str, on: date) -> Iterable[Match]:
    return [Match(each.code, each.name) for each in search_points(text)[:MOST]]


LOOKUPS: dict[str, LookUp] = {
    "don-vi": _units,
    "moi-don-vi": _all_units,
    "co-quan": _agencies,
    "noi-tiep-nhan": _centres,
    "thu-tuc": _procedures,
    "vi-tri": _posts,
    "can-bo": _officers,
    "diem-cau": _points,
}
"""By the last part of the address that suggests (console-suggestions; others for who is no administrator)."""


def look_up(kind: str, text: str) -> list[Match]:
    """At most eight things that fit the text and have not ended."""
    return list(LOOKUPS[kind](text.strip()[:MOST_LETTERS], clock.now().date()))


def lookup_input(kind: str, *, is_list: bool = False, route: str = SUGGESTIONS) -> forms.TextInput:
    """A field under which the server (at `route`) suggests; with `is_list` several codes, separated by commas."""
    attrs = {
        "data-lookup": reverse_lazy(route, args=[kind]),
        "autocomplete": "off",
        "spellcheck": "false",
    }
    return forms.TextInput(attrs=attrs | ({"data-lookup-list": ""} if is_list else {}))


class Code(forms.CharField):
    """A code, or a name that fits one thing only. Whether there is such a code, the action says."""

    def __init__(self, kind: str, *, route: str = SUGGESTIONS, **more: Any) -> None:
        super().__init__(widget=lookup_input(kind, route=route), max_length=200, **more)
        self.kind = kind

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return code_of(self.kind, text) if text else ""


class Codes(forms.CharField):
    """Several of them, separated by commas, each once."""

    def __init__(self, kind: str, *, route: str = SUGGESTIONS, **more: Any) -> None:
        super().__init__(widget=lookup_input(kind, is_list=True, route=route), max_length=1000, **more)
        self.kind = kind

    def clean(self, value: Any) -> list[str]:
        parts = [part.strip() for part in super().clean(value).split(",")]
        return list(dict.fromkeys(code_of(self.kind, part) for part in parts if part))


def code_of(kind: str, text: str) -> str:
    """The code that was typed, or that of the one thing so named. Raises `ValidationError` naming those that fit."""
    found = look_up(kind, text)
    if any(each.code.casefold() == text.casefold() for each in found):
        return next(each.code for each in found if each.code.casefold() == text.casefold())
    named = [each for each in found if fold(text) and fold(text) in fold(each.name)]
    if len(named) > 1:
        told = "; ".join(f"{each.name} ({each.code})" for each in named)
        sentence = gettext("Nhiều mục hợp với “%(text)s”, hãy nhập mã: %(told)s.")
        raise forms.ValidationError(sentence % {"text": text, "told": told})
    return named[0].code if named else text
