"""A draft's row out of its state, and whether a row still is what its story says."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from motcua.journal.comparing import rows_that_differ
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
    centres = dict(ServiceCentre.objects.values_list("code", "pk"))
    return rows_that_differ(
        DraftRow, states, lambda draft: columns_of(draft) | {"centre_id": centres.get(draft.centre)}
    )


def subjects() -> Iterable[UUID]:
    """Every row's story."""
    return DraftRow.objects.values_list("pk", flat=True)
