from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from motcua.indices.models import CriterionSet
from motcua.indices.published import IndexTold, index_named, indices_known, provinces_known, read_index, whole_table
from motcua.indices.rules.published import NAMES, scale_of
from motcua.web.csv_answer import csv_answer
from motcua.web.leadership.desk.charts import chart, series
from motcua.web.leadership.desk.view_models import Chart

HOME = "22"
"""Quảng Ninh, the model case."""


@login_not_required
@require_safe
def indices_home(request: HttpRequest) -> HttpResponse:
    """What indices there are: published by others, and assessed here."""
    language = get_language() or "vi"
    found = [(index, NAMES[index].read(language), *rest) for index, *rest in indices_known()]
    sets = CriterionSet.objects.order_by("-year", "kind", "code", "-version")
    return render(request, "reform/indices/home.html", {"indices": found, "sets": list(sets)})


@login_not_required
@require_safe
def index_years(request: HttpRequest, index: str) -> HttpResponse:
    """One index over the years: the home province, beside it any other, and the median where tables are complete."""
    asked, known = index_named(index), provinces_known()
    other = chosen_province(request, {province.code for province in known})
    names = {province.code: province.name for province in known}
    told = read_index(asked, [HOME, other] if other else [HOME])
    context = {
        "index": asked,
        "name": NAMES[asked].read(get_language() or "vi"),
        "told": told,
        "sides": [(names[code], code, told.provinces[code]) for code in told.provinces if code in names],
        "sources": {table.source: table for table in told.tables}.values(),
        "titles": {table.source: table.title for table in told.tables},
        "provinces": [(province.code, province.name) for province in known if province.code != HOME],
        "other": other,
        "charts": charts_of(told, names),
        "rows": rows_of(told),
        "heads": [names[code] for code in told.provinces if code in names],
    }
    return render(request, "reform/indices/published.html", context)


@login_not_required
@require_safe
def index_years_csv(request: HttpRequest, index: str) -> HttpResponse:
    """All that sources say of the same provinces, a line each."""
    asked, known = index_named(index), provinces_known()
    names = {province.code: province.name for province in known}
    other = chosen_province(request, set(names))
    told = read_index(asked, [HOME, other] if other else [HOME])
    titles = {table.source: table.title for table in told.tables}
    heading = ["Tỉnh", "Năm", "Điểm", "Hạng", "Trên", "Cách có hạng", "Nguồn"]
    ways = {True: gettext("tính từ bảng đủ tỉnh"), False: gettext("theo nguồn ghi")}
    lines = [
        [
            names.get(code, code),
            entry.year,
            "" if entry.score is None else entry.score.normalize().__format__("f"),
            entry.rank or "",
            entry.of,
            "" if entry.rank is None else ways[entry.place is not None],
            titles[entry.source],
        ]
        for code, side in told.provinces.items()
        for entry in side.entries
    ]
    return csv_answer(f"{asked.value}.csv", [heading, *lines])


@login_not_required
@require_safe
def index_table(request: HttpRequest, index: str, year: int, source: str) -> HttpResponse:
    """One source's table of a year, whole."""
    asked = index_named(index)
    table, lines = whole_table(asked, year, source)
    names = {province.code: province.name for province in provinces_known()}
    context = {
        "name": NAMES[asked].read(get_language() or "vi"),
        "index": asked,
        "table": table,
        "lines": [(names.get(line.province, line.province), line) for line in lines],
    }
    return render(request, "reform/indices/table.html", context)


def chosen_province(request: HttpRequest, known: set[str]) -> str:
    """The province to compare with, "" where none is chosen."""
    asked = request.GET.get("tinh", "")
    return asked if asked in known and asked != HOME else ""


def rows_of(told: IndexTold) -> list[dict[str, Any]]:
    """The table beside the chart: by year, each province's drawn score, and the median."""
    lines = [side.line() for side in told.provinces.values()]
    years = sorted({year for line in lines for year in line} | set(told.medians), reverse=True)
    return [
        {"year": year, "scores": [line.get(year) for line in lines], "median": told.medians.get(year)} for year in years
    ]


def charts_of(told: IndexTold, names: dict[str, str]) -> tuple[Chart, ...]:
    """Scores over the years, a picture for each scale (PAPI had 60 points, then 80); none of a single year."""
    by_scale: dict[int | None, list[dict[str, Any]]] = {}
    for row in rows_of(told)[::-1]:
        by_scale.setdefault(scale_of(told.index, row["year"]), []).append(row)
    return tuple(_drawn(told, names, rows, f"years-{most}") for most, rows in by_scale.items() if len(rows) > 1)


def _drawn(told: IndexTold, names: dict[str, str], rows: list[dict[str, Any]], name: str) -> Chart:
    lines = [
        series(names.get(code, code), "line", [_number(row["scores"][place]) for row in rows])
        for place, code in enumerate(told.provinces)
    ]
    if told.medians:
        lines.append(series(gettext("Trung vị cả nước"), "line", [_number(row["median"]) for row in rows]))
    labels = [str(row["year"]) for row in rows]
    title = gettext("Điểm qua các năm") + f" {labels[0]}–{labels[-1]}"
    lowest = min(value for line in lines for value in line["values"] if value is not None)
    return chart(name, title, ", ".join(line["name"] for line in lines), labels, *lines, low=int(lowest * 0.9))


def _number(value: Any) -> float | None:
    return None if value is None else round(float(value), 3)
