"""Reads the lists: dossiers due soon, overdue or likely late, and the signs of one kind."""

from collections.abc import Collection
from datetime import datetime
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import visible_to
from motcua.dossiers.worklists.lists import WorkList
from motcua.organisation.actors import Actor
from motcua.oversight.models import FoundSign, LateEstimate
from motcua.oversight.policies import no_such_warning
from motcua.oversight.queries import (
    Watched,
    count_due,
    due_list,
    likely_late,
    likely_late_page,
    rows_by_number,
    sign_page,
    signs_of,
    watched_by,
)
from motcua.oversight.rules.likely_late import Level, Stage
from motcua.oversight.rules.signs import SIGN
from motcua.oversight.rules.standings import Standing
from motcua.web.leadership.view_models import Choice
from motcua.web.leadership.warnings.readings import (
    LIKELY,
    LISTS,
    is_taught,
    list_address,
    list_titles,
    scope_of,
    signs_address,
)
from motcua.web.leadership.warnings.view_models import Likelihood, SignPage, SignRow, WarnedPage, WarnedRow
from motcua.web.leadership.warnings.words import LEVELS, STAGES, STANDINGS, kind_named, read, told
from motcua.web.statuses import NATIONAL_STATUSES

ROWS = 25


def read_warned(actor: Actor, name: str, unit: str, *, after: str, now: datetime) -> WarnedPage:
    """A page of one of `LISTS`. Raises `NotFound` for another one, or a unit that the actor does not watch."""
    watched = watched_by(actor, unit, now.date())
    if name not in LISTS:
        raise no_such_warning()
    if name == LIKELY:
        number = likely_late(watched).count()
        rows, next_key = _likely(actor, watched, after)
    else:
        number = count_due(watched, WorkList(name), now)
        rows, next_key = _due(actor, watched, WorkList(name), after, now)
    return WarnedPage(
        title=list_titles()[name],
        about=_about(name),
        scope=scope_of(actor, unit, now),
        as_of=now,
        number=number,
        choices=tuple(Choice(label, list_address(each, unit), each == name) for each, label in list_titles().items()),
        rows=rows,
        is_likely=name == LIKELY,
        is_taught=is_taught(),
        next_key=next_key,
    )


def _about(name: str) -> str:
    return {
        WorkList.DUE_SOON.value: gettext("Hẹn trả trong 3 ngày làm việc tới, đang xử lý, không chờ người nộp."),
        WorkList.OVERDUE.value: gettext("Ngày hẹn đã qua mà chưa có kết quả."),
        LIKELY: gettext("Còn trong hạn, nhưng ít nhất một phần ba hồ sơ tương tự trước đây đã trễ."),
    }[name]


def _due(
    actor: Actor, watched: Watched, which: WorkList, after: str, now: datetime
) -> tuple[tuple[WarnedRow, ...], str]:
    page = due_list(watched, which, now, after, ROWS)
    found, seen = rows_by_number(page.numbers), seen_of(actor, page.numbers)
    return tuple(_row(found[number], seen) for number in page.numbers if number in found), page.next_key


def _likely(actor: Actor, watched: Watched, after: str) -> tuple[tuple[WarnedRow, ...], str]:
    estimates, next_key = likely_late_page(watched, after, ROWS)
    numbers = [each.dossier_id for each in estimates]
    found, seen = rows_by_number(numbers), seen_of(actor, numbers)
    return tuple(_row(found[each.dossier_id], seen, _likelihood(each)) for each in estimates), next_key


def seen_of(actor: Actor, numbers: Collection[int]) -> set[int]:
    """Those of the dossiers that the actor may open."""
    return set(visible_to(actor).filter(pk__in=numbers).values_list("pk", flat=True))


def _likelihood(row: LateEstimate) -> Likelihood:
    share = Fraction(row.late, row.cases)
    return Likelihood(row.late, row.cases, share, LEVELS[Level(row.level)], STAGES[Stage(row.stage)], row.left)


def _row(row: Dossier, seen: set[int], likelihood: Likelihood | None = None) -> WarnedRow:
    return WarnedRow(
        code=row.code or f"#{row.pk}",
        address=reverse("story", args=[row.code]) if row.pk in seen and row.code else "",
        procedure_name=row.procedure.name,
        centre_name=row.centre.name,
        due_at=row.due_at,
        status=NATIONAL_STATUSES[row.status],
        likelihood=likelihood,
    )


def read_signs(actor: Actor, kind: str, unit: str, standing: str, *, after: str, now: datetime) -> SignPage:
    """A page of the signs of a kind. Raises `NotFound`: no such kind, standing or unit for this actor."""
    watched = watched_by(actor, unit, now.date())
    chosen = kind_named(kind)
    if standing and standing not in set(Standing):
        raise no_such_warning()
    rows, next_key = sign_page(signs_of(watched, chosen, standing), after, ROWS)
    ways = {"": gettext("tất cả")} | {each.value: str(tag.label) for each, tag in STANDINGS.items()}
    return SignPage(
        name=read(SIGN[chosen].name),
        meaning=read(SIGN[chosen].meaning),
        source=SIGN[chosen].source,
        scope=scope_of(actor, unit, now),
        standings=tuple(
            Choice(label, signs_address(chosen, unit=unit, standing=code), code == standing)
            for code, label in ways.items()
        ),
        rows=tuple(sign_row(row) for row in rows),
        next_key=next_key,
    )


def sign_row(sign: FoundSign) -> SignRow:
    return SignRow(
        number=sign.pk,
        at=sign.at,
        code=(sign.dossier.code or f"#{sign.dossier_id}") if sign.dossier else "",
        procedure_name=sign.dossier.procedure.name if sign.dossier else "",
        centre_name=sign.centre.name,
        told=told(sign),
        standing=STANDINGS[Standing(sign.standing)],
    )
