"""Take a calendar directory into use whole: days, confirmed years, opening hours. A new site begins so."""

from dataclasses import dataclass, replace

from django.db import transaction

from motcua.worktime.actions.confirm_year import confirm_year
from motcua.worktime.actions.load_calendar import Loaded, load_calendar
from motcua.worktime.actions.set_hours import set_hours
from motcua.worktime.calendar_files import CalendarFiles
from motcua.worktime.change_log import Change
from motcua.worktime.models import CalendarYear


@dataclass(frozen=True, slots=True)
class Adopted:
    """What one run did."""

    loaded: Loaded
    confirmed: tuple[int, ...]


@transaction.atomic
def adopt_calendar_files(files: CalendarFiles, change: Change) -> Adopted:
    """Load, confirm the years marked complete on the strength of their source line, and set the hours.

    Running it again changes nothing. Raises what `load_calendar`, `confirm_year` and `set_hours` raise; then nothing is
    written.
    """
    loaded = load_calendar(files.years, files.days, replace(change, action="load_calendar"))
    ready = {filed.year: filed.source for filed in files.years if filed.is_complete}
    waiting = list(
        CalendarYear.objects.filter(year__in=ready, confirmed=False).order_by("year").values_list("year", flat=True)
    )
    for year in waiting:
        confirm_year(year, ready[year], replace(change, action="confirm_year"))
    for unit_code, seasons in files.seasons.items():
        for season in seasons:
            days = dict(enumerate(season.week, start=1))
            set_hours(
                unit_code, days, season.valid_from, season.valid_to, season.source, replace(change, action="set_hours")
            )
    return Adopted(loaded, tuple(waiting))
