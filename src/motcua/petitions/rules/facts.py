"""What can happen to a petition (phản ánh, kiến nghị; NĐ 20/2008/NĐ-CP, amended by NĐ 92/2017/NĐ-CP).

None of these says who sent it: that is kept apart (docs/adr/0026), and a fact bears a digest of it only.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from motcua.dossiers.rules.documents import Document


class Kind(StrEnum):
    """About what a procedure asks for, or about how officers behave (NĐ 20/2008 Art 5)."""

    PROCEDURE = "procedure"
    CONDUCT = "conduct"


class Channel(StrEnum):
    """How it came: portal, counter, letter, telephone, a questionnaire (NĐ 20/2008 Art 7)."""

    ONLINE = "online"
    COUNTER = "counter"
    PAPER = "paper"
    PHONE = "phone"
    SURVEY = "survey"


class Lack(StrEnum):
    """What it takes to be accepted and is not there."""

    TITLE = "title"
    BODY = "body"
    VIETNAMESE = "vietnamese"
    NAME = "name"
    ADDRESS = "address"
    CONTACT = "contact"
    UNIT = "unit"


class Task(StrEnum):
    """What has a term."""

    REFUSE = "refuse"
    SUPPLEMENT = "supplement"
    TRANSFER = "transfer"
    ANSWER = "answer"
    PUBLISH = "publish"


class Desk(StrEnum):
    """The control of procedures at a one-stop, or its head, who handles what is given to the unit."""

    CONTROL = "control"
    HANDLING = "handling"


class Sorted(StrEnum):
    """How it is classified (NĐ 20/2008): behaviour; a rule within one's own competence; a rule of another body."""

    CONDUCT = "conduct"
    OWN_RULE = "own_rule"
    OTHER_RULE = "other_rule"


class Elsewhere(StrEnum):
    """What is no petition: khiếu nại (Luật Khiếu nại 2011), tố cáo (Luật Tố cáo 2018)."""

    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"


class Outcome(StrEnum):
    """What the answer comes to."""

    FOUNDED = "founded"
    PARTLY = "partly"
    UNFOUNDED = "unfounded"
    EXPLAINED = "explained"


@dataclass(frozen=True, slots=True)
class Place:
    """A desk at a one-stop, by its code."""

    centre: str
    desk: Desk


@dataclass(frozen=True, slots=True)
class About:
    """What it is about. `accounts`: the officers that the name given is found to mean; `heads`: one heads the unit,
    or none of them is of it, so that the unit is kept from it as a whole."""

    centre: str = ""
    person: str = ""
    accounts: tuple[int, ...] = ()
    heads: bool = False
    procedure: str = ""
    dossier: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """By when something is to be done. `due` is None where no calendar says; `source` is that of the term."""

    task: Task
    term: str
    due: datetime | None
    source: str


@dataclass(frozen=True, slots=True)
class Received:
    """It has come. `arrived`: when, which for a letter is before it is noted down; `sender`: the digest of who sent it;
    `taken_at`: the one-stop where it was handed in or sent to; `files`: what is attached."""

    KIND: ClassVar[str] = "received"
    code: str
    kind: Kind
    channel: Channel
    title: str
    body: str
    about: About
    place: Place
    taken_at: str
    sender: str
    arrived: datetime
    clocks: tuple[Clock, ...] = ()
    lacks: tuple[Lack, ...] = ()
    files: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class NotAccepted:
    """Không tiếp nhận, with what the sender can do instead."""

    KIND: ClassVar[str] = "not_accepted"
    reason: str
    guidance: str


@dataclass(frozen=True, slots=True)
class SupplementAsked:
    KIND: ClassVar[str] = "supplement_asked"
    what: str


@dataclass(frozen=True, slots=True)
class Supplemented:
    """The sender's supplement; the terms begin anew (a house decision, docs/adr/0026)."""

    KIND: ClassVar[str] = "supplemented"
    text: str
    sender: str
    clocks: tuple[Clock, ...] = ()
    lacks: tuple[Lack, ...] = ()
    files: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Classified:
    KIND: ClassVar[str] = "classified"
    kind: Kind
    sorted: Sorted
    about: About
    note: str = ""


@dataclass(frozen=True, slots=True)
class Transferred:
    """Chuyển, to a desk of ours, or (`outside`) to a body that does not work here: then it is off our hands."""

    KIND: ClassVar[str] = "transferred"
    reason: str
    place: Place | None = None
    outside: str = ""


@dataclass(frozen=True, slots=True)
class Redirected:
    """It is a complaint or a denunciation, for which other laws stand; where the sender is led to."""

    KIND: ClassVar[str] = "redirected"
    elsewhere: Elsewhere
    to: str
    guidance: str


@dataclass(frozen=True, slots=True)
class TakenUp:
    """An officer takes charge of it: from now on the only one who may read who sent it."""

    KIND: ClassVar[str] = "taken_up"
    account: int
    place: Place


@dataclass(frozen=True, slots=True)
class Answered:
    KIND: ClassVar[str] = "answered"
    text: str
    outcome: Outcome
    clocks: tuple[Clock, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """What the public reads: texts of its own, looked through before."""

    KIND: ClassVar[str] = "published"
    title: str
    body: str
    answer: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """Answered to the sender alone, for a reason."""

    KIND: ClassVar[str] = "withheld"
    reason: str


@dataclass(frozen=True, slots=True)
class Rated:
    KIND: ClassVar[str] = "rated"
    satisfied: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reopened:
    """Phản ánh lại, by a sender who is not satisfied: it is looked at anew."""

    KIND: ClassVar[str] = "reopened"
    reason: str
    place: Place
    clocks: tuple[Clock, ...] = ()
    files: tuple[Document, ...] = ()


FACTS = (
    Received,
    NotAccepted,
    SupplementAsked,
    Supplemented,
    Classified,
    Transferred,
    Redirected,
    TakenUp,
    Answered,
    Published,
    Withheld,
    Rated,
    Reopened,
)
