"""Of whom a sample is drawn: each person once, however many dossiers they brought and however they are known."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Brought:
    """A finished dossier and who brought it: an account, an identity number, a phone, each if known."""

    dossier: int
    stratum: str
    finished_at: datetime
    account: int | None
    identity: str
    phone: str

    @property
    def keys(self) -> tuple[str, ...]:
        """By what somebody is known again."""
        known = (f"a{self.account}" if self.account else "", f"i{self.identity}", f"p{self.phone}")
        return tuple(key for key in known if len(key) > 1)


@dataclass(frozen=True, slots=True)
class Frame:
    """The last dossier of each person, by stratum, and how many dossiers were left out and why."""

    people: dict[str, list[int]]
    dossiers: int
    nameless: int
    repeated: int
    staff: int

    @property
    def size(self) -> int:
        return sum(len(each) for each in self.people.values())


def frame_of(brought: Iterable[Brought], staff: Collection[int]) -> Frame:
    """Dossiers that share an account, an identity number or a phone, also through a third, are one person's.

    Whoever is staff (`staff`: their accounts) is left out with all that is known to be theirs; so is a dossier of which
    nothing says whose it is.
    """
    rows = list(brought)
    leader: dict[str, str] = {}

    def lead(key: str) -> str:
        leader.setdefault(key, key)
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for row in rows:
        for key in row.keys[1:]:
            leader[lead(key)] = lead(row.keys[0])
    refused = {lead(f"a{account}") for account in staff}
    latest: dict[str, Brought] = {}
    nameless = of_staff = 0
    for row in rows:
        if not row.keys:
            nameless += 1
        elif (person := lead(row.keys[0])) in refused:
            of_staff += 1
        elif person not in latest or _newer(row, latest[person]):
            latest[person] = row
    people: dict[str, list[int]] = {}
    for row in latest.values():
        people.setdefault(row.stratum, []).append(row.dossier)
    return Frame(people, len(rows), nameless, len(rows) - nameless - of_staff - len(latest), of_staff)


def _newer(one: Brought, other: Brought) -> bool:
    return (one.finished_at, one.dossier) > (other.finished_at, other.dossier)
