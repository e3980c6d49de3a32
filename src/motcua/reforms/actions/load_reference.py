"""Load questions, wages and deadlines from their files."""

from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from motcua.kernel.configuration import PROJECT
from motcua.kernel.data_files import Row, read_rows
from motcua.kernel.validity import Validity
from motcua.reforms.models import AssessmentQuestion, PublicationLimit, WageBasis
from motcua.reforms.rules.assessment import Criterion
from motcua.reforms.rules.facts import ChangeKind

FOLDER = PROJECT / "data" / "reforms"
VALIDITY = ("valid_from", "valid_to", "source")
DAYS = ("days_before_effect", "days_to_record", "urgent_days_after_effect", "urgent_days_to_record")


@transaction.atomic
def load_reference(folder: Path = FOLDER) -> int:
    """Load the three files and return how many rows they have; repeating it changes nothing.

    Raises `Invalid` (`data_file_…`, naming line and column); then nothing is written.
    """
    columns = ("code", "criterion", "changes", "vi", "en", *VALIDITY)
    questions = list(read_rows(folder / "assessment_questions.csv", columns))
    wages = list(read_rows(folder / "wage_bases.csv", ("code", "vi", "en", "amount", "hours", *VALIDITY)))
    limits = list(read_rows(folder / "publication_limits.csv", ("publisher", "lead_unit", *DAYS, *VALIDITY)))
    for number, row in enumerate(questions, 1):
        told = {"position": number, "criterion": row.parse("criterion", Criterion), "vi": row["vi"], "en": row["en"]}
        changes = [str(change) for change in row.parse("changes", _changes)]
        AssessmentQuestion.objects.update_or_create(
            **_key(row, "code"), defaults={**told, "changes": changes, **_rest(row)}
        )
    for row in wages:
        told = {"vi": row["vi"], "en": row["en"], **{name: row.parse(name, int) for name in ("amount", "hours")}}
        WageBasis.objects.update_or_create(**_key(row, "code"), defaults={**told, **_rest(row)})
    for row in limits:
        unit = row.choose("lead_unit", {"days": "days", "working_days": "working_days"})
        told = {"lead_unit": unit, **{name: row.parse(name, int) for name in DAYS}}
        PublicationLimit.objects.update_or_create(**_key(row, "publisher"), defaults={**told, **_rest(row)})
    return len(questions) + len(wages) + len(limits)


def _changes(cell: str) -> list[ChangeKind]:
    return [ChangeKind(change) for change in cell.split(";")]


def _key(row: Row, name: str) -> dict[str, Any]:
    return {name: row[name], "valid_from": row.parse("valid_from", date.fromisoformat)}


def _rest(row: Row) -> dict[str, Any]:
    first = row.parse("valid_from", date.fromisoformat)
    last = row.parse("valid_to", date.fromisoformat) if row["valid_to"] else None
    return {"valid_to": Validity(first, last).last, "source": row["source"]}
