"""The one door to frozen reports: for officers; to anybody else they are not there."""

from django.db.models import QuerySet

from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.reports.models import SubmittedReport
from motcua.reports.policies import may_read_frozen
from motcua.reports.rules.wanted import Wanted


def visible_to(actor: Actor) -> QuerySet[SubmittedReport]:
    """The frozen reports that the actor may read, the latest first."""
    found = SubmittedReport.objects.all() if may_read_frozen(actor) else SubmittedReport.objects.none()
    return found.order_by("-submitted_at", "-pk")


def frozen_for(actor: Actor, number: int) -> SubmittedReport:
    """The frozen report with the row number. Raises `NotFound`."""
    found = visible_to(actor).filter(pk=number).first()
    if found is None:
        raise NotFound(
            "report_not_found",
            vi="Không có báo cáo này. Hãy mở lại danh sách báo cáo đã nộp.",
            en="There is no such report. Open the list of submitted reports again.",
        )
    return found


def versions_of(wanted: Wanted) -> QuerySet[SubmittedReport]:
    """Every version of one report, the first first. Nobody's permission has been looked at."""
    asked = wanted.period
    return SubmittedReport.objects.filter(
        form=wanted.form.code,
        unit=wanted.unit,
        below=wanted.below,
        period_kind=asked.kind,
        first=asked.first,
        last=asked.last,
    ).order_by("version")


def series_of(wanted: Wanted) -> QuerySet[SubmittedReport]:
    """The first versions of the same form, place and kind of period."""
    return SubmittedReport.objects.filter(
        form=wanted.form.code,
        unit=wanted.unit,
        below=wanted.below,
        period_kind=wanted.period.kind,
        version=1,
    )
