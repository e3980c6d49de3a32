"""Reads the rooms below into what the portal's pages show."""

from datetime import datetime

from django.utils.translation import gettext

from motcua.dossiers.queries import Progress as DossierProgress
from motcua.dossiers.queries import progress_of
from motcua.dossiers.rules.state import ENDED, WAITING, Status
from motcua.dossiers.rules.timeliness import timeliness_of
from motcua.web.portal.view_models import HomePage, Progress, ProgressStep
from motcua.web.statuses import NATIONAL_STATUSES, TIMELINESS


def read_home(now: datetime) -> HomePage:
    """The figures of `now`'s year up to `now`."""
    return HomePage(
        centre_name=gettext("Trung tâm Phục vụ hành chính công tỉnh Quảng Ninh"), period=None, levels=(), catalogue=None
    )


def read_progress(code: str, now: datetime) -> Progress | None:
    """The progress of the dossier with this code; None where there is none.

    Raises `Invalid` for something that is not a dossier code.
    """
    found = progress_of(code)
    if found is None:
        return None
    timeliness = timeliness_of(found.due_at, found.finished_at, now.date())
    is_waiting = found.status in WAITING
    return Progress(
        code=found.code,
        status=NATIONAL_STATUSES[found.status],
        timeliness=TIMELINESS[timeliness] if timeliness and not is_waiting else None,
        accepted_at=found.accepted_at,
        due_at=found.due_at,
        steps=progress_steps(found),
    )


def progress_steps(found: DossierProgress) -> tuple[ProgressStep, ...]:
    """Reception, resolution, return: done with their instants, the first of the others current while it goes on."""
    stages = (
        (gettext("Tiếp nhận"), found.accepted_at),
        (gettext("Giải quyết"), found.finished_at),
        (gettext("Trả kết quả"), found.returned_at),
    )
    goes_on = found.status not in ENDED or found.status is Status.RESOLVED
    steps = []
    for name, at in stages:
        state = "done" if at else "current" if goes_on else "waiting"
        goes_on = goes_on and bool(at)
        steps.append(ProgressStep(name, state, at))
    return tuple(steps)
