from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from motcua.inspections.access import inspection_for
from motcua.inspections.paper import PAPERS, print_paper
from motcua.inspections.policies import no_such_inspection
from motcua.kernel import clock
from motcua.web.actor import actor_of


@require_safe
@csp_override({})  # a PDF is no page: the browser's own viewer must be free to show it
def inspection_printed(request: HttpRequest, subject: UUID, paper: str) -> HttpResponse:
    """The minutes or the conclusion as a PDF, for whoever sees the inspection."""
    _row, story = inspection_for(actor_of(request), subject)
    if paper not in PAPERS or not any(isinstance(event.fact, PAPERS[paper].signed_by) for event in story.events):
        raise no_such_inspection()
    answer = HttpResponse(print_paper(story.events, paper, at=clock.now()), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{paper}.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
