"""Take a point out of use for some days, or until it is put back."""

from motcua.journal.rules.story import Told
from motcua.meetings.rules.facts import PointTakenOut
from motcua.meetings.rules.point import Point
from motcua.meetings.writer import Act, write_point


def take_out_of_use(act: Act, fact: PointTakenOut) -> Told[Point]:
    """The point's story with it. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    return write_point(act, fact, books=True)
