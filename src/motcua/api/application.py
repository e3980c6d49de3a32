"""The body of an acceptance: an `Application` as JSON, with identity numbers and contacts well formed.

The rules for these are of `people`; asking them here, with the input, is what names the field.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from motcua.api.reading import at, choice, read_object
from motcua.dossiers.actions.accept_dossier import Application
from motcua.dossiers.rules.state import Party
from motcua.kernel.errors import Invalid
from motcua.people.rules.contact import check_email, check_phone
from motcua.people.rules.identity import IdentityKind, check_identity

PARTY_KINDS = choice("person", "organisation")
IDENTITY_KINDS = choice(*IdentityKind)


def read_application(value: Any, on: date) -> Application:
    """The application in `value`, handed in on the day `on`. Raises `Invalid` naming the field."""
    application = read_object(Application, value)
    return replace(
        application,
        owner=_checked(application.owner, "owner", on),
        applicant=application.applicant and _checked(application.applicant, "applicant", on),
        representative=application.representative and _checked(application.representative, "representative", on),
    )


def _checked(party: Party, place: str, on: date) -> Party:
    PARTY_KINDS(party.kind, f"{place}.kind")
    number = party.identity_number
    if party.identity_kind or number:
        kind = IdentityKind(IDENTITY_KINDS(party.identity_kind, f"{place}.identity_kind"))
        number = _asked(lambda: check_identity(kind, party.identity_number, on=on), f"{place}.identity_number")
    return replace(
        party,
        identity_number=number,
        phone=_asked(lambda: check_phone(party.phone, on=on), f"{place}.phone"),
        email=_asked(lambda: check_email(party.email), f"{place}.email"),
    )


def _asked(check: Callable[[], str], place: str) -> str:
    try:
        return check()
    except Invalid as error:
        raise at(place, error) from error
