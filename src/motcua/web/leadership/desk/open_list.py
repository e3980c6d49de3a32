"""The open dossiers of one age: the figure on the desk and the list that it opens come from the same condition."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from motcua.dossiers.models import Dossier
from motcua.kernel.errors import NotFound
from motcua.statistics.ageing import OpenDossiers, on_days, open_now, overdue_now
from motcua.statistics.queries import centres_of
from motcua.statistics.rules.ages import OVERDUE, SINCE_ACCEPTANCE, Band, days_of, in_bands
from motcua.web.figures import Figure
from motcua.web.leadership.desk.view_models import AgeBand
from motcua.worktime.queries import schedule_for


@dataclass(frozen=True, slots=True)
class Kind:
    """`since`: the column from which the age counts."""

    code: str
    since: str
    bands: tuple[Band, ...]


AGE = Kind("age", "accepted_at", SINCE_ACCEPTANCE)
LATENESS = Kind("late", "due_at", OVERDUE)
KINDS = {kind.code: kind for kind in (AGE, LATENESS)}


def read_ages(kind: Kind, found: OpenDossiers, unit: str, today: date) -> tuple[AgeBand, ...]:
    """A line for each band. Raises `Refused` (`calendar_missing`) where working days cannot be counted."""
    counts = found.by_accepted if kind is AGE else found.overdue_by_due
    numbers = in_bands(counts, kind.bands, today, schedule_for())
    return tuple(
        AgeBand(label_of(band), Figure(title_of(kind, band), number, address_of(kind, band, unit)))
        for band, number in zip(kind.bands, numbers, strict=True)
    )


def address_of(kind: Kind, band: Band, unit: str) -> str:
    return f"{reverse('leadership-open')}?{urlencode({'kind': kind.code, 'band': band.code, 'unit': unit})}"


def label_of(band: Band) -> str:
    """ "2–5 ngày làm việc"."""
    if band.last is None:
        return gettext("từ %(first)s ngày làm việc") % {"first": band.first}
    words = ngettext("%(first)s–%(last)s ngày làm việc", "%(first)s–%(last)s ngày làm việc", band.last)
    return words % {"first": band.first, "last": band.last}


def title_of(kind: Kind, band: Band) -> str:
    if kind is AGE:
        return gettext("Đang giải quyết, tiếp nhận đã %(age)s") % {"age": label_of(band)}
    return gettext("Quá hạn %(age)s") % {"age": label_of(band)}


def dossiers_of(kind: Kind, band: Band, unit: str, today: date) -> QuerySet[Dossier]:
    """The dossiers behind a line. Nobody's permission has been looked at."""
    centres = list(centres_of(unit, today).values_list("pk", flat=True)) if unit else None
    found = open_now(centres)
    if kind is LATENESS:
        found &= overdue_now(today)
    days = days_of(band, today, schedule_for())
    return found.filter(on_days(kind.since, days.first, days.last)) if days else found.none()


def kind_and_band(kind: str, band: str) -> tuple[Kind, Band]:
    """Those that an address names. Raises `NotFound`."""
    if known := KINDS.get(kind):
        for each in known.bands:
            if each.code == band:
                return known, each
    raise NotFound(
        "no_such_age",
        vi="Không có nhóm tuổi hồ sơ này. Hãy mở lại trang Thời gian và bấm vào con số cần xem.",
        en="There is no such group of ages. Open the page of times again and follow the figure.",
    )
