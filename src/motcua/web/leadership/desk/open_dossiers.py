"""Reads the list behind one line of ages, as far as the reader may see it."""

from datetime import datetime

from django.utils.translation import gettext

from motcua.organisation.actors import Actor
from motcua.statistics.queries import centre_named
from motcua.statistics.rules.periods import Period
from motcua.web.leadership.desk.open_list import dossiers_of, kind_and_band, title_of
from motcua.web.leadership.drill_down import list_of
from motcua.web.leadership.view_models import DossierList


def read_open_dossiers(actor: Actor, kind: str, band: str, unit: str, *, after: str, now: datetime) -> DossierList:
    """Those of the open dossiers of an age that `actor` may see. Raises `NotFound` for an age or a unit unknown."""
    today = now.date()
    wanted, of_age = kind_and_band(kind, band)
    behind = dossiers_of(wanted, of_age, unit, today)
    scope = centre_named(unit, today).name if unit else gettext("Toàn tỉnh")
    return list_of(
        actor, behind, Period(today, today), title=title_of(wanted, of_age), scope=scope, after=after, now=now
    )
