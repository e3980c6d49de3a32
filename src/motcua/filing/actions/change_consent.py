"""The word by which results returned electronically may go into the own store, and its taking back."""

from datetime import datetime

from motcua.filing.access import account_of
from motcua.filing.models import StoreConsent
from motcua.organisation.actors import Actor


def give_consent(actor: Actor, *, at: datetime) -> None:
    """Let results into the store from now on; given twice, it is given once."""
    StoreConsent.objects.get_or_create(account_id=account_of(actor), withdrawn_at=None, defaults={"given_at": at})


def withdraw_consent(actor: Actor, *, at: datetime) -> None:
    """No further result goes into the store; what is there stays until it is taken out."""
    StoreConsent.objects.filter(account_id=account_of(actor), withdrawn_at=None).update(withdrawn_at=at)


def has_consented(actor: Actor) -> bool:
    """Whether the word stands now."""
    return StoreConsent.objects.filter(account_id=account_of(actor), withdrawn_at=None).exists()
