"""The catalogue of units as an administrator keeps it: each change by a decision, with a line in the log.

What a unit is, territory knows; who may change it and where that is written, this room.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from motcua.organisation import policies
from motcua.organisation.actions.close_post import check_decision, close_centre
from motcua.organisation.actors import Actor
from motcua.organisation.change_log import record
from motcua.organisation.models import ServiceCentre
from motcua.territory.actions import register_unit as units
from motcua.territory.actions import rename_unit as renaming
from motcua.territory.actions import succeed_units as successions
from motcua.territory.models import AdministrativeUnit, Succession
from motcua.territory.rules.units import Kind


@transaction.atomic
def add_unit(
    actor: Actor,
    *,
    code: str,
    full_name: str,
    kind: Kind,
    parent: AdministrativeUnit | None,
    valid_from: date,
    valid_to: date | None = None,
    decision: str,
    at: datetime,
) -> AdministrativeUnit:
    """A unit that was not there before. Raises `Refused` (`not_your_post`), `Invalid` (`decision_missing`), and as
    `register_unit` does: a code that is taken or whose days overlap names the unit in the way."""
    policies.require(policies.may_keep_reference_data(actor))
    decision = check_decision(decision)
    unit = units.register_unit(
        code=code,
        full_name=full_name,
        kind=kind,
        parent=parent,
        valid_from=valid_from,
        valid_to=valid_to,
        source=decision,
    )
    record(
        actor,
        at,
        "unit_registered",
        _told(unit),
        decision=decision,
        parent=parent and parent.full_name,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    return unit


@transaction.atomic
def rename_unit(
    actor: Actor,
    unit: AdministrativeUnit,
    *,
    full_name: str,
    kind: Kind,
    parent: AdministrativeUnit | None,
    on: date,
    decision: str,
    at: datetime,
) -> AdministrativeUnit:
    """Another name, rank or superior from the day `on`; its one-stop goes on. Raises as `add_unit` does, and as
    `territory.actions.rename_unit` does."""
    policies.require(policies.may_keep_reference_data(actor))
    decision = check_decision(decision)
    new = renaming.rename_unit(unit, full_name=full_name, kind=kind, parent=parent, on=on, source=decision)
    record(actor, at, "unit_renamed", _told(new), decision=decision, name_before=unit.full_name, valid_from=on)
    return new


@transaction.atomic
def close_unit(
    actor: Actor, unit: AdministrativeUnit, *, last_day: date, close_centres: bool, decision: str, at: datetime
) -> AdministrativeUnit:
    """End a unit that nobody has followed yet; with `close_centres` its one-stops end with it. Its past stays readable.

    Raises `Refused`: `not_your_post`, `unit_ended_already`, and as `close_centre` does; `Invalid`: `decision_missing`,
    `validity_inverted`.
    """
    policies.require(policies.may_keep_reference_data(actor))
    decision = check_decision(decision)
    unit = successions.abolish_unit(unit, last_day=last_day)
    closed = _close_centres(actor, [unit], last_day, decision, at) if close_centres else []
    record(actor, at, "unit_closed", _told(unit), decision=decision, last_day=last_day, centres=closed)
    return unit


@transaction.atomic
def succeed_units(
    actor: Actor,
    predecessors: Sequence[AdministrativeUnit],
    successors: Sequence[AdministrativeUnit],
    *,
    on: date,
    close_centres: bool,
    decision: str,
    at: datetime,
) -> list[Succession]:
    """From the day `on` the successors stand for the predecessors, which end the day before; with `close_centres` their
    one-stops do, too. Raises as `close_unit` and `territory.actions.succeed_units` do: a circle is named.
    """
    policies.require(policies.may_keep_reference_data(actor))
    decision = check_decision(decision)
    links = successions.succeed_units(predecessors, successors, on=on, source=decision)
    closed = _close_centres(actor, predecessors, on - timedelta(days=1), decision, at) if close_centres else []
    subject = f"{', '.join(map(_told, predecessors))} → {', '.join(map(_told, successors))}"
    record(actor, at, "units_succeeded", subject, decision=decision, on=on, centres=closed)
    return links


def _close_centres(
    actor: Actor, units: Sequence[AdministrativeUnit], last_day: date, decision: str, at: datetime
) -> list[str]:
    """The codes of the one-stops of these units that this ended."""
    going_on = Q(valid_to=None) | Q(valid_to__gt=last_day)
    centres = list(ServiceCentre.objects.filter(going_on, unit__in=units, valid_from__lte=last_day).order_by("code"))
    for centre in centres:
        close_centre(actor, centre, last_day=last_day, decision=decision, at=at)
    return [centre.code for centre in centres]


def _told(unit: AdministrativeUnit) -> str:
    return f"{unit.full_name} ({unit.code})"
