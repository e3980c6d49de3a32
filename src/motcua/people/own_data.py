"""What this room knows of an account, for the copy of one's data. Secrets and digests of codes are not in it."""

from typing import Any

from motcua.people import second_factor
from motcua.people.models import (
    Account,
    AccountIdentity,
    Consent,
    OpenSession,
    ProviderSubject,
    Representation,
    SignInEvent,
)

IDENTITY = (
    *("kind", "assurance", "level", "proven_at", "identity_kind", "identity_number", "tax_code", "birth_date", "sex"),
    *("address", "email", "email_verified_at", "phone", "phone_verified_at"),
)


def own_section(account_id: int) -> dict[str, Any]:
    """Plain values; instants and days are left to the writer of the JSON."""
    account = Account.objects.get(pk=account_id)
    of_account = {"account": account_id}
    return {
        "username": account.username,
        "full_name": account.full_name,
        "language": account.language,
        "date_joined": account.date_joined,
        "has_second_factor": second_factor.has_second_factor(account),
        "identity": AccountIdentity.objects.filter(**of_account).values(*IDENTITY).first(),
        "identity_providers": list(
            ProviderSubject.objects.filter(**of_account).values("issuer", "subject", "first_at", "last_at")
        ),
        "acts_for": list(
            Representation.objects.filter(**of_account).values(
                "legal_entity__name", "legal_entity__tax_code", "state", "ground", "asked_at", "valid_from", "valid_to"
            )
        ),
        "consents": list(Consent.objects.filter(**of_account).values("purpose", "wording", "given_at", "withdrawn_at")),
        "open_sessions": list(
            OpenSession.objects.filter(**of_account).values("began_at", "used_at", "address", "agent")
        ),
        "sign_in_log": list(
            SignInEvent.objects.filter(**of_account).order_by("at", "pk").values("at", "kind", "address", "by")
        ),
    }
