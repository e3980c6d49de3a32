"""Who is told of a dossier's events, where, and in which language."""

from dataclasses import dataclass
from datetime import time

from django.conf import settings

from motcua.dossiers.rules.state import DossierState
from motcua.kernel.messages import Way
from motcua.kernel.messages.sending import ways_set_up
from motcua.notices.models import Preference
from motcua.notices.rules.quiet import Quiet
from motcua.people.models import Account

IN_APP = "in_app"
PHONE_WAYS = frozenset({Way.SMS.value, Way.ZALO.value})


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person: `ways` from a way to its address ("" in-app)."""

    role: str
    account_id: int | None
    language: str
    ways: dict[str, str]
    quiet: Quiet


def recipients_of(state: DossierState) -> list[Recipient]:
    """The account that submitted it; without one, the applicant and the owner by what they gave at the counter.

    An address is told once, whoever gave it. Ways that the site has not set up are left out.
    """
    account = (
        Account.objects.filter(pk=state.citizen_account, is_active=True).first() if state.citizen_account else None
    )
    found = [_account(account)] if account else []
    for role, party in (("applicant", state.applicant), ("owner", state.owner)):
        if party is not None and not account:
            ways = {Way.EMAIL.value: party.email.strip(), Way.SMS.value: party.phone.strip()}
            found.append(Recipient(role, None, "vi", ways, settings.QUIET_HOURS))
    return _once_each(found)


def _account(account: Account) -> Recipient:
    wish = Preference.objects.filter(pk=account.pk).first() or Preference(account=account)
    ways = {IN_APP: ""}
    if wish.by_email:
        ways[Way.EMAIL] = account.email
    if wish.by_sms:
        ways[Way.SMS] = wish.phone
    if wish.by_zalo:
        ways[Way.ZALO] = wish.phone
    return Recipient("account", account.pk, account.language, ways, quiet_of(wish))


def quiet_of(wish: Preference) -> tuple[time, time]:
    """The quiet hours that somebody chose, or the site's."""
    if wish.quiet_from is None or wish.quiet_to is None:
        site: tuple[time, time] = settings.QUIET_HOURS
        return site
    return wish.quiet_from, wish.quiet_to


def _once_each(found: list[Recipient]) -> list[Recipient]:
    possible = {way.value for way in ways_set_up()}
    seen: set[tuple[str, str]] = set()
    for each in found:
        for way, address in list(each.ways.items()):
            is_useless = way != IN_APP and (not address or way not in possible or (way, address.lower()) in seen)
            if is_useless:
                del each.ways[way]
            seen.add((way, address.lower()))
    return [each for each in found if each.ways]
