"""The door for whoever means to give a unit something new: a dossier, a centre, an address."""

from datetime import date

from motcua.territory import queries
from motcua.territory.models import AdministrativeUnit
from motcua.territory.rules import reception


def check_can_receive(unit: AdministrativeUnit, on: date) -> None:
    """The unit exists on that day, under whatever name it bears its code then.

    Raises `Refused` (`unit_abolished`, naming the successors; `unit_not_begun`).
    """
    if on in unit.validity or any(on in days for days in queries.days_of_code(unit.code)):
        return
    reception.check_can_receive(unit.as_rule, on, [heir.as_rule for heir in queries.successors_of(unit, on)])
