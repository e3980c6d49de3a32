"""Reads the desk's first page: today, the year, its months and the map. A handful of statements, whatever the year."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.translation import get_language, gettext

from motcua.statistics.queries import centres_of, ended_in
from motcua.statistics.rules.columns import COLUMNS
from motcua.statistics.rules.contributions import ONE_DAY
from motcua.statistics.rules.definitions import DEFINITIONS
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tables import By, Row
from motcua.statistics.spans import figures_of
from motcua.web.figures import period_as_of
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.desk.charts import chart, per_cent, series
from motcua.web.leadership.desk.choice import Choice, year_before
from motcua.web.leadership.desk.map import legend, read_map
from motcua.web.leadership.desk.view_models import Chart, Compared, Glance, MonthRow
from motcua.web.leadership.linked import figure_of, rate_of, ratio_of
from motcua.web.leadership.readings import name_of_whole
from motcua.web.leadership.scopes import Scope
from motcua.web.leadership.view_models import Choice as Link
from motcua.web.templatetags.display import day

OF_TODAY = ("received", "resolved", "late")
OF_YEAR = ("received", "resolved", "open", "overdue", "awaiting_supplement", "awaiting_payment")
OF_MONTH = ("received", "resolved", "open", "overdue")

type Span = tuple[Asked, Scope]
"""A period with its figures."""


def read_glance(choice: Choice, now: datetime) -> Glance:
    """The first page for a choice."""
    periods = [choice.period, year_before(choice.period), *choice.months]
    today = Period(choice.today, choice.today)
    periods += [today, year_before(today)]
    name = name_of_whole(choice.asked)
    year, before, *months, this_day, that_day = _spans(choice, periods, name)
    return Glance(
        scope=name,
        period=period_as_of(choice.period, now),
        before=period_as_of(before[0].period, now),
        is_current=choice.is_current,
        today=_compared(OF_TODAY, this_day, that_day) if choice.is_current else (),
        year=_compared(OF_YEAR, year, before),
        told_of=tuple(_days(asked.period) for asked, _ in (year, before)),
        rates=tuple(
            rate_of(each, ((_days(asked.period), ratio_of(scope, each, asked)) for asked, scope in (year, before)))
            for each in DEFINITIONS
        ),
        headings=tuple(_title(code) for code in OF_MONTH),
        months=tuple(_month(asked, scope) for asked, scope in months),
        charts=tuple(_charts(months)),
        map=read_map(choice),
        rate=choice.rate.name.read(get_language() or "vi"),
        places=choice.rate.decimals,
        legend=legend(),
        foldings=_foldings(choice),
        is_folded=choice.by is By.SUCCESSOR,
    )


def _spans(choice: Choice, periods: Sequence[Period], name: str) -> list[Span]:
    centres = None
    if choice.unit:
        centres = list(centres_of(choice.unit, choice.period.last).values_list("pk", flat=True))
    return [
        (Asked(period, choice.unit), Scope("", name, (), Row("", name, "", figures)))
        for period, figures in zip(periods, figures_of(periods, centres), strict=True)
    ]


def _compared(codes: Iterable[str], now: Span, before: Span) -> tuple[Compared, ...]:
    return tuple(Compared(figure_of(now[1], code, now[0]), figure_of(before[1], code, before[0])) for code in codes)


def _month(asked: Asked, scope: Scope) -> MonthRow:
    ratios = tuple((each.code, ratio_of(scope, each, asked)) for each in DEFINITIONS)
    return MonthRow(_label(asked.period), tuple(figure_of(scope, code, asked) for code in OF_MONTH), ratios)


def _charts(months: Sequence[Span]) -> Iterable[Chart]:
    labels = [_label(asked.period) for asked, _ in months]
    figures = [scope.figures.figures for _, scope in months]
    if all(each == Figures() for each in figures):
        return
    yield chart(
        "trend",
        gettext("Tiếp nhận, giải quyết và đang giải quyết theo tháng"),
        gettext("Mỗi tháng hai cột (tiếp nhận, đã giải quyết) và đường số hồ sơ còn mở cuối tháng."),
        labels,
        *(series(_title(code), "bar", [getattr(each, code) for each in figures]) for code in ("received", "resolved")),
        series(_title("open"), "line", [each.open for each in figures]),
    )
    rates = [[ratio_of(scope, each, asked).value for asked, scope in months] for each in DEFINITIONS]
    lowest = min((per_cent(value) or 0 for line in rates for value in line if value is not None), default=0)
    yield chart(
        "rates",
        gettext("Ba tỷ lệ đúng hạn theo tháng"),
        gettext("Ba đường, mỗi đường một cách tính; tháng không phát sinh để trống."),
        labels,
        *(
            series(gettext("Tỷ lệ %(letter)s") % {"letter": each.code}, "line", [per_cent(v) for v in line])
            for each, line in zip(DEFINITIONS, rates, strict=True)
        ),
        unit="%",
        low=max(int(lowest // 10) * 10, 0),
    )


def _foldings(choice: Choice) -> tuple[Link, ...]:
    """The two ways to show units that ended in the year; none where none did."""
    if not ended_in(choice.period).exists():
        return ()
    words = {By.UNIT: gettext("Theo đơn vị của ngày đó"), By.SUCCESSOR: gettext("Gộp vào nơi kế thừa")}
    return tuple(Link(label, choice.with_(by=by), by is choice.by) for by, label in words.items())


def _label(month: Period) -> str:
    """ "10/2018"; of a month that still runs the days that are counted, "01–30/10/2018"."""
    if (month.last + ONE_DAY).day == 1:
        return f"{month.first:%m/%Y}"
    return f"{month.first:%d}–{month.last:%d/%m/%Y}"


def _days(period: Period) -> str:
    return gettext("%(first)s – %(last)s") % {"first": day(period.first), "last": day(period.last)}


def _title(code: str) -> str:
    return COLUMNS[code].title.read(get_language() or "vi")
