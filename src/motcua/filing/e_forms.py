"""The electronic form of a draft: which one is asked that day, what was answered, and what no longer fits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.filing.matter import Matter
from motcua.filing.rules.checks import Problem
from motcua.filing.rules.preparation import Preparation
from motcua.forms.rules.answers import Answers, read_answers
from motcua.forms.rules.definition import FormDefinition


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The form in force, the answers document, and its problems by field.

    `left_over`: what was typed into an earlier version and has no field in this one, as it was typed.
    """

    definition: FormDefinition
    posted: Mapping[str, list[str]]
    answers: Answers
    problems: tuple[Problem, ...]
    left_over: tuple[tuple[str, str], ...] = ()
    was_version: int = 0

    @property
    def file_name(self) -> str:
        return f"to-khai-{self.definition.code}-{self.definition.version}.json"

    @property
    def is_newer(self) -> bool:
        """Whether the form has changed since it was filled in."""
        return bool(self.was_version) and self.was_version != self.definition.version


def filled_form(matter: Matter, prepared: Preparation, on: date) -> FilledForm | None:
    """The form that the procedure asks in this case on that day; None where there is none."""
    return None
