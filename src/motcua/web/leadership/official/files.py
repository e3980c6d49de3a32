from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.kernel.clock import VIETNAM
from motcua.reports.access import frozen_for
from motcua.reports.exports.files import File, file_of
from motcua.reports.exports.paper import office_of, office_of_row, paper_of
from motcua.reports.frozen import filled_of
from motcua.web.actor import actor_of
from motcua.web.leadership.official.asked_for import wanted_by
from motcua.web.leadership.official.form import filled_for


@login_not_required
@require_safe
@csp_override({})  # a PDF is no page: the browser's own viewer must be free to show it
def form_file(request: HttpRequest, code: str) -> HttpResponse:
    """A form as a file of the kind `format`: xlsx, pdf, csv or json."""
    now = clock.now()
    wanted = wanted_by(request, code, now)
    filled = filled_for(request, wanted, now)
    return _answer(file_of(filled, paper_of(filled, office_of(wanted)), request.GET.get("format", ""), at=now))


@require_safe
@csp_override({})
def submitted_file(request: HttpRequest, number: int) -> HttpResponse:
    """A frozen report as a file, with its version and the name of the head who submitted it."""
    row = frozen_for(actor_of(request), number)
    filled, at = filled_of(row), row.submitted_at.astimezone(VIETNAM)
    note = f"Bản {row.version}, nộp lúc {at:%H:%M} ngày {at:%d/%m/%Y}, mã băm {bytes(row.hash).hex()[:16]}"
    paper = paper_of(filled, office_of_row(row.centre), signed_by=row.by_name, note=note)
    return _answer(file_of(filled, paper, request.GET.get("format", ""), at=at))


def _answer(file: File) -> HttpResponse:
    answer = HttpResponse(file.content, content_type=file.media_type)
    way = "inline" if file.media_type == "application/pdf" else "attachment"
    answer.headers["Content-Disposition"] = f'{way}; filename="{file.name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
