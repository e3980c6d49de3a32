"""Reads the model's page: what it learnt from, and how it did on mornings that it had not seen."""

from collections.abc import Iterable
from fractions import Fraction

from django.utils.translation import gettext

from motcua.oversight.models import LateModel
from motcua.oversight.queries import last_model
from motcua.oversight.rules.likely_late import BANDS, LANDMARKS, LEAST_CASES, LEAST_LATE, THRESHOLD
from motcua.web.leadership.desk.charts import chart, per_cent, series
from motcua.web.leadership.desk.view_models import Chart
from motcua.web.leadership.warnings.view_models import BandRow, LeftRow, Measure, ModelPage
from motcua.web.templatetags.display import percent


def read_model() -> ModelPage | None:
    """The last model; None before the first night."""
    model = last_model()
    if model is None:
        return None
    found = model.measured
    bands = tuple(_bands(found["bands"]))
    return ModelPage(
        model=model,
        last_tested=model.fitted_at,
        measures=tuple(_measures(model)),
        by_left=tuple(LeftRow(int(left), *numbers) for left, numbers in found["by_left"].items()),
        bands=bands,
        chart=_chart(bands),
        unknown=found["unknown"],
        landmarks=", ".join(map(str, LANDMARKS)),
        least_cases=LEAST_CASES,
        least_late=LEAST_LATE,
        threshold=THRESHOLD,
    )


def _measures(model: LateModel) -> Iterable[Measure]:
    found = model.measured
    yield Measure(
        gettext("Cảnh báo đúng"),
        gettext("(lượt đã cảnh báo và sau đó trễ) ÷ (lượt đã cảnh báo)"),
        found["hits"],
        found["warned"],
    )
    yield Measure(
        gettext("Trễ được cảnh báo trước"),
        gettext("(lượt đã cảnh báo và sau đó trễ) ÷ (lượt của hồ sơ sau đó trễ)"),
        found["hits"],
        found["late"],
    )
    yield Measure(
        gettext("Tỷ lệ trễ nếu không có mô hình"),
        gettext("(lượt của hồ sơ sau đó trễ) ÷ (tất cả lượt)"),
        found["late"],
        found["cases"],
    )


def _bands(bands: list[list[float]]) -> Iterable[BandRow]:
    for place, (cases, late, expected) in enumerate(bands):
        whole = int(cases)
        yield BandRow(
            label=f"{percent(BANDS[place], 0)} – {percent(BANDS[place + 1], 0)}",
            cases=whole,
            late=int(late),
            said=Fraction(str(expected)) / whole if whole else None,
            happened=Fraction(int(late), whole) if whole else None,
        )


def _chart(bands: tuple[BandRow, ...]) -> Chart | None:
    if not any(band.cases for band in bands):
        return None
    return chart(
        "calibration",
        gettext("Mô hình nói bao nhiêu, thực tế bao nhiêu"),
        gettext("Mỗi nhóm hai cột: tỷ lệ trễ mô hình nói trước và tỷ lệ trễ đã xảy ra."),
        [band.label for band in bands],
        series(gettext("mô hình nói"), "bar", [per_cent(band.said) for band in bands]),
        series(gettext("đã xảy ra"), "bar", [per_cent(band.happened) for band in bands]),
        unit="%",
    )
