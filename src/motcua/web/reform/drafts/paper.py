from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.reforms.paper import print_assessment
from motcua.web.actor import actor_of
from motcua.web.reform.drafts.assessment import procedure_for


@require_safe
@csp_override({})  # a PDF is no page: the browser's own viewer must be free to show it
def printed_assessment(request: HttpRequest, subject: UUID, key: int) -> HttpResponse:
    """The impact assessment as a PDF, for officers who may see the draft."""
    _row, draft, _procedure = procedure_for(actor_of(request), subject, key)
    answer = HttpResponse(print_assessment(draft, key, at=clock.now()), content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="danh-gia-tac-dong.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
