"""A draft's row out of its state, and whether a row still is what its story says."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from motcua.organisation.models import ServiceCentre
from motcua.reforms.models import DraftRow
from motcua.reforms.rules.draft import Draft


def columns_of(draft: Draft) -> dict[str, Any]:
    """What the row says of the story, but for the one-stop and the number of events."""
    return {
        "title": draft.title,
        "document_type": str(draft.document_type),
        "unit": draft.unit,
        "stage": str(draft.stage),
        "begun_at": draft.begun_at,
        "submitted_at": draft.submitted_at,
        "issued_on": draft.issued.signed_on if draft.issued else None,
        "published_on": draft.published.signed_on if draft.published else None,
        "procedures": len(draft.procedures),
    }


def compare(states: Mapping[UUID, Draft]) -> Iterable[tuple[UUID, str]]:
    """What differs between stories and rows."""
    rows = DraftRow.objects.in_bulk(list(states))
    centres = dict(ServiceCentre.objects.values_list("pk", "code"))
    for subject, draft in states.items():
        row = rows.get(subject)
        if row is None:
            yield subject, "there is no row"
            continue
        told = columns_of(draft) | {"centre": draft.centre}
        kept = {name: getattr(row, name) for name in columns_of(draft)} | {"centre": centres.get(row.centre_id)}
        for name in told:
            if told[name] != kept[name]:
                yield subject, f"{name} is {kept[name]!r} and should be {told[name]!r}"


def subjects() -> Iterable[UUID]:
    """Every row's story."""
    return DraftRow.objects.values_list("pk", flat=True)
