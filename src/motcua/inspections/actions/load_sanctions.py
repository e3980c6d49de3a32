"""Load the lists of sanctions and the legal terms from the shipped files; what is there stays, so again is harmless."""

from datetime import date
from pathlib import Path

from django.db import transaction

from motcua.inspections.models import LegalTerm, Sanction
from motcua.inspections.rules.case_facts import Staff
from motcua.kernel.configuration import PROJECT
from motcua.kernel.data_files import Row, read_rows
from motcua.kernel.errors import Invalid
from motcua.worktime.rules.terms import parse_term

FOLDER = PROJECT / "data" / "inspections"
VALIDITY = ("valid_from", "valid_to", "source")
SANCTION = ("law", "staff", "severity", "code", "name_vi", "name_en", *VALIDITY)
TERM = ("code", "term", *VALIDITY)


@transaction.atomic
def load_sanctions(folder: Path = FOLDER) -> int:
    """How many rows were added. Raises `Invalid` (`data_file_…`)."""
    before = Sanction.objects.count() + LegalTerm.objects.count()
    sanctions = [_sanction(row) for row in read_rows(folder / "sanctions.csv", SANCTION)]
    terms = [_term(row) for row in read_rows(folder / "terms.csv", TERM)]
    Sanction.objects.bulk_create(sanctions, ignore_conflicts=True)
    LegalTerm.objects.bulk_create(terms, ignore_conflicts=True)
    return Sanction.objects.count() + LegalTerm.objects.count() - before


def _sanction(row: Row) -> Sanction:
    return Sanction(
        law=row["law"],
        staff=row.parse("staff", Staff).value,
        severity=row.parse("severity", int),
        code=row["code"],
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        **_validity(row),
    )


def _term(row: Row) -> LegalTerm:
    try:
        parse_term(row["term"])
    except Invalid as error:
        raise row.bad("term") from error
    return LegalTerm(code=row["code"], term=row["term"], **_validity(row))


def _validity(row: Row) -> dict[str, date | str | None]:
    first = row.parse("valid_from", date.fromisoformat)
    last = row.parse("valid_to", lambda text: date.fromisoformat(text) if text else None)
    if last is not None and last < first:
        raise row.bad("valid_to")
    return {"valid_from": first, "valid_to": last, "source": row["source"]}
