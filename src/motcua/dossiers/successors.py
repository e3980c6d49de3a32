"""Who takes over from an abolished one-stop: read from the succession of the units, which is data (`territory`)."""

from collections.abc import Iterator
from datetime import date

from motcua.dossiers.offers import OfferBook
from motcua.dossiers.rules.competence import Place, told
from motcua.kernel.errors import Refused
from motcua.kernel.law_rows import valid_on
from motcua.organisation.models import Agency, ServiceCentre
from motcua.organisation.queries import centre_of_unit
from motcua.territory.queries import successors_of


def check_closed(book: OfferBook, old: ServiceCentre, on: date) -> None:
    """Only what can no longer work is left; a living one-stop forwards (NĐ 61/2018 Art 18.3)."""
    if not book.is_open(old.code, on):
        return
    raise Refused(
        "centre_still_open",
        vi=f"{old.name} vẫn hoạt động vào ngày {on:%d/%m/%Y}. Hãy ghi nhận việc kết thúc của đơn vị trước.",
        en=f"{old.name} still operates on {on:%d/%m/%Y}. Record first that the unit has ended.",
        field="centre",
    )


def successor_of(book: OfferBook, old: ServiceCentre, named: str, on: date) -> ServiceCentre:
    """The one-stop named, which must be a successor's or that of a unit above; or the only successor's."""
    heirs = [found for unit in successors_of(old.unit, on) if (found := centre_of_unit(unit, on))]
    if not named and len(heirs) == 1:
        return heirs[0]
    if named:
        book.check_open(named, on, "to_centre")
        if named in {each.code for each in (*heirs, *_above(old, on))}:
            return book.centre(named)
    vi, en = told([Place(each.code, each.name) for each in heirs]) if heirs else ("chưa ghi nhận", "none is recorded")
    raise Refused(
        "not_a_successor" if named else "successor_needed",
        vi=f"Hãy chọn nơi kế thừa của {old.name}: {vi}.",
        en=f"Choose the successor of {old.name}: {en}.",
        field="to_centre",
        centres=[each.code for each in heirs],
    )


def _above(old: ServiceCentre, on: date) -> Iterator[ServiceCentre]:
    """The one-stops of the units above: the province took over some of what the districts did."""
    unit = old.unit.parent
    while unit:
        if found := centre_of_unit(unit, on):
            yield found
        unit = unit.parent


def living_agencies(old: ServiceCentre, on: date) -> frozenset[str]:
    """The agencies that go on resolving what they have: those that still exist, but for the abolished unit's own."""
    found = Agency.objects.filter(valid_on(on)).exclude(pk=old.agency_id).exclude(unit__isnull=False, unit=old.unit_id)
    return frozenset(found.values_list("code_2020", flat=True))
