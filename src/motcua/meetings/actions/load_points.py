"""Load the points of the shipped file; what is there stays, so again is harmless."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.db import transaction

from motcua.kernel.configuration import PROJECT
from motcua.kernel.data_files import Row, read_rows
from motcua.kernel.errors import NotFound
from motcua.kernel.facts import By
from motcua.meetings.actions.register_point import enter
from motcua.meetings.models import Point as PointRow
from motcua.meetings.rules.facts import PointLevel, PointRegistered
from motcua.organisation.actors import SYSTEM
from motcua.organisation.models import ServiceCentre

FILE = PROJECT / "data" / "meetings" / "points.csv"
COLUMNS = ("code", "name", "level", "one_stop", "agency", "place", "equipment", "line", "contact", "source")
LEVELS = {each.value: each for each in PointLevel}


@transaction.atomic
def load_points(file: Path = FILE, *, at: datetime) -> int:
    """How many were added; the provincial centre keeps them. Raises `Invalid` (`data_file_…`), `NotFound`
    (`no_provincial_centre`, before the one-stops are loaded)."""
    keeper = ServiceCentre.objects.filter(level="province").order_by("valid_from", "code").first()
    if keeper is None:
        raise NotFound(
            "no_provincial_centre",
            vi="Chưa có trung tâm cấp tỉnh. Hãy nạp danh sách bộ phận một cửa trước.",
            en="There is no provincial centre yet. Load the one-stops first.",
        )
    known = set(PointRow.objects.values_list("code", flat=True))
    new = [fact for fact in _read(file) if fact.code not in known]
    for fact in new:
        enter(fact, By(SYSTEM.name), keeper.pk, at=at)
    return len(new)


def _read(file: Path) -> Iterator[PointRegistered]:
    centres = dict.fromkeys(ServiceCentre.objects.values_list("code", flat=True), True)
    for row in read_rows(file, COLUMNS):
        if row["one_stop"] and row["one_stop"] not in centres:
            continue  # a unit that this site does not have
        yield _fact_of(row)


def _fact_of(row: Row) -> PointRegistered:
    texts = {name: row[name] for name in COLUMNS if name != "level"}
    return PointRegistered(level=row.choose("level", LEVELS), **texts)
