"""What one revision of a procedure says: one immutable document.

Terms and fees hang on (case × channel), as in the national record (CACHTHUCTHUCHIEN: KENH → THOIGIAN → PHILEPHI), never
on the procedure. What the source leaves unsaid stays unsaid here: a `Line` without a term carries the reason, a `Fee`
its state. Money is in whole đồng.
"""

from dataclasses import dataclass
from enum import StrEnum

from motcua.worktime.rules.terms import Term


class Channel(StrEnum):
    """How a dossier comes in (KENH 1, 2, 3 of the national record)."""

    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"


class UnknownTerm(StrEnum):
    """Why no legal term can be read from a line."""

    NOT_STATED = "not_stated"
    """The source says nothing, or "Không có thông tin", "Không quy định"."""
    NO_UNIT = "no_unit"
    """A number without working days, days, hours or months."""
    WORDS_ONLY = "words_only"
    """A sentence, not a number: "chậm nhất là ngay trước khi tàu rời cảng"."""
    NOT_COUNTABLE = "not_countable"
    """Zero, or a part of a day or hour: no clock of the law counts it."""


class FeeState(StrEnum):
    """How much of a fee is known."""

    AMOUNT = "amount"
    FREE = "free"
    """The source says so and nothing it adds contradicts it."""
    UNCERTAIN = "uncertain"
    """The source says something that cannot be taken at its word; `text` keeps it."""
    UNKNOWN = "unknown"
    """The source says nothing, or "Không có thông tin". Never to be read as free."""


class GroupKind(StrEnum):
    """What the heading over a group of components means."""

    ALL = "all"
    """For every dossier."""
    CASE = "case"
    """For dossiers of the case the heading names."""
    UNCLEAR = "unclear"
    """A heading that says neither: the receptionist decides whether it applies."""
    NOTE = "note"
    """Remarks, not papers."""


class Need(StrEnum):
    """Whether a component must be there. The national page has no such mark: this is read from its words."""

    ALWAYS = "always"
    IF_ANY = "if_any"
    """"nếu có", or only in a situation the component itself names."""
    BY_CASE = "by_case"
    """Listed under a case: required in that case."""
    NOTE = "note"
    """An explanation that stands among the components; nothing to hand in."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case (trường hợp) that has its own term or fees."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee (phí) or charge (lệ phí) of one line. `amount` is set only in the states `amount` and `free` (then 0)."""

    state: FeeState
    amount: int | None = None
    kind: str = ""
    """"phi", "le_phi", or "" where the source does not say."""
    when: str = ""
    """The condition the source puts on it, in its words: several fees with conditions are alternatives, not a sum."""
    text: str = ""
    """The source's own words where the state is `uncertain`."""


@dataclass(frozen=True, slots=True)
class Line:
    """What holds for one channel, in one case (None: in every case)."""

    channel: Channel
    case: str | None = None
    term: Term | None = None
    term_unknown: UnknownTerm | None = None
    term_text: str = ""
    """The source's own words about time."""
    fees: tuple[Fee, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Component:
    """A paper of the dossier (thành phần hồ sơ). Quantities None: not stated, or stated unreadably."""

    key: str
    name: str
    need: Need
    group: str = ""
    group_kind: GroupKind = GroupKind.ALL
    originals: int | None = None
    copies: int | None = None
    quantity_text: str = ""
    files: tuple[str, ...] = ()
    data_backed: str = ""
    """The published database that already holds it; such a paper must not be asked for (NĐ 118/2025 Art 4.2a)."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the applicant receives; `code` as KQ.G15.000094 where the national database gives one."""

    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The parts of a procedure under NĐ 63/2010 Art 8.2, except its name, which the revision itself bears."""

    steps: str = ""
    executing_agency: str = ""
    audience: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()
    lines: tuple[Line, ...] = ()
    components: tuple[Component, ...] = ()
    results: tuple[Result, ...] = ()
    legal_bases: tuple[str, ...] = ()
    conditions: str = ""
    kind: str = ""
    """The national database's class of the procedure, in its words."""

    def channels(self) -> tuple[Channel, ...]:
        """The channels offered, in the order counter, online, post."""
        offered = {line.channel for line in self.lines}
        return tuple(channel for channel in Channel if channel in offered)

    def case_named(self, key: str) -> Case | None:
        return next((case for case in self.cases if case.key == key), None)
