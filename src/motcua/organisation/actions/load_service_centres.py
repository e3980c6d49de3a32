"""Load the one-stops of the model province, one for every unit in every form it had: counters, posts, check-lists.

2018: the provincial centre, 14 district centres, 186 commune units; from 01/07/2025 the provincial centre and 54
commune centres. What is published of them is their number, and that 181 of the 186 are modern; the rest is demo data
and says so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from motcua.kernel.text import fold, sort_key
from motcua.organisation.actions import demo_establishment as demo
from motcua.organisation.actions.load_agencies import load_agencies
from motcua.organisation.models import Agency, CentreEquipment, Counter, EquipmentItem, Post, ServiceCentre
from motcua.organisation.organisation_files import DATA, read_absent_items, read_items
from motcua.territory.models import AdministrativeUnit
from motcua.territory.rules.units import Level

PROVINCE = "QNI"
CHECKED_ON = date(2018, 10, 30)
REFORM_DAY = date(2025, 7, 1)
DEMO_NOTE = (
    "Giả định cho bản trình diễn: nguồn công bố 181/186 bộ phận cấp xã hiện đại, không công bố đơn vị nào và thiếu gì."
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one run added; all zero when everything was there already."""

    agencies: int
    centres: int
    counters: int
    posts: int
    equipment_lines: int


@transaction.atomic
def load_service_centres(folder: Path = DATA) -> Loaded:
    """Add agencies, centres, counters, posts and check-lists that are not there yet; what is there stays as it is.

    Units must be loaded before (territory.actions.load_units). Raises `Invalid` (`data_file_…`), `NotFound`
    (`unit_unknown`); then nothing is written.
    """
    agencies = load_agencies(folder)
    items = _load_items(folder)
    centres = _add_centres()
    counters = Counter.objects.bulk_create(demo.counters(centres))
    posts = Post.objects.bulk_create(demo.posts(centres))
    absent = read_absent_items(folder / "organisation" / "communes_not_modern_2018.csv")
    lines = CentreEquipment.objects.bulk_create(_check_lists(centres, items, absent))
    return Loaded(agencies, len(centres), len(counters), len(posts), len(lines))


def _load_items(folder: Path) -> list[EquipmentItem]:
    known = set(EquipmentItem.objects.values_list("code", flat=True))
    EquipmentItem.objects.bulk_create(
        EquipmentItem(
            code=filed.code,
            name=filed.name,
            name_en=filed.name_en,
            is_needed=filed.is_needed,
            source=filed.source,
            valid_from=filed.validity.first,
            valid_to=filed.validity.last,
        )
        for filed in read_items(folder / "organisation" / "equipment_items.csv")
        if filed.code not in known
    )
    return list(EquipmentItem.objects.all())


def _add_centres() -> list[ServiceCentre]:
    """The centres that were not there yet."""
    committees = {
        agency.unit_id: agency
        for agency in Agency.objects.filter(kind=Agency.Kind.PEOPLES_COMMITTEE).exclude(unit=None)
    }
    provincial = Agency.objects.get(kind=Agency.Kind.CENTRE, level=Agency.Tier.PROVINCE)
    known = set(ServiceCentre.objects.values_list("code", flat=True))
    rows = []
    for code, unit in _centre_codes(AdministrativeUnit.objects.order_by("code", "valid_from")):
        if code not in known:
            agency = provincial if unit.level == Level.PROVINCE else committees[unit.pk]
            rows.append(_centre(code, unit, agency))
    return ServiceCentre.objects.bulk_create(rows)


def _centre_codes(units: Iterable[AdministrativeUnit]) -> Iterator[tuple[str, AdministrativeUnit]]:
    """QNI, QNI.193, QNI.06652; a later form under the same unit code takes its year along: QNI.06652.2025."""
    seen: set[str] = set()
    for unit in units:
        code = PROVINCE if unit.level == Level.PROVINCE else f"{PROVINCE}.{unit.code}"
        yield (f"{code}.{unit.valid_from.year}" if code in seen else code), unit
        seen.add(code)


def _centre(code: str, unit: AdministrativeUnit, agency: Agency) -> ServiceCentre:
    name = demo.centre_name(unit, is_reformed=unit.valid_from >= REFORM_DAY)
    return ServiceCentre(
        code=code,
        name=name,
        level=unit.level,
        unit=unit,
        agency=agency,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        note="Tên theo cách gọi chung của từng thời kỳ; ngày bắt đầu và kết thúc lấy theo đơn vị hành chính.",
        name_folded=fold(name),
        name_sort=sort_key(name),
    )


def _check_lists(
    centres: Iterable[ServiceCentre], items: Iterable[EquipmentItem], absent: Mapping[str, frozenset[str]]
) -> Iterator[CentreEquipment]:
    """The check-lists of 30/10/2018. Of centres of other times nothing is known, so they have none."""
    listed = [item for item in items if item.is_needed and CHECKED_ON in item.validity]
    for centre in centres:
        if CHECKED_ON not in centre.validity:
            continue
        missing = absent.get(centre.unit.code, frozenset()) if centre.level == Level.COMMUNE else frozenset()
        for item in listed:
            yield CentreEquipment(
                centre=centre, item=item, is_present=item.code not in missing, checked_on=CHECKED_ON, note=DEMO_NOTE
            )
