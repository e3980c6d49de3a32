"""Take a calendar directory into use whole: days, confirmed years, opening hours. A new site begins so."""

from dataclasses import dataclass, replace

from django.db import transaction

from motcua.worktime.actions.confirm_year import confirm_year
from motcua.worktime.actions.load_calendar import Loaded, load_calendar
from motcua.worktime.actions.set_hours import set_hours
from motcua.worktime.calendar_files import CalendarFiles
from motcua.worktime.change_log import Change
from motcua.worktime.models import CalendarYear
from motcua.worktime.queries import seasons_of


@dataclass(frozen=True, slots=True)
class Adopted:
    """What one run did."""

    loaded: Loaded
    confirmed: tuple[int, ...]


@transaction.atomic
def adopt_calendar_files(files: CalendarFiles, change: Change) -> Adopted:
    """Load, confirm the years marked complete on the strength of their source line, and set the hours.

    What a site has decided for itself stays: a year already confirmed and the hours of a unit that has any are left
    alone, so running it again changes nothing. Raises what `load_calendar`, `confirm_year` and `set_hours` raise; then
    nothing is written.
    """
    settled = set(CalendarYear.objects.filter(confirmed=True).values_list("year", flat=True))
    years = [filed for filed in files.years if filed.year not in settled]
    open_years = {filed.year for filed in years}
    days = [marked for marked in files.days if marked.day.year in open_years]
    loaded = load_calendar(years, days, replace(change, action="load_calendar"))
    ready = [filed for filed in years if filed.is_complete]
    for filed in ready:
        confirm_year(filed.year, filed.source, replace(change, action="confirm_year"))
    for unit_code, seasons in files.seasons.items():
        if seasons_of(unit_code):
            continue
        for season in seasons:
            week = dict(enumerate(season.week, start=1))
            hours = replace(change, action="set_hours")
            set_hours(unit_code, week, season.valid_from, season.valid_to, season.source, hours)
    return Adopted(loaded, tuple(filed.year for filed in ready))
