"""Give a unit another name, rank or superior under the code that it has."""

from datetime import date, timedelta

from django.db import transaction

from motcua.territory.actions.register_unit import register_unit
from motcua.territory.actions.succeed_units import abolish_unit, succeed_units
from motcua.territory.models import AdministrativeUnit
from motcua.territory.rules.units import Kind


@transaction.atomic
def rename_unit(
    unit: AdministrativeUnit,
    *,
    full_name: str,
    kind: Kind,
    parent: AdministrativeUnit | None,
    on: date,
    source: str = "",
) -> AdministrativeUnit:
    """From the day `on` the unit bears this name, rank and superior: a new form that follows the old one, returned.

    What was before `on` keeps the old name. Raises as `abolish_unit`, `register_unit` and `succeed_units` do.
    """
    abolish_unit(unit, last_day=on - timedelta(days=1))
    new = register_unit(code=unit.code, full_name=full_name, kind=kind, parent=parent, valid_from=on, source=source)
    succeed_units([unit], [new], on=on, source=source)
    return new
