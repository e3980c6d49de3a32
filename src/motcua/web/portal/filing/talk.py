"""Reads messages as each side sees them: the citizen reads offices, the office its colleagues' names too."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import filesizeformat

from motcua.filing.models import Message


@dataclass(frozen=True, slots=True)
class TalkFile:
    place: int
    name: str
    size: str


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One message. `who` is the office's name, for colleagues with the officer's too, or the citizen's."""

    number: int
    at: datetime
    who: str
    is_mine: bool
    text: str
    files: tuple[TalkFile, ...]


def read_talk(rows: Iterable[Message], reader: int | None, *, is_citizen: bool) -> list[TalkLine]:
    """The messages in their order, as `reader`'s account reads them. On the citizen's side may stand several, who
    represent one organisation: what another wrote bears that name.
    """
    return [
        TalkLine(
            number=row.pk,
            at=row.at,
            who=name_of(row, reader, is_citizen=is_citizen),
            is_mine=row.is_from_citizen == is_citizen,
            text=row.text,
            files=tuple(
                TalkFile(place, name, filesizeformat(size))
                for place, (_digest, name, size, _kind) in enumerate(row.files)
            ),
        )
        for row in rows
    ]


def name_of(row: Message, reader: int | None, *, is_citizen: bool) -> str:
    if row.is_from_citizen:
        return "" if is_citizen and row.account_id == reader else row.account.full_name or str(row.account)
    return row.unit if is_citizen else f"{row.unit} · {row.account}"
