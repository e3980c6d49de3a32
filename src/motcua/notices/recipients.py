"""Who is told of a dossier's events, where, and in which language."""

from dataclasses import dataclass
from datetime import datetime, time

from django.conf import settings

from motcua.dossiers.rules.in_whose_name import organisation_of
from motcua.dossiers.rules.state import DossierState, Party
from motcua.kernel import clock
from motcua.kernel.messages import Way
from motcua.kernel.messages.sending import ways_set_up
from motcua.notices.models import Preference
from motcua.notices.rules.quiet import Quiet, first_moment
from motcua.people.models import Account
from motcua.people.queries import represents

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
    """The account that submitted it, or the applicant by what was given at the counter; and the owner, if another.

    An account without an address of its own is told at the one given in the dossier. An address is told once, whoever
    gave it. Ways that the site has not set up are left out. Of an organisation's dossier only the representative who
    handed it in is told, besides the organisation itself; once they represent it no more, only the latter.
    """
    applicant = state.applicant or state.owner
    organisation = organisation_of(state)
    if organisation and not represents(state.citizen_account or 0, organisation, clock.now().date()):
        return _once_each([_party("owner", state.owner)])
    account = (
        Account.objects.filter(pk=state.citizen_account, is_active=True).first() if state.citizen_account else None
    )
    found = [_account(account, applicant)] if account else [_party("applicant", applicant)]
    if state.owner != applicant:
        found.append(_party("owner", state.owner))
    return _once_each(found)


def _account(account: Account, party: Party | None) -> Recipient:
    wish = Preference.objects.filter(pk=account.pk).first() or Preference(account=account)
    ways = {IN_APP: ""} | chosen_ways(wish, account.email or (party.email.strip() if party else ""))
    return Recipient("account", account.pk, account.language, ways, quiet_of(wish))


def chosen_ways(wish: Preference, email: str) -> dict[str, str]:
    """The ways that somebody chose, with `email` and the phone as their addresses."""
    ways = (
        (Way.EMAIL.value, wish.by_email, email),
        (Way.SMS.value, wish.by_sms, wish.phone),
        (Way.ZALO.value, wish.by_zalo, wish.phone),
    )
    return {way: address for way, is_chosen, address in ways if is_chosen}


def _party(role: str, party: Party | None) -> Recipient:
    ways = {Way.EMAIL.value: party.email.strip(), Way.SMS.value: party.phone.strip()} if party else {}
    return Recipient(role, None, "vi", ways, settings.QUIET_HOURS)


def quiet_of(wish: Preference) -> tuple[time, time]:
    """The quiet hours that somebody chose, or the site's."""
    if wish.quiet_from is None or wish.quiet_to is None:
        site: tuple[time, time] = settings.QUIET_HOURS
        return site
    return wish.quiet_from, wish.quiet_to


def first_due(way: str, quiet: Quiet, at: datetime) -> datetime:
    """When what is told at `at` may go by that way: no phone rings in quiet hours."""
    return first_moment(at.astimezone(clock.VIETNAM), quiet) if way in PHONE_WAYS else at


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
