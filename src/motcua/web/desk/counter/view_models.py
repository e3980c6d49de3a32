"""What the page of reception needs to be drawn."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl

from django.utils.functional import Promise

from motcua.dossiers.rules.competence import Place
from motcua.dossiers.rules.state import Component, Party
from motcua.web.desk.counter.fee_options import FeeOption
from motcua.web.portal.view_models import TermAndFees
from motcua.web.statuses import Tag


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One procedure that may be meant; `place_tag` says where it is handed in, when that is not here."""

    code: str
    name: str
    sector: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of the check-list: the paper, under which heading, how many the source asks for."""

    name: str
    heading: str
    need: str | Promise
    quantity: str
    originals: int
    copies: int
    is_mandatory: bool


@dataclass(frozen=True, slots=True)
class MatterOffer:
    """A procedure as it can be handed in at this counter today.

    `places` are those that must be asked who is competent: empty where it can only be this one-stop.
    """

    code: str
    name: str
    revision: int
    is_own: bool
    is_received_here: bool
    places: tuple[Place, ...]
    cases: tuple[tuple[str, str], ...]
    headings: tuple[str, ...]
    may_have_no_heading: bool
    papers: tuple[PaperLine, ...]
    lines: tuple[TermAndFees, ...]
    lacks_a_term: bool
    fees: tuple[FeeOption, ...] = ()


@dataclass(frozen=True, slots=True)
class NoOffer:
    """A procedure that cannot be handed in anywhere today, and why."""

    code: str
    name: str
    sentence: str
    successor: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Persons:
    """The three parties of a dossier."""

    owner: Party | None = None
    applicant: Party | None = None
    representative: Party | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """What a reception begins with: the persons of an earlier one, or a dossier that has no code yet.

    `registered` is that dossier's number; its owner and channel are what they were when it came in, and the fee lines
    `charged` (keys) are on its ledger already. `shown_codes`, `shown_numbers`: the dossier whose persons the page
    shows, for the readers' log. `competent` is the one-stop for which it was sent here.
    """

    persons: Persons = Persons()
    registered: int | None = None
    channel: str = "counter"
    case: str = ""
    summary: str = ""
    components: tuple[Component, ...] = ()
    query: str = ""
    procedure: str = ""
    charged: frozenset[str] = frozenset()
    competent: str = ""
    shown_codes: tuple[str, ...] = ()
    shown_numbers: tuple[int, ...] = ()

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The same, as the values of a form."""
        return parse_qsl(self.query)


@dataclass(frozen=True, slots=True)
class Preview:
    """What accepting would promise."""

    due_at: datetime | None
    sentences: tuple[str, ...]
