"""Where who sent a petition is told, now: by the account's own wishes, else at the contacts that were given."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

from motcua.kernel.messages import Way
from motcua.notices.models import Preference
from motcua.notices.recipients import Recipient, chosen_ways, quiet_of
from motcua.notices.rules.quiet import Quiet
from motcua.people.models import Account
from motcua.petitions.contacts import contacts_of
from motcua.petitions.models import Sender


def recipient_of(petition: UUID) -> Recipient:
    """The account that sent it, if it is still there; else nobody but the e-mail address and mobile number given.

    An account without an e-mail address of its own is written to at the one given; one that has chosen nothing, at the
    number, too.
    """
    row = Sender.objects.select_related("account", "petition").get(pk=petition)
    if row.account is None or not row.account.is_active:
        return Recipient("sender", None, "vi", contacts_of(row), settings.QUIET_HOURS)
    return _of_account(row, row.account)


def _of_account(row: Sender, account: Account) -> Recipient:
    stored = Preference.objects.filter(pk=account.pk).first()
    wish = stored or Preference(account=account)
    given = contacts_of(row)
    chosen = chosen_ways(wish, account.email or given.get(Way.EMAIL, ""))
    ways = {way: address for way, address in chosen.items() if address}
    if not ways and stored is None:
        ways = given
    return Recipient("sender", account.pk, account.language, ways, quiet_of(wish))


def quiet_hours_of(petitions: Iterable[UUID]) -> dict[UUID, Quiet]:
    """When the phones of those who sent them are to be quiet. One query."""
    rows = Sender.objects.filter(petition__in=list(petitions)).select_related("account__preference")
    return {row.petition_id: _quiet(row.account) for row in rows}


def _quiet(account: Account | None) -> Quiet:
    is_there = account is not None and account.is_active
    return quiet_of(getattr(account, "preference", None) or Preference()) if is_there else settings.QUIET_HOURS


def masked(way: str, address: str) -> str:
    """An address as its owner knows it again and nobody else learns it: a•••@example.vn, •••007."""
    if way == Way.EMAIL:
        name, _at, domain = address.rpartition("@")
        return f"{name[:1]}•••@{domain}"
    return f"•••{address[-3:]}"
