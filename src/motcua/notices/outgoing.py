"""Sending rows that wait: in order for each person and way, each once; for deliveries and for rooms above.

A row is claimed by one compare-and-set before it is sent, and only when none before it waits for the same person and
way; so two workers never send it twice, nor a later one first. Sending happens outside any transaction.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Greatest

from motcua.kernel.messages import Permanent, Sent, Temporary
from motcua.notices.models import Outgoing
from motcua.notices.rules.retries import pause_after

CLAIM = timedelta(minutes=10)
"""Longer than any provider is waited for; a worker that died over a row holds it no longer."""


def heads[Row: Outgoing](waiting: QuerySet[Row], *same: str) -> QuerySet[Row]:
    """Of what waits, that with nothing before it; `same`: the columns that tell person and way."""
    earlier = waiting.filter(**{each: OuterRef(each) for each in same}).filter(
        Q(seq__lt=OuterRef("seq")) | Q(seq=OuterRef("seq"), pk__lt=OuterRef("pk"))
    )
    return waiting.filter(~Exists(earlier))


def send_each[Row: Outgoing](first: QuerySet[Row], give: Callable[[Row], Sent], *, at: datetime) -> datetime | None:
    """Send what is due at `at` of `heads`, by `give`. Returns when the next one may go, None where nothing waits."""
    while (row := claim_next(first, at=at)) is not None:
        _attempt(row, give, at=at)
    moments = first.annotate(moment=Greatest("due_at", "claimed_until")).order_by("moment")
    return moments.values_list("moment", flat=True).first()


def claim_next[Row: Outgoing](first: QuerySet[Row], *, at: datetime) -> Row | None:
    """Take the first row that may go now; None where there is none."""
    free = Q(claimed_until=None) | Q(claimed_until__lte=at)
    for row in first.filter(free, due_at__lte=at).order_by("seq", "id"):
        mine = _waiting(row).filter(free, attempts=row.attempts)
        if mine.update(claimed_until=at + CLAIM, attempts=F("attempts") + 1):
            row.attempts += 1
            return row
    return None


def _attempt[Row: Outgoing](row: Row, give: Callable[[Row], Sent], *, at: datetime) -> None:
    """Send a claimed row and write down what became of it."""
    try:
        sent = give(row)
    except Permanent as failure:
        _settle(row, status=Outgoing.Status.DEAD, **_why(failure))
    except Temporary as failure:
        pause = pause_after(row.attempts)
        if pause is None:
            _settle(row, status=Outgoing.Status.DEAD, **_why(failure))
        else:
            _settle(row, due_at=at + pause, **_why(failure))
    else:
        _settle(row, status=Outgoing.Status.SENT, sent_at=at, reference=sent.reference, **NO_REASON)


NO_REASON = {"code": "", "reason_vi": "", "reason_en": ""}


def _why(failure: Permanent | Temporary) -> dict[str, str]:
    return {"code": failure.code, "reason_vi": failure.vi, "reason_en": failure.en}


def _settle(row: Outgoing, **values: object) -> None:
    _waiting(row).update(claimed_until=None, **values)


def _waiting[Row: Outgoing](row: Row) -> QuerySet[Row]:
    return type(row)._default_manager.filter(pk=row.pk, status=Outgoing.Status.WAITING)
