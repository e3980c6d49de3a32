"""The door for whoever means to give a unit something new: a dossier, a centre, an address."""

from datetime import date

from motcua.territory import queries
from motcua.territory.models import AdministrativeUnit
from motcua.territory.rules import reception


def check_can_receive(unit: AdministrativeUnit, on: date) -> None:
    """The unit exists on that day. Raises `Refused` (`unit_abolished`, naming the successors; `unit_not_begun`)."""
    if on in unit.validity:
        return
    reception.check_can_receive(unit.as_rule, on, [heir.as_rule for heir in queries.successors_of(unit, on)])


def receiving_unit(code: str, on: date) -> AdministrativeUnit:
    """The unit that bears the code on that day.

    Raises `NotFound` (`unit_unknown`) for a code that never was, `Refused` (`unit_abolished`, `unit_not_begun`) for one
    that belongs to another time.
    """
    units = list(AdministrativeUnit.objects.filter(code=code).select_related("parent").order_by("valid_from"))
    for unit in units:
        if on in unit.validity:
            return unit
    if not units:
        return queries.resolve_unit(code)
    ended = [unit for unit in units if unit.validity.has_ended(on)]
    latest = ended[-1] if ended else units[0]
    check_can_receive(latest, on)
    return latest
