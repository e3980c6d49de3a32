"""To which agencies a one-stop may hand its dossiers over (NĐ 61/2018 Art 18)."""

from datetime import date

from django.db.models import QuerySet

from motcua.dossiers.rules.state import DossierState
from motcua.kernel.law_rows import valid_on
from motcua.organisation.models import Agency
from motcua.organisation.queries import centre_by_code
from motcua.territory.models import AdministrativeUnit
from motcua.territory.queries import parent_of


def receivers_at(centre: str, on: date) -> QuerySet[Agency]:
    """The agencies of the unit that the centre (code) serves, and of the units above it, in alphabetical order.

    Besides these a dossier may go to the agencies that it names itself (`lifecycle.hand_over.own_agencies`).
    """
    units = [unit.pk for unit in unit_and_above(centre_by_code(centre).unit, on)]
    return Agency.objects.filter(valid_on(on), unit__in=units).order_by("name_sort", "code_2020")


def is_above(agency: Agency, state: DossierState, on: date) -> bool:
    """Whether the agency is one of the unit that the dossier's centre serves, or of a unit above that."""
    return agency.unit_id in {unit.pk for unit in unit_and_above(centre_by_code(state.centre).unit, on)}


def unit_and_above(unit: AdministrativeUnit | None, on: date) -> list[AdministrativeUnit]:
    """The unit and those above it on that day, the nearest first."""
    found = []
    while unit is not None:
        found.append(unit)
        unit = parent_of(unit, on)
    return found
