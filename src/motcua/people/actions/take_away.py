"""What an account loses when it is closed or merged: whatever lets somebody in, and whatever says who that was."""

from motcua.people import second_factor
from motcua.people.actions.end_sessions import end_sessions
from motcua.people.models import Account, AccountIdentity, ContactCode, ProviderSubject
from motcua.people.rules.citizen import Assurance

NAME_LEFT = "Tài khoản đã đóng"


def take_away_credentials(account: Account, username: str) -> None:
    """Password, second factor, subjects, sessions, codes, contact and identity go; the number and the log stay.

    Call in a transaction.
    """
    end_sessions(account)
    second_factor.remove(account)
    ProviderSubject.objects.filter(account=account).delete()
    ContactCode.objects.filter(account=account).delete()
    account.username, account.full_name, account.email = username, NAME_LEFT, ""
    account.is_active = False
    account.set_unusable_password()
    account.save(update_fields=["username", "full_name", "email", "is_active", "password"])
    AccountIdentity.objects.filter(account=account).update(
        assurance=Assurance.NONE,
        level=0,
        proven_at=None,
        person=None,
        legal_entity=None,
        identity_kind="",
        identity_number="",
        tax_code="",
        birth_date=None,
        sex="",
        address="",
        email="",
        email_verified_at=None,
        phone="",
        phone_verified_at=None,
    )
