"""Finding a person by an identity number: for the form being filled in only, slowed down, and written down.

Numbers can be guessed or come out of a stolen list, and each that is known gives an address and a telephone number. So
every look-up counts for whoever makes it, and one that finds somebody is noted in the readers' log of the dossier in
which that person was last seen.
"""

from datetime import date

from django.http import HttpRequest

from motcua.dossiers.queries import last_dossier_of
from motcua.dossiers.reading_log import What, record_reading
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, Refused
from motcua.people.queries import Known, known_by
from motcua.people.rules.identity import IdentityKind, check_identity
from motcua.web import throttle
from motcua.web.actor import actor_of
from motcua.web.visitor import address_of


def look_up_person(request: HttpRequest, kind: str, number: str, on: date) -> Known | None:
    """Whoever bears the number; None for nobody, and for a party without a number.

    Raises `Invalid` for what is no number, `Refused` (`too_many_look_ups`) for an officer who asks too often.
    """
    if kind not in set(IdentityKind) or not number.strip():
        return None
    checked = check_identity(IdentityKind(kind), number, on=on)
    actor, real_now = actor_of(request), clock.real_now()
    if throttle.is_exhausted(throttle.PERSONS, str(actor.account_id), now=real_now):
        raise Refused(
            "too_many_look_ups",
            vi="Đã tra cứu quá nhiều người trong mười phút. Hãy gõ theo giấy tờ, hoặc chờ mười phút.",
            en="Too many persons were looked up within ten minutes. Type from the paper, or wait ten minutes.",
        )
    throttle.count_failure(throttle.PERSONS, str(actor.account_id), now=real_now)
    known = known_by(IdentityKind(kind), checked, on=on)
    if known and (code := last_dossier_of(checked)):
        address = address_of(request)
        record_reading(actor, [code], What.PERSON, at=clock.now(), address=address)
    return known


def look_up_quietly(request: HttpRequest, kind: str, number: str, on: date) -> Known | None:
    """The same for a form that is being sent: what is no number, or too many, is not this step's to say."""
    try:
        return look_up_person(request, kind, number, on)
    except DomainError:
        return None
