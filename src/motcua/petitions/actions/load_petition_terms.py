"""Load the terms from the shipped file; what is there stays, so again is harmless and a site's own terms are kept."""

from datetime import date
from pathlib import Path

from django.db import transaction

from motcua.kernel.configuration import PROJECT
from motcua.kernel.data_files import read_rows
from motcua.petitions.models import PetitionTerm
from motcua.petitions.rules.facts import Task
from motcua.worktime.rules.terms import parse_term

FILE = PROJECT / "data" / "petitions" / "clocks.csv"
COLUMNS = ("scheme", "valid_from", "valid_to", "task", "term", "source")
TASKS = {each.value: each for each in Task}


@transaction.atomic
def load_petition_terms(file: Path = FILE) -> int:
    """How many were added. Raises `Invalid` (`data_file_…`, `term_…`)."""
    before = PetitionTerm.objects.count()
    rows = [
        PetitionTerm(
            scheme=row["scheme"],
            valid_from=row.parse("valid_from", date.fromisoformat),
            valid_to=row.parse("valid_to", _day_or_none),
            task=row.choose("task", TASKS).value,
            term=str(parse_term(row["term"])),
            source=row["source"],
        )
        for row in read_rows(file, COLUMNS)
    ]
    PetitionTerm.objects.bulk_create(rows, ignore_conflicts=True)
    return PetitionTerm.objects.count() - before


def _day_or_none(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
