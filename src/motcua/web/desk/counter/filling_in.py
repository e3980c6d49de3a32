"""What the page fills in of a sent form before it is read: a scanned card, somebody known, the mandatory papers."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from django.http import QueryDict

from motcua.kernel.errors import DomainError
from motcua.people.queries import Known
from motcua.people.rules.card_code import is_card_code, read_card_code
from motcua.people.rules.identity import IdentityKind
from motcua.web.desk.counter.view_models import MatterOffer

PARTIES = ("owner", "applicant", "representative")

type FindKnown = Callable[[str, str], Known | None]


def with_scanned_cards(data: QueryDict, on: date) -> QueryDict:
    """What was sent, with what a card says in the place of its code; a code that cannot be read stays to be refused."""
    filled = data.copy()
    for prefix in PARTIES:
        with suppress(DomainError):
            for name, value in fields_of_card(data.get(f"{prefix}-identity_number", ""), on).items():
                filled[f"{prefix}-{name}"] = value
    return filled


def fields_of_card(text: str, on: date) -> dict[str, str]:
    """The fields of a party that a card's code fills in; none for what is no such code. Raises `Invalid`."""
    if not is_card_code(text):
        return {}
    holder = read_card_code(text, on=on)
    return {
        "identity_kind": IdentityKind.CCCD.value,
        "identity_number": holder.number,
        "full_name": holder.full_name,
        "address": holder.address,
    }


def with_known_persons(data: QueryDict, find: FindKnown) -> QueryDict:
    """What was sent, with the empty fields of parties known by their number filled in."""
    filled = data.copy()
    for prefix in PARTIES:
        kind, number = (data.get(f"{prefix}-{name}", "") for name in ("identity_kind", "identity_number"))
        if data.get(f"{prefix}-full_name", "").strip() or not (known := find(kind, number)):
            continue
        for name, value in fields_of_known(known).items():
            filled[f"{prefix}-{name}"] = data.get(f"{prefix}-{name}") or value
    return filled


def fields_of_known(known: Known) -> dict[str, str]:
    """The fields of a party that what was registered before fills in."""
    return {"full_name": known.name, "address": known.address, "phone": known.phone, "email": known.email}


def with_mandatory_papers(data: QueryDict, matter: MatterOffer) -> QueryDict:
    """What was sent, with one click's worth of counting: every empty mandatory paper as often as the source asks."""
    filled = data.copy()
    chosen = set(data.getlist("groups"))
    for number, line in enumerate(matter.papers):
        counts = [f"paper-{number}-{name}" for name in ("originals", "certified", "copies")]
        if not line.is_mandatory or (line.heading and line.heading not in chosen) or any(map(data.get, counts)):
            continue
        filled[counts[0]] = str(line.originals or (0 if line.copies else 1) or "")
        filled[counts[2]] = str(line.copies or "")
    return filled
