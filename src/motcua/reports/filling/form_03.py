"""Biểu 03: the decisions of publication signed in the period, from the revisions of the catalogue."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef

from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.queries import PUBLISHED
from motcua.reports.rules.filled import Line, LineKind
from motcua.reports.rules.form import Value
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period

COUNTED = ("new", "amended", "abolished", "recorded", "unrecorded")


def fill(wanted: Wanted, days: Period, in_own_words: bool) -> tuple[tuple[Line, ...], Figures | None]:
    """A line for each decision, by day of signature; then one for each document that ended procedures; the total."""
    decisions: dict[tuple[str, str], dict[str, int]] = {}
    for number, signed_on, kind, recorded in published_in(days):
        counts = decisions.setdefault((f"{signed_on:%d/%m/%Y}", number), dict.fromkeys(COUNTED, 0))
        counts[kind] += 1
        counts["recorded" if recorded and recorded <= days.last else "unrecorded"] += 1
    for ground in ended_in(days):
        decisions.setdefault(("", ground), dict.fromkeys(COUNTED, 0))["abolished"] += 1
    lines = [
        Line(LineKind.LINE, str(number), f"{day}/{decision}", decision, _values(counts, day))
        for number, ((day, decision), counts) in enumerate(decisions.items(), start=1)
    ]
    sums = {name: sum(counts[name] for counts in decisions.values()) for name in COUNTED}
    return (*lines, Line(LineKind.TOTAL, "", "", "Tổng cộng", _values(sums, ""))), None


def _values(counts: dict[str, int], day: str) -> dict[str, Value]:
    return {"signed_on": day, "procedures": counts["new"] + counts["amended"] + counts["abolished"], **counts}


def published_in(days: Period) -> Iterable[tuple[str, date, str, date | None]]:
    """Decision, day of signature, "new" or "amended", and the day it was recorded nationally, for each revision."""
    earlier = ProcedureRevision.objects.filter(
        PUBLISHED, procedure=OuterRef("procedure"), number__lt=OuterRef("number")
    )
    signed = ProcedureRevision.objects.filter(
        PUBLISHED, decision_signed_on__gte=days.first, decision_signed_on__lte=days.last
    ).exclude(decision_number="")
    rows = signed.annotate(is_change=Exists(earlier)).order_by("decision_signed_on", "decision_number", "pk")
    for number, signed_on, is_change, recorded in rows.values_list(
        "decision_number", "decision_signed_on", "is_change", "recorded_nationally_on"
    ):
        assert signed_on is not None  # noqa: S101 - asked for
        yield number, signed_on, "amended" if is_change else "new", recorded


def ended_in(days: Period) -> Iterable[str]:
    """The document that ended it, for each procedure whose last day lies in the period."""
    ended = ProcedureRevision.objects.filter(PUBLISHED, valid_to__gte=days.first, valid_to__lte=days.last)
    return ended.exclude(expiry_ground="").order_by("valid_to", "pk").values_list("expiry_ground", flat=True)
