"""Load the non-boundary list: which procedures are received regardless of boundaries (NĐ 118/2025/NĐ-CP Art 14)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from motcua.catalogue.models import NonBoundary, Procedure
from motcua.kernel.configuration import PROJECT
from motcua.kernel.data_files import Row, read_rows
from motcua.kernel.validity import Validity

SHIPPED = PROJECT / "data" / "procedures" / "non_boundary.csv"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one run did; zero and zero when everything was there already."""

    added: int
    ended: int


@transaction.atomic
def load_non_boundary(path: Path = SHIPPED) -> Loaded:
    """Add the rows that are not there yet, and end the open ones that the file gives a last day; nothing else changes.

    A row without a procedure speaks of all. Raises `Invalid` (`data_file_…`, naming line and column), also for a
    procedure that the catalogue does not have; then nothing is written.
    """
    procedures = dict(Procedure.objects.values_list("code", "pk"))
    known = {(row.procedure_id, row.valid_from): row for row in NonBoundary.objects.select_for_update()}
    added = ended = 0
    for row in _read(path, procedures):
        there = known.get((row.procedure_id, row.valid_from))
        if there is None:
            row.save()
            known[row.procedure_id, row.valid_from] = row
            added += 1
        elif there.valid_to is None and row.valid_to is not None:
            there.valid_to = row.valid_to
            there.save(update_fields=["valid_to"])
            ended += 1
    return Loaded(added, ended)


def _read(path: Path, procedures: dict[str, int]) -> Iterator[NonBoundary]:
    for row in read_rows(path, ["procedure", "valid_from", "valid_to", "source"]):
        validity = _validity(row)
        yield NonBoundary(
            procedure_id=row.choose("procedure", procedures) if row["procedure"] else None,
            valid_from=validity.first,
            valid_to=validity.last,
            source=row["source"],
        )


def _validity(row: Row) -> Validity:
    last = row.parse("valid_to", date.fromisoformat) if row["valid_to"] else None
    return Validity(row.parse("valid_from", date.fromisoformat), last)
