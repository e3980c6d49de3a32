from dataclasses import dataclass

from motcua.forms.rules.answers import Answers
from motcua.forms.rules.problems import Problem


@dataclass(frozen=True, slots=True)
class Pick:
    """One of the answers to choose from."""

    value: str
    label: str
    id: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was taken in before: `reference` is what stands in the answers."""

    reference: str
    name: str
    size: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field as templates show it. `control` names its template; `shown` and `needed` are conditions for the script.

    `group` fields have parts, `table` fields rows of parts; the others one control.
    """

    path: str
    id: str
    name: str
    label: str
    control: str
    help: str = ""
    error: str = ""
    value: str = ""
    unit: str = ""
    kind: str = ""
    picks: tuple[Pick, ...] = ()
    files: tuple[KeptFile, ...] = ()
    accept: str = ""
    most: int = 0
    longest: int = 0
    input_type: str = "text"
    input_mode: str = ""
    autocomplete: str = "off"
    is_needed: bool = False
    is_shown: bool = True
    shown: str = ""
    needed: str = ""
    parts: tuple["FieldView", ...] = ()
    rows: tuple["RowView", ...] = ()
    can_add: bool = False

    @property
    def described_by(self) -> str:
        """The ids of what tells more about the field."""
        told = [(self.help, "help"), (self.accept, "types"), (self.error, "error")]
        return " ".join(f"{self.id}-{what}" for said, what in told if said)

    @property
    def anchor(self) -> str:
        """Where a link to the field leads: its control, or the first of several."""
        if self.picks and self.control != "select":
            return self.picks[0].id
        return self.id


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a table; `place` as it was sent."""

    path: str
    number: int
    cells: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    key: str
    title: str
    help: str
    fields: tuple[FieldView, ...]
    is_shown: bool
    shown: str


@dataclass(frozen=True, slots=True)
class Told:
    """A problem with the way to its field."""

    anchor: str
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class EForm:
    """A form to be filled in: what it shows, and what came of what was typed."""

    title: str
    help: str
    sections: tuple[SectionView, ...]
    today: str
    document: Answers
    problems: dict[str, Problem]
    told: tuple[Told, ...] = ()
    is_empty: bool = False
    default_button: str = "eform-update"
