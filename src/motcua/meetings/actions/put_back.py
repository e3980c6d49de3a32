"""Put a point back into use."""

from motcua.journal.rules.story import Told
from motcua.meetings.rules.facts import PointPutBack
from motcua.meetings.rules.point import Point
from motcua.meetings.writer import Act, write_point


def put_back(act: Act, fact: PointPutBack) -> Told[Point]:
    """The point's story with it. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    return write_point(act, fact)
