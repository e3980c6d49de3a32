"""Reads the overview of warnings, for its page and for the leadership desk's first one."""

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from motcua.dossiers.worklists.lists import WorkList
from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.oversight.policies import sees_all, watches
from motcua.oversight.queries import AtCentre, OfKind, count_warnings, last_model, units_watched, watched_by
from motcua.oversight.rules.signs import SIGN, SignKind
from motcua.oversight.rules.standings import Standing
from motcua.statistics.queries import centre_named
from motcua.web.figures import Figure
from motcua.web.leadership.warnings.view_models import CentreRow, KindRow, Overview
from motcua.web.leadership.warnings.words import read

LIKELY = "likely-late"
LISTS = (WorkList.DUE_SOON.value, WorkList.OVERDUE.value, LIKELY)


def list_titles() -> dict[str, str]:
    return {
        WorkList.DUE_SOON.value: gettext("Sắp đến hạn"),
        WorkList.OVERDUE.value: gettext("Đang quá hạn"),
        LIKELY: gettext("Có khả năng trễ"),
    }


def read_overview(actor: Actor, unit: str, now: datetime) -> Overview:
    """The counts of what the actor watches of `unit`. Raises `NotFound`."""
    watched = watched_by(actor, unit, now.date())
    found = count_warnings(watched, now)
    taught = is_taught()
    units = units_watched(actor).values_list("pk", "code", "name")
    here = [unit for unit in units if watched.centres is None or unit[0] in watched.centres]
    rows = [
        CentreRow(name, figures_of(found.centres[number], code, taught=taught))
        for number, code, name in here
        if number in found.centres and found.centres[number] != AtCentre()
    ]
    figures = figures_of(found.total, unit, taught=taught)
    return Overview(
        scope=scope_of(actor, unit, now),
        as_of=now,
        figures=figures,
        headings=tuple(figure.title for figure in figures),
        rows=tuple(rows),
        left_out=len(here) - len(rows),
        kinds=tuple(kind_row(kind, found.kinds[kind], unit) for kind in SignKind),
        is_taught=taught,
    )


def figures_of(counts: AtCentre, unit: str, *, taught: bool) -> tuple[Figure, ...]:
    """Without a model that has learnt enough nothing is said of likely lateness: unknown is not 0."""
    numbers = (counts.due_soon, counts.overdue, counts.likely)
    lists = tuple(
        Figure(title, number, list_address(name, unit))
        for (name, title), number in zip(list_titles().items(), numbers, strict=True)
        if taught or name != LIKELY
    )
    return (*lists, Figure(gettext("Dấu hiệu chưa xem"), counts.new_signs, f"{address('warnings', unit=unit)}#signs"))


def is_taught() -> bool:
    """Whether the last model had enough to learn from."""
    model = last_model()
    return model is not None and model.is_taught


def kind_row(kind: SignKind, number: OfKind, unit: str) -> KindRow:
    sign = SIGN[kind]
    shown = read(sign.name)
    return KindRow(
        name=shown,
        meaning=read(sign.meaning),
        source=sign.source,
        new=Figure(shown, number.new, signs_address(kind, unit=unit, standing=Standing.NEW.value)),
        all=Figure(shown, number.all, signs_address(kind, unit=unit)),
    )


def list_address(name: str, unit: str) -> str:
    return address("warnings-dossiers", list=name, unit=unit)


def signs_address(kind: SignKind, **query: str) -> str:
    return with_query(reverse("warnings-signs", args=[kind.value]), **query)


def address(route: str, **query: str) -> str:
    return with_query(reverse(route), **query)


def with_query(path: str, **query: str) -> str:
    told = {name: value for name, value in query.items() if value}
    return f"{path}?{urlencode(told)}" if told else path


def scope_of(actor: Actor, unit: str, now: datetime) -> str:
    """What is looked at, in words."""
    if unit:
        return centre_named(unit, now.date()).name
    return gettext("Toàn tỉnh") if sees_all(actor) else gettext("Các nơi quý vị phụ trách")


def choices_of(actor: Actor) -> list[tuple[str, str]]:
    """The one-stops to choose from; none where there is only one."""
    units = list(units_watched(actor).values_list("code", "name"))
    return [("", gettext("Tất cả")), *units] if len(units) > 1 else []


def read_summary(actor: Actor, unit: str, now: datetime) -> tuple[Figure, ...]:
    """The counts for the desk's first page; nothing for who watches nothing, or not this unit."""
    if not watches(actor):
        return ()
    try:
        counts = count_warnings(watched_by(actor, unit, now.date()), now).total
    except NotFound:
        return ()
    return figures_of(counts, unit, taught=is_taught())
