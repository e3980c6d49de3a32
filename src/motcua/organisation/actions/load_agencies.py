"""Load agencies: first-level codes of the nation, the province's departments, and the People's Committee of every unit.

Only first-level codes have sources. Every code below them is a demo code (`confirmed` False, no source): departments as
data/organisation lists them, districts from H49.31, their communes below them, the communes of 2025 from H49.45.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from django.db import transaction

from motcua.kernel.text import fold, sort_key
from motcua.organisation.models import Agency
from motcua.organisation.organisation_files import DATA, read_agencies, read_codes
from motcua.organisation.rules.agency_codes import to_2018, to_2020
from motcua.territory.models import AdministrativeUnit
from motcua.territory.queries import unit_by_code
from motcua.territory.rules.units import Level

PROVINCE_CODE, PROVINCE_UNIT = "H49", "22"
FIRST_DISTRICT, FIRST_REFORMED_COMMUNE = 31, 45
CODES_SINCE = date(2016, 4, 1)
"""TT 10/2016/TT-BTTTT, which gave the codes of the first level, is of this day."""


@transaction.atomic
def load_agencies(folder: Path = DATA) -> int:
    """Add the agencies that are not there yet and return how many; what is there stays. Units must be loaded before.

    Raises `Invalid` (`data_file_…`, agency code errors), and `NotFound` (`unit_unknown`) while the units are not
    loaded; then nothing is written.
    """
    before = Agency.objects.count()
    _add(_national(folder))
    _add(_provincial(folder))
    _add_committees()
    return Agency.objects.count() - before


def _national(folder: Path) -> Iterable[Agency]:
    provinces, ministries = folder / "codes" / "province_codes_H.csv", folder / "codes" / "ministry_codes_G.csv"
    for path, prefix, kind, level in (
        (provinces, "Ủy ban nhân dân tỉnh ", Agency.Kind.PEOPLES_COMMITTEE, Agency.Tier.PROVINCE),
        (ministries, "Bộ ", Agency.Kind.MINISTRY, Agency.Tier.CENTRAL),
    ):
        for filed in read_codes(path):
            yield _row(
                code_2018=filed.code_2018,
                code_2020=to_2020(filed.code_2018),
                name=_national_name(prefix, filed.name),
                abbreviation=filed.code,
                kind=kind,
                level=level,
                confirmed=bool(filed.source),
                source=filed.source,
                note=filed.note,
                valid_from=CODES_SINCE,
            )


def _national_name(prefix: str, name: str) -> str:
    """ "Bộ Công an", but "Thanh tra Chính phủ"; "Ủy ban nhân dân thành phố Hà Nội" for the five municipalities."""
    if name.startswith(("Ngân hàng", "Thanh tra", "Ủy ban", "Văn phòng", "Bảo hiểm")):
        return name
    if name in ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ"):
        return f"Ủy ban nhân dân thành phố {name}"
    if name.startswith("TP. "):
        return f"Ủy ban nhân dân thành phố {name.removeprefix('TP. ')}"
    return prefix + name


def _provincial(folder: Path) -> Iterable[Agency]:
    province = unit_by_code(PROVINCE_UNIT, CODES_SINCE)
    committee = Agency.objects.get(code_2020=PROVINCE_CODE)
    Agency.objects.filter(pk=committee.pk, unit__isnull=True).update(unit=province)
    ministries = {agency.code_2020: agency for agency in Agency.objects.filter(kind=Agency.Kind.MINISTRY)}
    for filed in read_agencies(folder / "organisation" / "quangninh_agencies.csv"):
        first = filed.code_2020.partition(".")[0]
        yield _row(
            code_2018=to_2018(filed.code_2020),
            code_2020=filed.code_2020,
            name=filed.name,
            abbreviation=filed.abbreviation,
            kind=filed.kind,
            level=Agency.Tier.PROVINCE,
            unit=province,
            parent=committee if first == PROVINCE_CODE else ministries.get(first),
            note=f"Mã dùng để trình diễn; {filed.note}" if filed.note else "Mã dùng để trình diễn",
            valid_from=filed.validity.first,
            valid_to=filed.validity.last,
        )


def _add_committees() -> None:
    """The People's Committee of every district and commune, in every form these had, one level after the other."""
    units = AdministrativeUnit.objects.order_by("code", "valid_from")
    committee = Agency.objects.get(code_2020=PROVINCE_CODE)
    for first, below_province in (
        (FIRST_DISTRICT, units.filter(level=Level.DISTRICT)),
        (FIRST_REFORMED_COMMUNE, units.filter(level=Level.COMMUNE, parent__level=Level.PROVINCE)),
    ):
        codes = _number(PROVINCE_CODE, [unit.code for unit in below_province], first)
        _add(_committee(unit, codes[unit.code], committee) for unit in below_province)
    districts = {agency.unit_id: agency for agency in Agency.objects.filter(level=Agency.Tier.DISTRICT)}
    communes = list(units.filter(level=Level.COMMUNE, parent__level=Level.DISTRICT))
    codes = _number_by_district(communes, districts)
    _add(_committee(unit, codes[unit.code], districts[unit.parent_id]) for unit in communes)


def _number(above: str, unit_codes: Iterable[str], first: int) -> dict[str, str]:
    """A demo code below `above` for every unit code, in the order of these: two digits, counted from `first`."""
    return {code: f"{above}.{number:02}" for number, code in enumerate(sorted(set(unit_codes)), first)}


def _number_by_district(communes: Sequence[AdministrativeUnit], above: dict[int | None, Agency]) -> dict[str, str]:
    """A commune is numbered in the district of its first form, and keeps the code when it is renamed or moved."""
    first_forms: dict[str, AdministrativeUnit] = {}
    for unit in communes:
        first_forms.setdefault(unit.code, unit)
    district_of = {code: above[unit.parent_id].code_2020 for code, unit in first_forms.items()}
    codes: dict[str, str] = {}
    for district, found in groupby(sorted(district_of, key=lambda code: (district_of[code], code)), district_of.get):
        codes |= _number(str(district), found, 1)
    return codes


def _committee(unit: AdministrativeUnit, code: str, parent: Agency) -> Agency:
    return _row(
        code_2018=to_2018(code),
        code_2020=code,
        name=f"Ủy ban nhân dân {unit.full_name[0].lower()}{unit.full_name[1:]}",
        abbreviation=f"UBND.{unit.code}",
        kind=Agency.Kind.PEOPLES_COMMITTEE,
        level=unit.level,
        unit=unit,
        parent=parent,
        note="Mã dùng để trình diễn",
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
    )


def _row(*, name: str, **values: object) -> Agency:
    return Agency(name=name, name_folded=fold(name), name_sort=sort_key(name), **values)


def _add(rows: Iterable[Agency]) -> None:
    known = set(Agency.objects.values_list("code_2020", "valid_from"))
    Agency.objects.bulk_create([row for row in rows if (row.code_2020, row.valid_from) not in known])
