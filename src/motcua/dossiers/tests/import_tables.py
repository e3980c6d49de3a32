"""What an import, or a life at the counter, has left in the tables: without numbers and hashes, to be compared."""

from typing import Any

from django.apps import apps

from motcua.dossiers.models import CodeCounter, Dossier, DossierEvent
from motcua.dossiers.rows import COLUMNS

Booking, PastStanding = (apps.get_model("statistics", name) for name in ("Booking", "PastStanding"))
"""What the projector of a room above has written; dossiers knows it by name only."""
ROW = tuple(name for name in COLUMNS if name not in ("id", "head"))
FACT = ("seq", "kind", "at", "data")
EVENT = (*FACT, "actor_account", "actor_name", "actor_post", "recorded_at", "hash")
PLACE = ("day", "centre_id", "sector_id", "channel")
METRICS = tuple(field.name for field in Booking._meta.concrete_fields if field.name not in PLACE)

type Rows = list[tuple[Any, ...]]


def rows() -> Rows:
    """The dossiers' rows by code. Not by when a step is to be done (see `facts`)."""
    return list(Dossier.objects.order_by("code").values_list(*(name for name in ROW if name != "step_due_at")))


def facts() -> Rows:
    """What happened to the dossiers, and when. Not by when steps were to be done: an older system planned none."""
    found = DossierEvent.objects.order_by("dossier__code", "seq").values_list("dossier__code", *FACT)
    return [(*row[:-1], {name: value for name, value in row[-1].items() if name != "planned"}) for row in found]


def events() -> Rows:
    """The events with who acted, when it was recorded, and their hashes."""
    found = DossierEvent.objects.order_by("dossier__code", "seq").values_list("dossier__code", *EVENT)
    return [tuple(bytes(value) if isinstance(value, memoryview) else value for value in row) for row in found]


def bookings() -> dict[tuple[Any, ...], dict[str, int]]:
    """What was booked, summed up by day and place; nothing where it comes to nothing."""
    sums: dict[tuple[Any, ...], dict[str, int]] = {}
    for booking in Booking.objects.values(*PLACE, *METRICS):
        counts = sums.setdefault(tuple(booking[name] for name in PLACE), {})
        for metric in METRICS:
            counts[metric] = counts.get(metric, 0) + booking[metric]
    kept = {place: {metric: n for metric, n in counts.items() if n} for place, counts in sums.items()}
    return {place: counts for place, counts in sorted(kept.items()) if counts}


def standings() -> Rows:
    """How the dossiers stood on past evenings, whichever they are."""
    names = [field.name for field in PastStanding._meta.concrete_fields if field.name != "dossier_id"]
    return sorted(PastStanding.objects.values_list(*names))


def tables() -> dict[str, Any]:
    """Everything that an import writes, as it lies there."""
    return {
        "rows": list(Dossier.objects.order_by("id").values_list(*COLUMNS)),
        "events": events(),
        "bookings": sorted(Booking.objects.values_list(*PLACE, *METRICS)),
        "standings": sorted(PastStanding.objects.values_list("dossier_id", "last_day")),
        "numbers": sorted(CodeCounter.objects.values_list("agency_code", "day", "last")),
    }
