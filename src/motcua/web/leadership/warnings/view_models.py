"""What the pages of warnings need to be drawn."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.utils.functional import Promise

from motcua.oversight.models import LateModel
from motcua.web.figures import Figure
from motcua.web.leadership.desk.view_models import Chart
from motcua.web.leadership.view_models import Choice
from motcua.web.statuses import Tag


@dataclass(frozen=True, slots=True)
class CentreRow:
    """The warnings of a one-stop; `figures` in the order of the page's headings."""

    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of sign: how many nobody has written of, and how many there are."""

    name: str
    meaning: str
    source: str
    new: Figure
    all: Figure


@dataclass(frozen=True, slots=True)
class Overview:
    """`left_out`: how many one-stops have nothing to warn of. `is_taught`: the model has learnt enough to speak."""

    scope: str
    as_of: datetime
    figures: tuple[Figure, ...]
    headings: tuple[str, ...]
    rows: tuple[CentreRow, ...]
    left_out: int
    kinds: tuple[KindRow, ...]
    is_taught: bool


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Of so many comparable dossiers so many ended late. `level` says what was comparable, `left` working days."""

    late: int
    cases: int
    share: Fraction
    level: str | Promise
    stage: str | Promise
    left: int


@dataclass(frozen=True, slots=True)
class WarnedRow:
    """A dossier in a list of warnings. `address` is "" where the reader may not open it."""

    code: str
    address: str
    procedure_name: str
    centre_name: str
    due_at: datetime | None
    status: Tag
    likelihood: Likelihood | None = None


@dataclass(frozen=True, slots=True)
class WarnedPage:
    title: str
    about: str
    scope: str
    as_of: datetime
    number: int
    choices: tuple[Choice, ...]
    rows: tuple[WarnedRow, ...]
    is_likely: bool
    is_taught: bool
    next_key: str


@dataclass(frozen=True, slots=True)
class SignRow:
    """A sign in its list. `code` of its dossier, "" where it is of many."""

    number: int
    at: datetime
    code: str
    procedure_name: str
    centre_name: str
    told: str
    standing: Tag


@dataclass(frozen=True, slots=True)
class SignPage:
    name: str
    meaning: str
    source: str
    scope: str
    standings: tuple[Choice, ...]
    rows: tuple[SignRow, ...]
    next_key: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """An event behind a sign. `by` is "" where the reader may not see who it was."""

    at: datetime
    what: str | Promise
    code: str
    address: str
    by: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    at: datetime
    by: str
    post: str
    standing: Tag
    words: str


@dataclass(frozen=True, slots=True)
class SignDetail:
    """`is_own`: acts of the reader's own are in it. `more`: how many events are not shown."""

    row: SignRow
    name: str
    meaning: str
    source: str
    list_address: str
    events: tuple[EvidenceRow, ...]
    more: int
    sees_officers: bool
    notes: tuple[NoteRow, ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """A share that the test found, with both its numbers and what they are."""

    name: str
    formula: str
    part: int
    whole: int

    @property
    def value(self) -> Fraction | None:
        return Fraction(self.part, self.whole) if self.whole else None


@dataclass(frozen=True, slots=True)
class LeftRow:
    """The test by working days left: cases, late, warned, hits."""

    left: int
    cases: int
    late: int
    warned: int
    hits: int

    @property
    def precision(self) -> Fraction | None:
        return Fraction(self.hits, self.warned) if self.warned else None


@dataclass(frozen=True, slots=True)
class BandRow:
    """Cases by what the model said of them: the mean of what it said, and what became of them."""

    label: str
    cases: int
    late: int
    said: Fraction | None
    happened: Fraction | None


@dataclass(frozen=True, slots=True)
class ModelPage:
    model: LateModel
    last_tested: datetime
    measures: tuple[Measure, ...]
    by_left: tuple[LeftRow, ...]
    bands: tuple[BandRow, ...]
    chart: Chart | None
    unknown: int
    landmarks: str
    least_cases: int
    least_late: int
    threshold: Fraction
