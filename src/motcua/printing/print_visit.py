"""The slip to rate a visit without a dossier. Who may give one, the caller has asked."""

from datetime import datetime

from motcua.printing.drawing import Filled, draw
from motcua.printing.loading import NameBook
from motcua.printing.rules.rating import RateLink
from motcua.printing.rules.visit_slip import VISIT_SLIP, visit_slip_data
from motcua.worktime.rules.schedule import in_vietnam


def print_visit_slip(centre: str, link: RateLink, *, at: datetime) -> bytes:
    """The PDF for a visit to the one-stop with this code."""
    data = visit_slip_data(NameBook().centre(centre), link, at)
    return draw([Filled(VISIT_SLIP, data, in_vietnam(at).date())], at=at)
