"""Reads a dossier's events into the story that an officer sees."""

from datetime import datetime

from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.web.desk.view_models import Story


def read_story(actor: Actor, code: str, now: datetime) -> Story:
    """The whole story of the dossier, if `actor` may see it. Raises `NotFound` otherwise, absent or forbidden alike."""
    raise NotFound(
        "no_such_dossier",
        vi="Không có hồ sơ mang mã này, hoặc quý vị không được xem. Hãy kiểm tra lại mã hồ sơ.",
        en="There is no dossier with this code, or it is not yours to see. Check the code.",
    )
