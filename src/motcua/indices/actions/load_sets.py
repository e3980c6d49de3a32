"""Take sets of criteria in. A version that is there is never changed: whatever was assessed by it stays as it was."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import orjson
from django.db import transaction

from motcua.indices.models import CriterionSet
from motcua.indices.published_files import SHIPPED
from motcua.indices.rules.composite.criteria import read_criteria
from motcua.indices.rules.composite.formulas import bad_set
from motcua.kernel.chain import GENESIS, canonical, link
from motcua.kernel.errors import Conflict


@transaction.atomic
def load_sets(files: Iterable[Path] | None = None) -> int:
    """Take in `files` (None: those shipped); how many are new.

    Raises `Invalid` for a set that does not add up or cannot be read, `Conflict` for another content of a version that
    is there.
    """
    return sum(_load(path) for path in (sorted((SHIPPED / "sets").glob("*.json")) if files is None else files))


def _load(path: Path) -> bool:
    try:
        data = orjson.loads(path.read_bytes())
        first = date.fromisoformat(data["valid_from"])
        last = date.fromisoformat(data["valid_to"]) if data.get("valid_to") else None
    except (OSError, orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise bad_set(path.name, "tệp không đọc được", "the file cannot be read") from error
    criteria = read_criteria(data)
    digest = link(GENESIS, canonical(data)).hex()
    there = CriterionSet.objects.filter(code=criteria.code, version=criteria.version).first()
    if there is None:
        CriterionSet.objects.create(
            code=criteria.code,
            version=criteria.version,
            year=criteria.year,
            kind=criteria.kind.value,
            name=criteria.name,
            source=criteria.source,
            confirmed=criteria.confirmed,
            valid_from=first,
            valid_to=last,
            content=data,
            digest=digest,
        )
        return True
    if there.digest != digest:
        raise Conflict(
            "criteria_version_taken",
            vi=f"Bộ tiêu chí {criteria.code} bản {criteria.version} đã có với nội dung khác. Hãy tăng số bản.",
            en=f"Version {criteria.version} of {criteria.code} is there with another content. Raise the version.",
        )
    return False
