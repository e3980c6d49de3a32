"""Invite points and persons; from then on the points are taken."""

from motcua.journal.rules.story import Told
from motcua.meetings.rules.facts import Invited
from motcua.meetings.rules.session import Session
from motcua.meetings.writer import Act, write_session


def invite(act: Act, fact: Invited) -> Told[Session]:
    """The session's story with it. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    return write_session(act, fact, books=True)
