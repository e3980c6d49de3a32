"""Reads for screens: sums only, of finished quarters only."""

from datetime import date
from typing import Any

from django.db.models import Count, F, QuerySet

from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.organisation.rules.posts import Role
from motcua.statistics.rules.disclosure import SMALL
from motcua.surveys.models import Answer, VisitAnswer
from motcua.surveys.rules.answers import quarter_of
from motcua.surveys.rules.disclosed import Satisfaction, disclose


def finished_quarters(today: date, most: int = 8) -> list[date]:
    """The latest finished quarters in which anybody said anything, newest first."""
    found = Answer.objects.filter(quarter__lt=quarter_of(today)).order_by("-quarter")
    return list(found.values_list("quarter", flat=True).distinct()[:most])


def satisfaction_of(quarter: date, today: date) -> Satisfaction:
    """What was said in a finished quarter. Raises `NotFound` for one that goes on or is none. Two queries."""
    check_finished(quarter, today)
    counts = [
        {
            (code, level): number
            for code, level, number in Answer.objects.filter(quarter=quarter)
            .values_list(F(f"{group}__code"), "level")
            .annotate(n=Count("*"))
            .order_by()
        }
        for group in ("centre", "procedure")
    ]
    return disclose(*counts)


def visits_of(quarter: date, today: date) -> Satisfaction:
    """What was said of visits in a finished quarter, by one-stop; never added to what was said of dossiers. One query.

    Raises `NotFound` as `satisfaction_of`.
    """
    check_finished(quarter, today)
    found = VisitAnswer.objects.filter(quarter=quarter).values_list("centre__code", "level").annotate(n=Count("*"))
    return disclose({(code, level): number for code, level, number in found.order_by()}, {})


def comments_of(
    actor: Actor, quarter: date, today: date, *, of_visits: bool = False
) -> list[tuple[str, int, list[str], str]]:
    """What was written in a finished quarter, of dossiers or of visits: centre, level, reasons, text; for auditors,
    never for those who serve.

    Of centres with fewer than five answers nothing. Raises `NotFound` for everybody else.
    """
    if not actor.has(Role.AUDITOR):
        raise no_such_quarter()
    check_finished(quarter, today)
    said: QuerySet[Any] = VisitAnswer.objects.all() if of_visits else Answer.objects.all()
    of_quarter = said.filter(quarter=quarter)
    many = of_quarter.values("centre_id").annotate(n=Count("*")).filter(n__gte=SMALL).values("centre_id")
    found = of_quarter.filter(centre_id__in=many).exclude(comment="").order_by("centre__code", "id")
    return list(found.values_list("centre__name", "level", "reasons", "comment"))


def check_finished(quarter: date, today: date) -> None:
    """Raises `NotFound` unless it is the first day of a quarter that has ended."""
    if quarter != quarter_of(quarter) or quarter >= quarter_of(today):
        raise no_such_quarter()


def no_such_quarter() -> NotFound:
    return NotFound(
        "no_such_quarter",
        vi="Chưa có số liệu của quý này. Hãy chọn một quý đã kết thúc.",
        en="There are no figures for this quarter. Choose one that has ended.",
    )
