"""A slip to rate a visit, for somebody who came without handing anything in. The centre's own; no law prescribes it."""

from datetime import datetime

from motcua.printing.rules import parts
from motcua.printing.rules.offices import Office
from motcua.printing.rules.parts import Data
from motcua.printing.rules.rating import RateLink, rating_data
from motcua.printing.rules.sets import form_set_on
from motcua.printing.rules.words import in_day_words
from motcua.worktime.rules.schedule import in_vietnam

VISIT_SLIP = "visit_slip"


def visit_slip_data(office: Office, link: RateLink, at: datetime) -> Data:
    """The slip filled in: the one-stop, the day, where to rate. It names nobody."""
    return {
        **parts.head(VISIT_SLIP, form_set_on(in_vietnam(at).date()), office, at, tail=""),
        "centre": office.name,
        "day": in_day_words(in_vietnam(at)),
        "rating": rating_data(link),
    }
