"""Slows down guessing: passwords and second factors at sign-in, codes of dossiers and of slips, persons at the counter,
figures that are counted dossier by dossier, petitions sent, their files and codes.

Counted in the database so that all workers share one count. Only failures count, of persons every look-up, of figures
every count; a window begins with the first. Times are real time, whatever the training clock shows. An address is what
the server sees, or what a proxy on the same machine says (wsgi.py).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from django.db import connection
from django.utils.crypto import salted_hmac

from motcua.kernel.errors import DomainError
from motcua.web.models import Attempts


class TooOften(DomainError):
    """Asked for too often (HTTP 429)."""

    http_status = HTTPStatus.TOO_MANY_REQUESTS


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `failures` within `window`, per key."""

    kind: str
    failures: int
    window: timedelta


SIGN_IN = Limit("sign-in", 5, timedelta(minutes=15))
# A whole office can stand behind one address, so this one is wide: it stops one machine trying many accounts.
SIGN_IN_FROM_ONE_PLACE = Limit("sign-in-place", 100, timedelta(minutes=15))
# By account, wherever it is tried from: whoever gets here knows the password, and six digits are few.
SECOND_FACTOR = Limit("second-factor", 5, timedelta(minutes=15))
# By account, found or not: a busy counter asks for a person every half a minute, a stolen list is a thousand numbers.
PERSONS = Limit("persons", 100, timedelta(minutes=10))
# Every code sent counts. By address and place: who asks for codes to somebody else's address does not keep that person
# from asking. By address alone, so that nobody's letter-box is filled; and, wide, by where it is asked from.
CODES_TO_ADDRESS = Limit("codes-to", 5, timedelta(hours=1))
CODES_TO_ADDRESS_FROM_EVERYWHERE = Limit("codes-to-from-everywhere", 20, timedelta(hours=1))
CODES_FROM_ONE_PLACE = Limit("codes-from", 60, timedelta(hours=1))
LOOK_UP = Limit("look-up", 60, timedelta(minutes=10))
# By address, what has to be counted anew: a journalist reads a few units, a crawler every unit of every period.
COUNTS = Limit("counts", 40, timedelta(minutes=10))
# What claims to come from a payment gateway and is not signed is answered always, and kept only up to here.
UNSIGNED = Limit("unsigned", 30, timedelta(hours=1))
UNSIGNED_EVERYWHERE = Limit("unsigned-everywhere", 1000, timedelta(hours=1))
# Codes tried from many addresses at once. While this one is used up, an address may be wrong three times and no more;
# whoever has a code from their receipt still gets their answer.
LOOK_UP_EVERYWHERE = Limit("look-up-everywhere", 3000, timedelta(minutes=10))
LOOK_UP_UNDER_STRAIN = Limit("look-up", 3, timedelta(minutes=10))

# Wrong codes of petitions, and every petition sent, by address.
PETITION_CODES = Limit("petition-codes", 20, timedelta(minutes=10))
PETITIONS = Limit("petitions", 20, timedelta(hours=1))
# By address, every file taken in with a petition that is sent, completed or opened again, whatever becomes of it.
PETITION_FILES = Limit("petition-files", 100, timedelta(hours=1))
# Codes of slips tried from one address, and from all; as of dossiers.
SLIPS_TRIED = Limit("slips", 60, timedelta(minutes=10))
SLIPS_TRIED_EVERYWHERE = Limit("slips-everywhere", 3000, timedelta(minutes=10))
SLIPS_TRIED_UNDER_STRAIN = Limit("slips", 3, timedelta(minutes=10))
# Slips that one account gives out: a counter sees fewer people in a day, and a heap of slips would be a heap of votes.
SLIPS_GIVEN = Limit("slips-given", 100, timedelta(days=1))

COUNT_FAILURE = """
INSERT INTO web_attempts (kind, key, since, count) VALUES (%(kind)s, %(key)s, %(now)s, 1)
ON CONFLICT (kind, key) DO UPDATE SET
    count = CASE WHEN web_attempts.since <= %(oldest)s THEN 1 ELSE web_attempts.count + 1 END,
    since = CASE WHEN web_attempts.since <= %(oldest)s THEN %(now)s ELSE web_attempts.since END
"""

# Every failure also clears away a few counts that nobody needs any more, so that the table stays small by itself.
DROP_STALE = """
DELETE FROM web_attempts WHERE id IN (
    SELECT id FROM web_attempts WHERE kind = %(kind)s AND since <= %(oldest)s
    ORDER BY since LIMIT 10 FOR UPDATE SKIP LOCKED)
"""


def is_exhausted(limit: Limit, *who: str, now: datetime) -> bool:
    """Whether `who` has used up the failures of the current window."""
    return Attempts.objects.filter(
        kind=limit.kind, key=_key(limit, who), since__gt=now - limit.window, count__gte=limit.failures
    ).exists()


def is_slowed_down(place: str, own: Limit, everywhere: Limit, under_strain: Limit, *, now: datetime) -> bool:
    """Whether guesses from that address are answered no more: too many from there, or some while all guess."""
    if is_exhausted(own, place, now=now):
        return True
    return is_exhausted(everywhere, now=now) and is_exhausted(under_strain, place, now=now)


def count_failure(limit: Limit, *who: str, now: datetime) -> None:
    """One more failure of `who`; two at the same instant are both counted."""
    values: dict[str, Any] = {"kind": limit.kind, "key": _key(limit, who), "now": now, "oldest": now - limit.window}
    with connection.cursor() as cursor:
        cursor.execute(COUNT_FAILURE, values)
        cursor.execute(DROP_STALE, values)


def forgive(limit: Limit, *who: str) -> None:
    """Success wipes the count."""
    Attempts.objects.filter(kind=limit.kind, key=_key(limit, who)).delete()


def _key(limit: Limit, who: tuple[str, ...]) -> str:
    return salted_hmac(f"motcua.web.throttle.{limit.kind}", "\n".join(who), algorithm="sha256").hexdigest()
