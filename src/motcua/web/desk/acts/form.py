"""What every act's form carries: the event last seen, and a number that makes a repeated submit harmless.

Whether a text may be empty is a rule's to say, in its own sentence beside the field; a form only reads.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.possible import Possible
from motcua.kernel.text import nfc
from motcua.organisation.actors import Actor
from motcua.web.desk.once import Choices, SeenForm
from motcua.web.leadership.period_form import DAY_FORMATS, DayInput

type Words = Any
"""Translated words, as Django's own types name them only for a type checker."""
LONGEST = 10_000
MOMENT_FORMATS = ["%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M"]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a form is about: the dossier, the instant, and the act as this person may do it now."""

    loaded: LoadedDossier
    now: datetime
    possible: tuple[Possible, ...] = ()

    @property
    def commands(self) -> tuple[Any, ...]:
        return tuple(each.command for each in self.possible)

    def example(self, name: str, part: str) -> Possible | None:
        """The act whose `name` (a field, "" for none) is `part`; the first where none is."""
        chosen = [each for each in self.possible if name and str(getattr(each.command, name)) == part]
        return next(iter(chosen or self.possible), None)


class ActForm(SeenForm):
    """`read()` gives the command of a valid form."""

    below = ""
    """The template of what stands below the fields, "" for nothing."""

    def __init__(self, data: Any, files: Any = None, *, scene: Scene, part: str = "") -> None:
        self.scene, self.part = scene, part
        super().__init__(data, files, first={"seen": scene.loaded.state.seq} | self.first_values(scene))
        self.prepare(scene)

    def first_values(self, scene: Scene) -> dict[str, Any]:
        """What the fields begin with."""
        return {}

    def prepare(self, scene: Scene) -> None:
        """Fill in choices that depend on the dossier."""

    def read(self) -> Any:
        raise NotImplementedError

    def take_in(self, actor: Actor) -> bool:
        """Take in the files that the form brings; False where one is to be looked at before the act is done."""
        return True

    def choose(self, name: str, choices: Choices) -> None:
        """Offer `choices` in the field, the part that was asked for first. A single one needs no asking."""
        self.offer(**{name: choices})
        offered = [value for value, _label in cast(forms.Select, self.fields[name].widget).choices]
        if len(offered) == 1:
            self.fields[name].widget = forms.HiddenInput()
        asked = self.part if self.part in offered else ""
        self.initial[name] = asked or self.initial.get(name) or next(iter(offered), "")


class Text(forms.CharField):
    """Typed text, composed as Unicode wants it; empty is for the rule to judge."""

    def __init__(self, label: Words, *, rows: int = 1, optional: bool = False, **named: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput(attrs={"autocomplete": "off"})
        super().__init__(label=mark(label, optional), required=False, max_length=LONGEST, widget=widget, **named)
        self.error_messages["max_length"] = _("Nội dung dài quá 10.000 ký tự. Hãy viết gọn lại.")

    def to_python(self, value: Any) -> str:
        return nfc(super().to_python(value) or "")


class Chosen(forms.CharField):
    """One of what `ActForm.choose` offers."""

    def __init__(self, label: Words, **named: Any) -> None:
        super().__init__(label=label, required=False, max_length=200, **named)


class Day(forms.DateField):
    """A day as dd/mm/yyyy."""

    def __init__(self, label: Words, *, optional: bool = False, **named: Any) -> None:
        super().__init__(
            label=mark(label, optional), required=not optional, input_formats=DAY_FORMATS, widget=DayInput, **named
        )
        self.error_messages |= {
            "required": _("Chưa ghi ngày. Hãy viết ngày theo dạng 30/10/2018."),
            "invalid": _("Hãy viết ngày theo dạng 30/10/2018."),
        }


class Moment(forms.DateTimeField):
    """An instant as 17:00 30/10/2018, in Vietnam's time."""

    def __init__(self, label: Words, **named: Any) -> None:
        widget = forms.DateTimeInput(format=MOMENT_FORMATS[0], attrs={"autocomplete": "off"})
        super().__init__(label=label, required=False, input_formats=MOMENT_FORMATS, widget=widget, **named)
        self.error_messages["invalid"] = _("Hãy viết giờ và ngày theo dạng 17:00 30/10/2018.")


class Number(forms.IntegerField):
    """A whole number; thousands may be marked with dots or blanks."""

    def __init__(self, label: Words, *, optional: bool = False, **named: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(label=mark(label, optional), required=False, widget=widget, **named)
        self.error_messages["invalid"] = _("Hãy viết một số nguyên, thí dụ 150000.")

    def to_python(self, value: Any) -> int | None:
        return super().to_python(value.translate({ord("."): None, ord(" "): None}) if isinstance(value, str) else value)


def mark(label: Words, optional: bool) -> Words:
    """The label, saying so where nothing need be typed."""
    return format_lazy("{} {}", label, _("(không bắt buộc)")) if optional else label


def today(scene: Scene) -> date:
    return scene.now.date()
