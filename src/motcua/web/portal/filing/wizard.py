"""A step of preparing: shown, saved whatever it holds, gone on from when it is right."""

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.dossiers.rules.documents import Document
from motcua.dossiers.rules.lifecycle.attach import Paper
from motcua.filing.access import draft_of
from motcua.filing.actions.add_files import add_file
from motcua.filing.actions.keep_draft import keep_draft
from motcua.filing.models import Draft
from motcua.filing.ready import Ready, look_again, look_at
from motcua.filing.rules.preparation import Preparation
from motcua.filing.rules.steps import Step, next_step, step_to_go_on
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.web.actor import actor_of
from motcua.web.desk.files import APART, send_document, status_of, told_as_asked, wants_json
from motcua.web.desk.uploads import Upload, take_in
from motcua.web.portal.filing.form_step import carry_out_on_form
from motcua.web.portal.filing.pages import CONTEXTS, StepPage, read_page
from motcua.web.portal.filing.paper_uploads import PaperUploads, carry_out_on_papers
from motcua.web.portal.filing.step_forms import READERS
from motcua.web.portal.filing.typed import is_background, keeps_typed
from motcua.web.templatetags.display import clock_time


@never_cache
@require_safe
def go_on(request: HttpRequest, key: UUID) -> HttpResponse:
    """Where the draft was left; the dossier that it has become."""
    draft = draft_of(actor_of(request), key)
    if draft.dossier_id is not None:
        return redirect("own-dossier", draft.dossier_id)
    ready = look_at(draft, clock.now().date())
    wrong = {each.step for each in ready.problems}
    return redirect("filing-step", key, step_to_go_on(ready.steps, ready.prepared.saved, wrong))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def step_page(request: HttpRequest, key: UUID, step: str) -> HttpResponse:
    """One step. Sent with "go" it is left if nothing in it is wrong; sent by the script it is saved quietly."""
    draft = draft_of(actor_of(request), key)
    if draft.dossier_id is not None:
        return redirect("own-dossier", draft.dossier_id)
    now = clock.now()
    ready = look_at(draft, now.date())
    asked = read_step(step, ready)
    if request.method != "POST":
        tells = "kiem-tra" in request.GET or asked is Step.REVIEW
        return show(request, read_page(draft, ready, asked, tells=tells))
    if asked not in READERS:
        return redirect("filing-step", key, asked)
    leaves = not is_background(request)
    draft = keep_draft(actor_of(request), key, change_of(request, asked, ready, leaves=leaves), at=now)
    if not leaves:
        return JsonResponse({"saved": clock_time(now)})
    uploads = BESIDES[asked](request, draft, ready) if asked in BESIDES else PaperUploads()
    draft.refresh_from_db(fields=["content", "changed_at"])
    ready = look_again(ready, draft, now.date())
    if uploads.refused:
        page = read_page(draft, ready, asked, tells=uploads.goes_on)
        return show(request, page, uploads, HTTPStatus.UNPROCESSABLE_ENTITY)
    if uploads.stays_at:
        return redirect(f"{reverse('filing-step', args=[key, asked])}#{uploads.stays_at}")
    if ready.problems_in(asked):
        return show(request, read_page(draft, ready, asked, tells=True), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect("filing-step", key, next_step(asked, ready.steps))


BESIDES: dict[Step, Callable[[HttpRequest, Draft, Ready], PaperUploads]] = {
    Step.FORM: carry_out_on_form,
    Step.PAPERS: carry_out_on_papers,
}
"""What a step does besides being saved."""


def change_of(request: HttpRequest, step: Step, ready: Ready, *, leaves: bool) -> Callable[[Preparation], Preparation]:
    """The change that what was posted makes to a preparation."""

    def change(prepared: Preparation) -> Preparation:
        changed = READERS[step](prepared, request.POST, ready)
        if leaves and step not in changed.saved:
            changed = replace(changed, saved=(*changed.saved, str(step)))
        return changed

    return change


def read_step(word: str, ready: Ready) -> Step:
    """The step with that name. Raises `NotFound` for another word, or a form where there is none."""
    for step in ready.steps:
        if step == word:
            return step
    raise NotFound("no_such_step", vi="Không có bước này.", en="There is no such step.")


def show(
    request: HttpRequest, page: StepPage, uploads: PaperUploads | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {"page": page, "prepared": page.ready.prepared, "uploads": uploads}
    context |= CONTEXTS[page.step](page, actor_of(request), clock.now().date())
    return render(request, f"portal/filing/step_{page.step.name.lower()}.html", context, status=status)


@require_POST
@told_as_asked
def upload(request: HttpRequest, key: UUID) -> HttpResponse:
    """Files for one paper, sent by the page's script as soon as they are chosen; each is kept or told why not."""
    actor = actor_of(request)
    draft_of(actor, key)

    def keep(paper: Paper) -> Upload:
        _draft, file = add_file(actor, key, paper.component, paper.document, at=clock.now())
        return Upload(file.name, filesizeformat(paper.document.size), number=file.number)

    uploads = take_in(request, keep)
    if wants_json(request):
        told = [
            {"name": each.name, "kept": not each.refusal, "number": each.number}
            | ({"message": each.refusal.message(get_language())} if each.refusal else {})
            for each in uploads
        ]
        return JsonResponse({"files": told}, status=status_of(uploads))
    if is_background(request):
        return render(request, "portal/filing/file_items.html", {"uploads": uploads, "key": key})
    return redirect("filing-step", key, Step.PAPERS)


@require_safe
@csp_override(APART)
def view_file(request: HttpRequest, key: UUID, number: int) -> FileResponse:
    """A file of one's own draft."""
    file = Preparation.from_json(_own(request, key).content).file(number)
    if file is None:
        raise NotFound("file_not_found", vi="Không tìm thấy tệp.", en="No such file.")
    return send_document(Document(file.digest, file.name, file.size, file.media_type), is_saved=False)


def _own(request: HttpRequest, key: UUID) -> Draft:
    return draft_of(actor_of(request), key)
