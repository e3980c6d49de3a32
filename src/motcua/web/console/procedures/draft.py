from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue import queries
from motcua.catalogue.access import procedure_for
from motcua.catalogue.actions.draft_revision import draft_revision
from motcua.catalogue.models import Procedure, ProcedureRevision
from motcua.catalogue.rules.content import Content
from motcua.catalogue.rules.content_json import content_to_json
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.console.gate import administrators_only
from motcua.web.console.procedures.draft_forms import (
    DraftForm,
    Lines,
    Papers,
    content_of,
    initial_lines,
    initial_of,
    initial_papers,
)
from motcua.web.console.procedures.words import address_of, procedures, trail
from motcua.web.console.screen import attempt, show
from motcua.web.forms import answer_status


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_procedure(request: HttpRequest) -> HttpResponse:
    """The first draft of a procedure that is not in the catalogue yet."""
    return _edit(request, None, None)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def draft(request: HttpRequest, procedure_code: str) -> HttpResponse:
    """Change the draft, or begin a new revision from the latest."""
    found = procedure_for(actor_of(request), procedure_code)
    latest = found.revisions.select_related("sector").order_by("-number").first()
    return _edit(request, found, latest)


def _edit(request: HttpRequest, found: Procedure | None, base: ProcedureRevision | None) -> HttpResponse:
    content = base.parsed_content() if base else Content()
    posted = request.POST if request.method == "POST" else None
    main = DraftForm(posted, is_new=found is None, sectors=list(_sectors()), initial=_initial(found, base, content))
    lines = Lines(posted, prefix="lines", initial=initial_lines(content))
    papers = Papers(posted, prefix="papers", initial=initial_papers(content))
    # Every part is looked at, so that all that is wrong is told at once.
    if posted is not None and all([main.is_valid(), lines.is_valid(), papers.is_valid()]):
        document = content_of(content, main.cleaned_data, lines.cleaned_data, papers.cleaned_data)
        code = found.code if found else main.cleaned_data["code"].strip()
        if attempt(main, lambda: _save(request, code, main.cleaned_data, document)):
            messages.success(request, gettext("Đã lưu dự thảo."))
            return HttpResponseRedirect(reverse("console-procedure-draft", args=[code]))
    return show(
        request,
        "console/draft.html",
        _("Sửa dự thảo") if found else _("Lập thủ tục mới"),
        trail(found) if found else [procedures()],
        status=400 if lines.total_error_count() + papers.total_error_count() else answer_status(main),
        form=main,
        lines=lines,
        papers=papers,
        back=address_of(found) if found else reverse("console-procedures"),
    )


def _save(request: HttpRequest, code: str, main: dict[str, Any], content: Content) -> ProcedureRevision:
    return draft_revision(
        actor_of(request),
        code,
        name=main["name"],
        content=content_to_json(content),
        sector_code=main["sector"],
        at=clock.now(),
    )


def _initial(found: Procedure | None, base: ProcedureRevision | None, content: Content) -> dict[str, Any]:
    sector = base.sector if base else found.sector if found else None
    name = base.name if base else found.name if found else ""
    return {"name": name, "sector": sector.code if sector else ""} | initial_of(content)


def _sectors() -> Any:
    return queries.sectors(with_procedures=False)
