"""Record that picture, sound and line of a point were tried."""

from motcua.journal.rules.story import Told
from motcua.meetings.rules.facts import PointTested
from motcua.meetings.rules.point import Point
from motcua.meetings.writer import Act, write_point


def record_test(act: Act, fact: PointTested) -> Told[Point]:
    """The point's story with it. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    return write_point(act, fact)
