"""Time in which an agency waits for someone else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from motcua.kernel.errors import Invalid
from motcua.worktime.rules.schedule import Schedule, in_vietnam


@dataclass(frozen=True, slots=True)
class Wait:
    """One waiting interval of a dossier, kept whole: from when, until when (None = still waiting), for what.

    `kind` is a word of the caller; `supplement`, `financial_duty`, `consultation` are put into words for citizens.
    """

    kind: str
    begins: datetime
    ends: datetime | None = None


def tidy(waits: Iterable[Wait]) -> list[Wait]:
    """The waits in order, overlapping ones joined, in Vietnam time. `Invalid` for one that ends before it begins."""
    joined: list[Wait] = []
    for wait in sorted((_localised(wait) for wait in waits), key=lambda wait: wait.begins):
        last = joined[-1] if joined else None
        if last is None or (last.ends is not None and wait.begins > last.ends):
            joined.append(wait)
        elif last.ends is not None and (wait.ends is None or wait.ends > last.ends):
            joined[-1] = replace(last, ends=wait.ends)
    return joined


def answered(wait: Wait, schedule: Schedule) -> datetime | None:
    """When the answer counts as received: the next opening, if it came while the centre was shut."""
    if wait.ends is None:
        return None
    return schedule.receive(wait.ends).counted_from


def _localised(wait: Wait) -> Wait:
    begins = in_vietnam(wait.begins)
    ends = in_vietnam(wait.ends) if wait.ends is not None else None
    if ends is not None and ends < begins:
        raise Invalid(
            "wait_inverted",
            vi=f"Khoảng chờ kết thúc ({ends:%H:%M %d/%m/%Y}) trước khi bắt đầu ({begins:%H:%M %d/%m/%Y}): sửa lại một "
            "trong hai thời điểm.",
            en=f"The wait ends ({ends:%H:%M %d/%m/%Y}) before it begins ({begins:%H:%M %d/%m/%Y}): correct one of the "
            "two instants.",
            field="ends",
        )
    return Wait(wait.kind, begins, ends)
