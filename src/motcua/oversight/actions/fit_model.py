"""Fit the model of lateness, test it on the mornings since its cut, and write what it says of the open dossiers."""

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import connection, transaction

from motcua.oversight.counting import count_cases, open_now
from motcua.oversight.models import LateEstimate, LateGroup, LateModel
from motcua.oversight.rules.likely_late import LEAST_LATE, Groups, Like, Measured, estimate, fit, measure, spans_on

ONE_AT_A_TIME = "LOCK TABLE oversight_latemodel IN SHARE ROW EXCLUSIVE MODE"
GROUPS = 'COPY oversight_lategroup (level, what, centre_id, stage, "left", late, cases) FROM STDIN'
ESTIMATES = """
    COPY oversight_lateestimate (dossier_id, centre_id, stage, "left", level, late, cases, share) FROM STDIN
"""


def fit_model(*, at: datetime) -> LateModel:
    """The model of the day of `at`, with its groups and estimates in place of the last one's. Harmless again.

    Where there are too few late dossiers to learn from, it says nothing of open ones, and tells so.
    """
    spans = spans_on(at.date())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME)
        counted = count_cases(spans)
        groups = fit(counted.learnt)
        is_taught = counted.late >= LEAST_LATE
        model, _ = LateModel.objects.update_or_create(
            as_of=spans.as_of,
            defaults={
                "first": spans.first,
                "cut": spans.cut,
                "fitted_at": at,
                "cases": sum(tally.cases for _like, tally in counted.learnt),
                "dossiers": counted.dossiers,
                "late_dossiers": counted.late,
                "is_taught": is_taught,
                "measured": as_json(measure(groups, counted.tested)),
            },
        )
        for table in (LateGroup, LateEstimate):
            table.objects.all().delete()
        copy_in(cursor, GROUPS, group_rows(groups))
        if is_taught:
            copy_in(cursor, ESTIMATES, list(estimate_rows(groups, open_now(at.date()))))
    return model


def as_json(found: Measured) -> dict[str, Any]:
    """`Measured` as it is kept: what was expected of a band as a number with two decimals."""
    return {
        "cases": found.cases,
        "late": found.late,
        "warned": found.warned,
        "hits": found.hits,
        "unknown": found.unknown,
        "bands": [
            [cases, late, round(float(expected), 2)]
            for cases, late, expected in zip(found.banded, found.banded_late, found.expected, strict=True)
        ],
        "by_left": {str(left): numbers for left, numbers in sorted(found.by_left.items())},
    }


def copy_in(cursor: Any, statement: str, rows: Iterable[tuple[int, ...]]) -> None:
    """`rows` must not read the database while they are copied into it."""
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def group_rows(groups: Groups) -> Iterable[tuple[int, ...]]:
    for key, tally in groups.items():
        yield (*key, tally.late, tally.cases)


def estimate_rows(groups: Groups, dossiers: Iterable[tuple[int, Like]]) -> Iterable[tuple[int, ...]]:
    for dossier, like in dossiers:
        if told := estimate(groups, like):
            share = round(Fraction(1000 * told.tally.late, told.tally.cases))
            yield (dossier, like.centre, like.stage, like.left, told.level, *told.tally, share)
