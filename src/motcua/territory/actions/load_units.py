"""Load the unit catalogue of the model province: 2018, the changes since, and the two-level state of 01/07/2025."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.db import transaction

from motcua.kernel.configuration import PROJECT
from motcua.kernel.text import fold, sort_key
from motcua.territory import unit_files
from motcua.territory.models import AdministrativeUnit, Succession
from motcua.territory.rules.history import Change, Form, History, Key, build_history
from motcua.territory.rules.units import Level, short_name

FOLDER = PROJECT / "data" / "units"
PROVINCE = "22"
FIRST_DAY = date(2016, 1, 1)
"""Written as the first day of every unit of the 2017 list, which does not say since when they exist: long enough before
2018 for every dossier carried over into it, and not a claim about the day a unit was founded."""
REFORM_DAY = date(2025, 7, 1)
DISTRICT_SOURCE = (
    "Cấp huyện kết thúc hoạt động ngày 30/06/2025 (Luật 72/2025/QH15); đơn vị kế thừa về địa bàn suy ra từ bảng chuyển"
    " đổi cấp xã, không phải từ một văn bản"
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one run added; zero and zero when everything was there already."""

    units: int
    successions: int


def read_history(folder: Path = FOLDER) -> History:
    """Read the files and put the history together, without touching the database. Raises `Invalid` and `Refused`."""
    mapped, earlier = unit_files.read_mapping(folder)
    return build_history(
        unit_files.read_list_2018(folder),
        FIRST_DAY,
        [_with_basis(change, earlier) for change in unit_files.read_changes(folder)],
        unit_files.read_list_2025(folder, PROVINCE),
        REFORM_DAY,
        mapped,
        DISTRICT_SOURCE,
    )


@transaction.atomic
def load_units(folder: Path = FOLDER) -> Loaded:
    """Add the units and successions that are not in the database yet; what is there stays as it is.

    Raises `Invalid` (`data_file_…`, naming file, line and column) and `Refused` (a history with a hole or a clash);
    then nothing is written.
    """
    history = read_history(folder)
    keys, added = _add_units(history)
    rows = [
        Succession(
            predecessor_id=keys[link.predecessor],
            successor_id=keys[link.successor],
            on=link.on,
            is_split=link.is_split,
            source=link.source,
        )
        for link in history.links
    ]
    present = set(Succession.objects.values_list("predecessor_id", "successor_id"))
    rows = [row for row in rows if (row.predecessor_id, row.successor_id) not in present]
    Succession.objects.bulk_create(rows)
    return Loaded(units=added, successions=len(rows))


def _add_units(history: History) -> tuple[dict[Key, int], int]:
    """The primary key of every form, and how many were added."""
    keys: dict[Key, int] = {}
    for code, first, pk in AdministrativeUnit.objects.values_list("code", "valid_from", "pk"):
        keys[code, first] = pk
    added = 0
    for level in Level:
        forms = [form for key, form in history.forms.items() if form.unit.level is level and key not in keys]
        rows = AdministrativeUnit.objects.bulk_create(_rows(forms, keys))
        keys |= {(row.code, row.valid_from): row.pk for row in rows}
        added += len(rows)
    return keys, added


def _rows(forms: Iterable[Form], keys: Mapping[Key, int]) -> list[AdministrativeUnit]:
    rows = []
    for form in forms:
        name = short_name(form.unit.full_name, form.kind)
        rows.append(
            AdministrativeUnit(
                code=form.unit.code,
                name=name,
                full_name=form.unit.full_name,
                kind=form.kind,
                level=form.unit.level,
                parent_id=keys[form.parent] if form.parent else None,
                valid_from=form.unit.validity.first,
                valid_to=form.unit.validity.last,
                source=form.source,
                name_folded=fold(name),
                name_sort=sort_key(name),
            )
        )
    return rows


def _with_basis(change: Change, earlier: Mapping[str, str]) -> Change:
    """The change, its source completed by what the table of 2025 says of the merged commune."""
    basis = earlier.get(change.code) if change.into_code else None
    return replace(change, source=f"{change.source}; {basis}") if basis else change
