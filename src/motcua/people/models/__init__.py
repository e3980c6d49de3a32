"""Accounts, the persons and legal entities behind them, and what proves that the two belong together."""

from motcua.people.models.account import Account, SignInEvent
from motcua.people.models.care import Consent, ContactCode, OpenSession, OwnerNotice, PersonalExport
from motcua.people.models.identity import AccountIdentity, ProviderSubject, Representation
from motcua.people.models.parties import Contact, LegalEntity, Person

__all__ = [
    "Account",
    "AccountIdentity",
    "Consent",
    "Contact",
    "ContactCode",
    "LegalEntity",
    "OpenSession",
    "OwnerNotice",
    "Person",
    "PersonalExport",
    "ProviderSubject",
    "Representation",
    "SignInEvent",
]
