"""Load the programmes and the steps of projects from the shipped files; what is there stays, so again is harmless."""

from datetime import date
from pathlib import Path

from django.db import transaction

from motcua.kernel.configuration import PROJECT
from motcua.kernel.data_files import read_rows
from motcua.programmes.models import Programme, ProjectStep

FOLDER = PROJECT / "data" / "programmes"
PROGRAMME = ("code", "kind", "name", "first_day", "last_day", "source")
STEP = ("law", "valid_from", "valid_to", "ordinal", "code", "name_vi", "name_en", "source")


@transaction.atomic
def load_programmes(folder: Path = FOLDER) -> int:
    """How many rows were added. Raises `Invalid` (`data_file_…`)."""
    before = Programme.objects.count() + ProjectStep.objects.count()
    programmes = [
        Programme(
            code=row["code"],
            kind=row["kind"],
            name=row["name"],
            first_day=row.parse("first_day", date.fromisoformat),
            last_day=row.parse("last_day", _day_or_none),
            source=row["source"],
        )
        for row in read_rows(folder / "programmes.csv", PROGRAMME)
    ]
    steps = [
        ProjectStep(
            law=row["law"],
            valid_from=row.parse("valid_from", date.fromisoformat),
            valid_to=row.parse("valid_to", _day_or_none),
            ordinal=row.parse("ordinal", int),
            code=row["code"],
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            source=row["source"],
        )
        for row in read_rows(folder / "steps.csv", STEP)
    ]
    Programme.objects.bulk_create(programmes, ignore_conflicts=True)
    ProjectStep.objects.bulk_create(steps, ignore_conflicts=True)
    return Programme.objects.count() + ProjectStep.objects.count() - before


def _day_or_none(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
