"""Reads the statistics into what the report's pages show."""

from datetime import date, datetime

from motcua.organisation.actors import Actor
from motcua.web.leadership.view_models import DossierList, Report


def read_units(now: datetime) -> list[tuple[str, str]]:
    """Code and name of each centre that can be chosen for a report."""
    return []


def read_report(first: date, last: date, unit: str, now: datetime) -> Report | None:
    """The table for the period, both days included; the whole province where `unit` is "". None: nothing counted."""
    return None


def read_dossiers(
    actor: Actor, figure: str, first: date, last: date, unit: str, *, after: str, now: datetime
) -> DossierList | None:
    """The dossiers behind one figure, from the key `after` on. None where the figure is not `actor`'s to open."""
    return None
