"""How the money of dossiers stands, for lists and desks of other rooms: one read for many dossiers.

It reads the balances, which `motcua verify` recounts from the entries; who may see what is asked by `visible_to`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import visible_to
from motcua.organisation.actors import Actor
from motcua.payments.models import Balance


@dataclass(frozen=True, slots=True)
class Standing:
    """The money of one dossier, in đồng. `is_charged`: something was booked at all."""

    is_charged: bool = False
    due: int = 0
    received: int = 0
    refunded: int = 0

    @property
    def owed(self) -> int:
        """What is still to be paid; money given back is not owed again."""
        return self.due - self.received

    @property
    def held(self) -> int:
        """What was paid and has not been given back."""
        return self.received - self.refunded

    @property
    def is_settled(self) -> bool:
        """Nothing charged is left to pay. True as well where nothing was charged: see `is_charged`."""
        return self.owed == 0


NOTHING = Standing()
BALANCE = ("balance__due", "balance__received", "balance__refunded")


def standings_by_code(actor: Actor, codes: Iterable[str]) -> dict[str, Standing]:
    """By code, the standing of those of `codes` that the actor may see; the others are left out. One query."""
    found = with_standing(visible_to(actor).filter(code__in=set(codes))).only("code", *BALANCE)
    return {row.code: standing_of(row) for row in found if row.code}


def with_standing(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The same dossiers, of which `standing_of` then asks nothing more of the database."""
    return dossiers.select_related("balance")


def standing_of(row: Dossier) -> Standing:
    """The standing of one dossier. Asks the database unless the row came out of `with_standing`."""
    balance: Balance | None = getattr(row, "balance", None)
    if balance is None:
        return NOTHING
    return Standing(True, balance.due, balance.received, balance.refunded)
