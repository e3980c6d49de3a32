"""Abolish units, and say who takes over from them."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from motcua.kernel.errors import Refused
from motcua.kernel.text import nfc
from motcua.kernel.validity import Validity
from motcua.territory.models import AdministrativeUnit, Succession
from motcua.territory.rules.succession import Link, check_handover, check_no_succession_cycle


@transaction.atomic
def abolish_unit(unit: AdministrativeUnit, *, last_day: date) -> AdministrativeUnit:
    """End a unit after `last_day` and return it; ending it again on the same day changes nothing.

    Its row, its code and everything that points to it stay. Raises `Refused` (`unit_ended_already`) when it ended on
    another day, `Invalid` (`validity_inverted`) when it began after `last_day`.
    """
    unit.refresh_from_db(from_queryset=AdministrativeUnit.objects.select_for_update())
    if unit.valid_to == last_day:
        return unit
    if unit.valid_to is not None:
        raise Refused(
            "unit_ended_already",
            vi=f"{unit} đã kết thúc ngày {unit.valid_to:%d/%m/%Y}: nếu ngày đó sai, hãy lập văn bản đính chính.",
            en=f"{unit} already ended on {unit.valid_to}: if that day is wrong, have a correction issued.",
            field="valid_to",
        )
    Validity(unit.valid_from, last_day)
    unit.valid_to = last_day
    unit.save(update_fields=["valid_to"])
    return unit


@transaction.atomic
def succeed_units(
    predecessors: Sequence[AdministrativeUnit],
    successors: Sequence[AdministrativeUnit],
    *,
    on: date,
    source: str = "",
) -> list[Succession]:
    """From the day `on` the successors stand for the predecessors, which end the day before. Returns the links.

    One predecessor with several successors is a split. Several predecessors and several successors mean that each of
    the former is split among all of the latter: call once for each where the law says otherwise. Repeating is harmless.

    Raises `Refused`: `unit_ended_already`, `succession_to_itself`, `succession_successor_absent`, `succession_cycle`.
    """
    for unit in predecessors:
        abolish_unit(unit, last_day=on - timedelta(days=1))
    pairs = [(old, new) for old in predecessors for new in successors]
    for old, new in pairs:
        check_handover(old.as_rule, new.as_rule, on)
    _check_acyclic(pairs, on)
    is_split = len(successors) > 1
    return [
        Succession.objects.get_or_create(
            predecessor=old, successor=new, defaults={"on": on, "is_split": is_split, "source": nfc(source)}
        )[0]
        for old, new in pairs
    ]


def _check_acyclic(pairs: Sequence[tuple[AdministrativeUnit, AdministrativeUnit]], on: date) -> None:
    rows = Succession.objects.select_related("predecessor", "successor")
    names = {unit.pk: unit.full_name for pair in pairs for unit in pair}
    links = [Link(old.pk, new.pk, on) for old, new in pairs]
    for row in rows:
        names |= {row.predecessor_id: row.predecessor.full_name, row.successor_id: row.successor.full_name}
        links.append(Link(row.predecessor_id, row.successor_id, row.on))
    check_no_succession_cycle(links, names.__getitem__)
