"""How long dossiers took, for the desk: quantiles beside the year before, the curve, and the waiting."""

from collections.abc import Iterable
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from motcua.statistics.durations import Durations
from motcua.statistics.rules.survival import HALF, NINE_TENTHS, Survival
from motcua.web.leadership.desk.view_models import (
    CurvePoint,
    Quantile,
)

A_DAY = 24 * 60
FURTHEST = 90
"""Days that the curve of durations shows."""


def quantiles_of(now: Durations, before: Durations) -> tuple[Quantile, ...]:
    words = ((HALF, _("Một nửa số hồ sơ xong trong")), (NINE_TENTHS, _("Chín phần mười số hồ sơ xong trong")))
    return tuple(Quantile(label, now.survival.percentile(q), before.survival.percentile(q)) for q, label in words)


def waited_for_each(durations: Durations) -> Fraction | None:
    """Minutes of waiting for each dossier that ended, in days."""
    ended = durations.survival.ended
    return Fraction(durations.waited, ended * A_DAY) if ended > 0 else None


def curve_of(survival: Survival) -> Iterable[CurvePoint]:
    """The share ended within each number of days, up to `FURTHEST`; nothing while none has ended."""
    if not survival.ended_within:
        return
    reached, shares = 0.0, dict(survival.ended_within)
    for days in range(min(survival.longest, FURTHEST) + 1):
        reached = shares.get(days, reached)
        yield CurvePoint(days, Fraction(reached))
