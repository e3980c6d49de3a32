"""The codes by which visits are rated. None is kept: a receipt's follows from the visit and the site's secret, so that
it is the same when printed again; of every code given out only a keyed digest is stored.
"""

import secrets
from dataclasses import dataclass
from datetime import date

from django.utils.crypto import salted_hmac

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.rules.lifecycle import fold
from motcua.dossiers.rules.lifecycle.accept import Accepted
from motcua.kernel.text import nfc
from motcua.surveys.rules.visits import BYTES, visit_code
from motcua.worktime.rules.schedule import in_vietnam


@dataclass(frozen=True, slots=True)
class Received:
    """A visit as a receipt tells of it: one one-stop (code), one day, one owner (by number, else by name)."""

    centre: str
    day: date
    owner: str

    @property
    def code(self) -> str:
        told = "\n".join((self.centre, self.day.isoformat(), self.owner))
        return visit_code(salted_hmac("motcua.visit.received", told, algorithm="sha256").digest())


def visit_of(loaded: LoadedDossier) -> Received | None:
    """The visit at which a dossier was received, as of then: a later correction makes no other visit of it.

    None where nobody came: sent online or by post, or not received.
    """
    place = next((n for n, event in enumerate(loaded.events, 1) if isinstance(event.fact, Accepted)), 0)
    state = fold(loaded.events[:place]) if place else loaded.state
    if state.accepted_at is None or state.channel is not Channel.COUNTER or state.owner is None:
        return None
    owner = state.owner.identity_number or nfc(state.owner.name).casefold()
    return Received(state.received_centre or state.centre, in_vietnam(state.accepted_at).date(), owner)


def new_code() -> str:
    """One drawn at random, for a visit without a dossier."""
    return visit_code(secrets.token_bytes(BYTES))


def digest_of(code: str) -> str:
    """What is kept of a code."""
    return salted_hmac("motcua.visit.digest", code, algorithm="sha256").hexdigest()
