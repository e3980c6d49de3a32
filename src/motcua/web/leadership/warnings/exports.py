from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.oversight.models import FoundSign
from motcua.oversight.queries import signs_of, watched_by
from motcua.web.actor import actor_of
from motcua.web.csv_answer import csv_answer
from motcua.web.leadership.warnings.lists import sign_row
from motcua.web.leadership.warnings.words import kind_named, name_of
from motcua.worktime.rules.schedule import in_vietnam

MOST = 10_000
"""Lines; the page says that there may be more."""


@require_safe
def warnings_signs_csv(request: HttpRequest, kind: str) -> HttpResponse:
    """The list of a kind as CSV, the latest first. Nobody is named."""
    watched = watched_by(actor_of(request), request.GET.get("unit", ""), clock.now().date())
    found = signs_of(watched, kind_named(kind), request.GET.get("standing", ""))
    rows = found.select_related("centre", "dossier", "dossier__procedure").order_by("-at", "-pk")[:MOST]
    return csv_answer(f"{kind}.csv", _lines(rows, name_of(kind_named(kind))))


def _lines(rows: Iterable[FoundSign], name: str) -> Iterator[list[str]]:
    yield [
        gettext("Số thứ tự"),
        gettext("Dấu hiệu"),
        gettext("Lúc"),
        gettext("Nơi tiếp nhận"),
        gettext("Mã hồ sơ"),
        gettext("Thủ tục"),
        gettext("Chi tiết"),
        gettext("Tình trạng"),
    ]
    for row in map(sign_row, rows):
        when = in_vietnam(row.at).isoformat(timespec="seconds")
        yield [
            str(row.number),
            name,
            when,
            row.centre_name,
            row.code,
            row.procedure_name,
            row.told,
            str(row.standing.label),
        ]
