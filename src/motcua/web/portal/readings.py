"""Reads the statistics and the catalogue into what the home page shows."""

from datetime import date, datetime

from django.db.models import Count, Q
from django.utils.translation import get_language, gettext

from motcua.catalogue.queries import count_online_services, procedures_at
from motcua.catalogue.rules.online_levels import SCHEMES, level_name
from motcua.news.queries import published
from motcua.organisation.models import ServiceCentre
from motcua.organisation.queries import centres
from motcua.statistics.queries import seed_table
from motcua.statistics.rules.definitions import SEED
from motcua.statistics.rules.periods import period
from motcua.territory.rules.units import Level
from motcua.web.figures import Share, period_as_of
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.linked import figure_of, ratio_of
from motcua.web.leadership.scopes import Scope, is_empty, levels
from motcua.web.portal.event_readings import read_events
from motcua.web.portal.view_models import CatalogueFigures, HomePage, LevelFigures


def read_home(now: datetime) -> HomePage:
    """The figures of `now`'s year up to `now`, and what the provincial centre offers."""
    today = now.date()
    year = Asked(period(date(today.year, 1, 1), today, today=today))
    centre = centres(Level.PROVINCE, today).first()
    shown = tuple(_level(scope, year) for scope in levels(seed_table(year.period)) if not is_empty(scope))
    return HomePage(
        centre_name=centre.name if centre else gettext("Trung tâm Phục vụ hành chính công"),
        period=period_as_of(year.period, now) if shown else None,
        levels=shown,
        catalogue=_read_catalogue(centre, today) if centre else None,
        events=read_events(today),
        news=tuple(published(now)[:3]),
    )


def _level(scope: Scope, year: Asked) -> LevelFigures:
    return LevelFigures(
        name=scope.name,
        received_new=figure_of(scope, "received", year),
        carried_over=figure_of(scope, "carried_over", year),
        in_time=figure_of(scope, "in_time", year),
        overdue=figure_of(scope, "overdue", year),
        in_time_share=ratio_of(scope, SEED, year),
    )


def _read_catalogue(centre: ServiceCentre, on: date) -> CatalogueFigures | None:
    """Counts of the centre's procedures and of the online services; None while it offers none."""
    offered = procedures_at(centre.code, on).aggregate(
        procedures=Count("pk"),
        eligible=Count("pk", filter=Q(four_step_eligible=True)),
        done=Count("pk", filter=Q(four_step_done=True)),
    )
    if not offered["procedures"]:
        return None
    return CatalogueFigures(
        centre=centre.code,
        procedures=offered["procedures"],
        four_step=Share(offered["done"], offered["eligible"]),
        online_services=count_online_services(on).level_3_and_4,
        online_levels=_upper_levels(on),
    )


def _upper_levels(on: date) -> str:
    """ "mức độ 3, mức độ 4" in 2018, "một phần, toàn trình" since 01/10/2022."""
    scheme = next(each for each in SCHEMES if each.valid_to is None or on <= each.valid_to)
    return ", ".join(level_name(level, get_language() or "vi") for level in scheme.levels[-2:])
