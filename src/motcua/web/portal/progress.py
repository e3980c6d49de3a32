"""Reads how far a dossier is, for whoever has its code."""

from datetime import datetime

from django.utils.translation import gettext

from motcua.dossiers.queries import Progress as DossierProgress
from motcua.dossiers.queries import progress_of
from motcua.dossiers.rules.state import ENDED, Status
from motcua.web.portal.view_models import Progress, ProgressStep
from motcua.web.statuses import NATIONAL_STATUSES, WITHOUT_RESULT, timeliness_tag


def read_progress(code: str, now: datetime) -> Progress | None:
    """The progress of the dossier with this code; None where there is none.

    Raises `Invalid` for something that is not a dossier code.
    """
    found = progress_of(code)
    if found is None:
        return None
    return Progress(
        code=found.code,
        status=NATIONAL_STATUSES[found.status],
        timeliness=timeliness_tag(found.status, found.due_at, found.finished_at, found.waiting_since, now.date()),
        accepted_at=found.accepted_at,
        due_at=found.due_at,
        steps=progress_steps(found),
    )


def progress_steps(found: DossierProgress) -> tuple[ProgressStep, ...]:
    """Reception, resolution, return: done with their instants, the first of the others current while it goes on.

    A dossier that ended without a result has the end in the place of what will not come any more.
    """
    if found.status in WITHOUT_RESULT:
        return (
            ProgressStep(gettext("Tiếp nhận"), "done", found.accepted_at),
            ProgressStep(str(NATIONAL_STATUSES[found.status].label), "done", found.finished_at),
        )
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
