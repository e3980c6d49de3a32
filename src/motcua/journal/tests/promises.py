"""A story as small as can be: a promise is made, put off any number of times, and kept."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from motcua.journal.rules.story import Story
from motcua.kernel.clock import VIETNAM
from motcua.kernel.facts import By, Event

MORNING = datetime(2018, 10, 30, 8, 0, tzinfo=VIETNAM)
CHI = By("Chi", 7, "CHI")
SUBJECT = UUID(int=1)


@dataclass(frozen=True, slots=True)
class Made:
    KIND: ClassVar[str] = "made"
    by_day: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class PutOff:
    KIND: ClassVar[str] = "put_off"
    to_day: date


@dataclass(frozen=True, slots=True)
class Kept:
    KIND: ClassVar[str] = "kept"


@dataclass(frozen=True, slots=True)
class Promise:
    by_day: date | None = None
    is_kept: bool = False


def evolve(promise: Promise, event: Event) -> Promise:
    match event.fact:
        case Made(by_day=day) | PutOff(to_day=day):
            return replace(promise, by_day=day)
        case Kept():
            return replace(promise, is_kept=True)
    raise ValueError(f"no such fact: {event.fact!r}")


PROMISES = Story("promise", (Made, PutOff, Kept), Promise(), evolve)
