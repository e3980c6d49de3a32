"""The charts of the desk's second page."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from motcua.web.leadership.desk.charts import chart, per_cent, series
from motcua.web.leadership.desk.view_models import (
    AgeBand,
    Chart,
    CurvePoint,
    StageRow,
)


def charts_of(
    ages: Sequence[AgeBand], overdue: Sequence[AgeBand], curve: Sequence[CurvePoint], stages: Sequence[StageRow]
) -> Iterable[Chart]:
    dossiers = gettext("hồ sơ")
    for name, title, bands in (
        ("ages", gettext("Tuổi hồ sơ đang giải quyết"), ages),
        ("overdue", gettext("Hồ sơ quá hạn, theo số ngày quá hạn"), overdue),
    ):
        if any(band.figure.value for band in bands):
            told = gettext("Mỗi cột là số hồ sơ của một nhóm ngày làm việc.")
            values = [band.figure.value for band in bands]
            yield chart(name, title, told, [band.label for band in bands], series(dossiers, "bar", values))
    if curve:
        yield chart(
            "durations",
            gettext("Bao nhiêu phần trăm hồ sơ xong trong bao nhiêu ngày"),
            gettext("Đường đi lên theo số ngày kể từ tiếp nhận; hồ sơ đang giải quyết cũng được tính."),
            [str(point.days) for point in curve],
            series(gettext("đã xong"), "line", [per_cent(point.share) for point in curve]),
            unit="%",
            x=gettext("ngày"),
            step=True,
        )
    if stages:
        yield chart(
            "stages",
            gettext("Thời gian nằm ở mỗi bước"),
            gettext("Mỗi cột là số ngày bình quân một lượt hồ sơ nằm ở bước; chờ người dân là màu khác."),
            [str(stage.name) for stage in stages],
            *(
                series(name, "bar", [_shown(row) if row.is_waiting is waiting else None for row in stages])
                for name, waiting in ((gettext("cơ quan xử lý"), False), (gettext("chờ người dân"), True))
            ),
            stack=True,
            across=True,
            x=gettext("ngày"),
        )


def _shown(row: StageRow) -> float | None:
    return None if row.each_days is None else round(float(row.each_days), 1)
