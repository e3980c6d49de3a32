"""A cashier's day as it is printed: its moves, and the count that stands with what the head said to it."""

from dataclasses import dataclass
from datetime import datetime

from motcua.organisation.actors import Actor
from motcua.payments import tills
from motcua.payments.models import CashCount, Confirmation, Till
from motcua.payments.queries import CashDay, cash_day
from motcua.payments.rules.codec import decode_fact
from motcua.payments.rules.facts import Fact


@dataclass(frozen=True, slots=True)
class Move:
    """One move of money in đồng; `code` is "" for a dossier without one, or that the actor may not see any more."""

    at: datetime
    fact: Fact
    code: str
    dossier: str | int | None
    """The dossier's code, or its number while it has none; None for one that the actor may not see any more."""
    seq: int
    cash: int
    transfer: int


@dataclass(frozen=True, slots=True)
class DaySheet:
    """The day of a till; `count` is the one that closed it, None while it is open."""

    till: Till
    opening: int
    told: CashDay
    lines: tuple[Move, ...]
    count: CashCount | None
    confirmation: Confirmation | None


def day_sheet(actor: Actor, till: Till) -> DaySheet:
    """The day of a till that the actor may see."""
    told = cash_day(actor, till)
    last = till.counts.select_related("confirmation").order_by("-pk").first() if till.is_closed else None
    return DaySheet(
        till=till,
        opening=tills.opening_of(till),
        told=told,
        lines=moves_of(told),
        count=last,
        confirmation=getattr(last, "confirmation", None),
    )


def moves_of(told: CashDay) -> tuple[Move, ...]:
    """The lines of a day with what their entries say."""
    return tuple(
        Move(
            at=each.entry.at,
            fact=decode_fact(each.entry.kind, each.entry.data),
            code=each.code,
            dossier=each.code or (each.entry.dossier_id if each.is_visible else None),
            seq=each.entry.seq,
            cash=each.entry.cash,
            transfer=each.entry.transfer,
        )
        for each in told.lines
    )
