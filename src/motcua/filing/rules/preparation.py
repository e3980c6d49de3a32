"""What somebody has prepared so far, as one document: everything as it was typed, right or wrong.

Nothing is judged here; `checks` says what is missing. Reading is tolerant: what a document does not have is empty, what
is not known is passed over, so that a draft of last month opens after the program has changed.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any, Self

LONGEST = 2000
"""Characters of one text; answers of the electronic form have limits of their own."""


class Capacity(StrEnum):
    """For whom one files: oneself, an organisation, or another by authority (NĐ 61/2018 Art 16; BLDS 2015 Art 138)."""

    SELF = "self"
    ORGANISATION = "organisation"
    OTHER = "other"


class PaperWay(StrEnum):
    """How a paper comes: as files, on paper later, not at all since it does not apply; "" is not said yet."""

    FILES = "files"
    LATER = "later"
    NONE = "none"


class Receive(StrEnum):
    """How the result is wished for (NĐ 61/2018 Art 20)."""

    ELECTRONIC = "electronic"
    COUNTER = "counter"
    POST = "post"


AUTHORITY = "Văn bản ủy quyền, giấy tờ chứng minh tư cách đại diện"
"""The component under which the paper of authority goes into the dossier."""


@dataclass(frozen=True, slots=True)
class PartyTyped:
    """A party as typed. `identity_kind` is a kind of identity paper, or "person", "organisation" for those without."""

    full_name: str = ""
    identity_kind: str = ""
    identity_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file in the store, `number` within its draft. `paper` is the component it is for, `own_paper` where it is from
    (the person's own store; 0: uploaded).
    """

    number: int
    paper: str
    digest: str
    name: str
    size: int
    media_type: str
    own_paper: int = 0


@dataclass(frozen=True, slots=True)
class PaperTyped:
    """What was said of one paper."""

    way: str = ""
    note: str = ""


@dataclass(frozen=True)
class Preparation:
    """The document. `saved` names the steps that were left with "go on"; `answers` are posted values by field."""

    centre: str = ""
    competent: str = ""
    case: str = ""
    groups: tuple[str, ...] = ()
    conditions_met: bool = False
    capacity: str = ""
    owner: PartyTyped = field(default_factory=PartyTyped)
    applicant: PartyTyped = field(default_factory=PartyTyped)
    authority: str = ""
    answers: dict[str, list[str]] = field(default_factory=dict)
    form_version: int = 0
    papers: dict[str, PaperTyped] = field(default_factory=dict)
    files: tuple[KeptFile, ...] = ()
    last_file: int = 0
    receive: str = ""
    receive_address: str = ""
    keep_result: bool = False
    saved: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The document as it is stored."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """The document as read; never raises."""
        values: dict[str, Any] = {}
        for each in fields(cls):
            found = document.get(each.name)
            if found is not None and (read := READERS.get(each.name, _text)(found)) is not None:
                values[each.name] = read
        return cls(**values)

    def files_for(self, paper: str) -> tuple[KeptFile, ...]:
        return tuple(each for each in self.files if each.paper == paper)

    def file(self, number: int) -> KeptFile | None:
        return next((each for each in self.files if each.number == number), None)

    def way_of(self, paper: str) -> str:
        """How a paper comes: as files as soon as there is one, whatever was ticked before."""
        return PaperWay.FILES if self.files_for(paper) else self.papers.get(paper, PaperTyped()).way


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list | tuple) else ()


def _record[T](kind: type[T], value: Any) -> T | None:
    """The dataclass with those fields that are there and of its types; None where one without default is not."""
    if not isinstance(value, Mapping):
        return None
    given = {
        each.name: value[each.name]
        for each in fields(kind)  # type: ignore[arg-type]
        if type(value.get(each.name)) is each.type
    }
    try:
        return kind(**given)
    except TypeError:
        return None


def _answers(value: Any) -> dict[str, list[str]]:
    return {str(key): list(_texts(each)) for key, each in value.items()} if isinstance(value, Mapping) else {}


def _papers(value: Any) -> dict[str, PaperTyped]:
    if not isinstance(value, Mapping):
        return {}
    return {str(key): _record(PaperTyped, each) or PaperTyped() for key, each in value.items()}


def _files(value: Any) -> tuple[KeptFile, ...]:
    read = (_record(KeptFile, each) for each in value) if isinstance(value, list | tuple) else ()
    return tuple(each for each in read if each is not None)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: Any) -> int | None:
    return value if type(value) is int else None


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


READERS: dict[str, Any] = {
    "groups": _texts,
    "saved": _texts,
    "owner": lambda value: _record(PartyTyped, value),
    "applicant": lambda value: _record(PartyTyped, value),
    "answers": _answers,
    "papers": _papers,
    "files": _files,
    "form_version": _number,
    "last_file": _number,
    "conditions_met": _flag,
    "keep_result": _flag,
}
"""How a part is read that is no text; None is nothing that could be read."""
