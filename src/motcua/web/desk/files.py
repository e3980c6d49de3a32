"""Files over HTTP: uploaded for a dossier or for one still to be accepted, listed, opened, taken out.

An upload is answered as the caller asks: JSON (`Accept`), the list items alone (`X-Requested-With`, for the script
beside the form), or the whole page, which needs no script.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.csp import CSP
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.dossiers import directory, policies
from motcua.dossiers.access import LoadedDossier, dossier_for, draft_for
from motcua.dossiers.actions.attach_file import attach_files, remove_file
from motcua.dossiers.files import attachment_in
from motcua.dossiers.reading_log import What
from motcua.dossiers.rules.documents import Document
from motcua.dossiers.rules.lifecycle.attach import OPEN, AttachFiles, Paper
from motcua.dossiers.rules.lifecycle.checks import check_status
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, NotFound
from motcua.kernel.files import store
from motcua.kernel.files.types import TYPES
from motcua.organisation.actors import Actor
from motcua.organisation.rules.posts import Role
from motcua.web.actor import actor_of
from motcua.web.desk.file_readings import read_files
from motcua.web.desk.uploads import Upload, seal, take_in, unseal
from motcua.web.reading import note_reading

APART: dict[str, Any] = {
    "default-src": [CSP.NONE],
    "img-src": [CSP.SELF],
    "style-src": [CSP.UNSAFE_INLINE],  # what browsers draw around an image
    "frame-ancestors": [CSP.SELF],
    "sandbox": True,
}
"""The policy of a file that somebody handed in: it runs nothing, loads nothing, and is not of this site's origin."""

UPLOADERS = frozenset({Role.RECEPTIONIST, Role.APPROVER, Role.ISSUER, Role.CENTRE_HEAD})
"""Who fills in forms that bring a file for no dossier yet, or a result."""


def told_as_asked[**P](
    take: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A refusal of the whole upload is told to a program, or to the script, in its own form too."""

    @wraps(take)
    def taken(request: HttpRequest, /, *arguments: P.args, **named: P.kwargs) -> HttpResponse:
        try:
            return take(request, *arguments, **named)
        except DomainError as refusal:
            answer = short_answer(request, (Upload("", refusal=refusal),))
            if answer is None:
                raise
            answer.status_code = refusal.http_status if wants_json(request) else HTTPStatus.OK
            return answer

    return taken


@require_http_methods(["GET", "HEAD", "POST"])
@told_as_asked
def files(request: HttpRequest, code: str) -> HttpResponse:
    """The files of a dossier; a POST adds those it brings."""
    actor = actor_of(request)
    loaded = dossier_for(actor, code)
    if request.method != "POST":
        return show(request, loaded)
    check_may_attach(actor, loaded)

    def attach(paper: Paper) -> Upload:
        done = attach_files(actor, code, (paper,), at=clock.now())
        return Upload(paper.document.name, filesizeformat(paper.document.size), number=done.state.seq)

    uploads = take_in(request, attach)
    return short_answer(request, uploads, code) or show(request, dossier_for(actor, code), uploads)


@require_POST
@told_as_asked
def upload(request: HttpRequest) -> HttpResponse:
    """Files of a form that is not sent yet (a dossier to accept, a result to issue): kept, given back as receipts."""
    actor = actor_of(request)
    if not UPLOADERS & actor.roles:
        raise NotFound("not_found", vi="Không có trang này.", en="There is no such page.")

    def give_receipt(paper: Paper) -> Upload:
        document = paper.document
        return Upload(document.name, filesizeformat(document.size), receipt=seal(paper, actor.account_id))

    uploads = take_in(request, give_receipt)
    return short_answer(request, uploads) or render(
        request, "desk/file_uploads.html", {"uploads": uploads}, status=status_of(uploads)
    )


@require_safe
@csp_override(APART)
def kept(request: HttpRequest) -> FileResponse:
    """A file that is kept for a form not sent yet, for whoever was given its receipt (`kept`)."""
    (paper,) = unseal([request.GET.get("kept", "")], actor_of(request).account_id)
    return send_document(paper.document, is_saved=False)


@require_safe
@csp_override(APART)
def download(request: HttpRequest, code: str, number: int) -> FileResponse:
    """The file that event `number` brought, to be saved."""
    return send(request, dossier_for(actor_of(request), code), number, is_saved=True)


@require_safe
@csp_override(APART)
@xframe_options_sameorigin
def view(request: HttpRequest, code: str, number: int) -> FileResponse:
    """The file in the browser, beside the dossier's page, where browsers show its type; else to be saved."""
    return send(request, dossier_for(actor_of(request), code), number, is_saved=False)


@require_safe
@csp_override(APART)
def download_without_code(request: HttpRequest, dossier: int, number: int) -> FileResponse:
    """The same of a dossier without a code yet: what was submitted online is looked at before it is accepted."""
    return send(request, draft_for(actor_of(request), dossier), number, is_saved=True)


@require_safe
@csp_override(APART)
@xframe_options_sameorigin
def view_without_code(request: HttpRequest, dossier: int, number: int) -> FileResponse:
    """The same in the browser."""
    return send(request, draft_for(actor_of(request), dossier), number, is_saved=False)


@require_POST
def remove(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take a file out, with the reason given."""
    remove_file(actor_of(request), code, number, request.POST.get("reason", ""), at=clock.now())
    return HttpResponseRedirect(reverse("files", args=[code]))


def check_may_attach(actor: Actor, loaded: LoadedDossier) -> None:
    """Before anything is read and kept: the dossier is open, and this is the actor's to do. Raises `Refused`."""
    policies.check_may(actor, AttachFiles(()), loaded.state, directory.centres.number(loaded.state.centre))
    check_status(loaded.state, *OPEN)


def send(request: HttpRequest, loaded: LoadedDossier, number: int, *, is_saved: bool) -> FileResponse:
    """The bytes, under the type that was found in them, kept by nobody on the way; who reads them is written down."""
    document = attachment_in(loaded, number, actor_of(request)).document
    note_reading(request, What.FILE, [], detail=document.name, numbers=[loaded.row.pk])
    return send_document(document, is_saved=is_saved)


def send_document(document: Document, *, is_saved: bool) -> FileResponse:
    """The bytes, under the type that was found in them, kept by nobody on the way."""
    kind = TYPES.get(document.media_type)
    return FileResponse(
        store.open_kept(document.digest),
        as_attachment=is_saved or kind is None or not kind.opens_in_browser,
        filename=document.name,
        content_type=kind.media_type if kind else "application/octet-stream",
        headers={"Cache-Control": "private, no-store"},
    )


def show(request: HttpRequest, loaded: LoadedDossier, uploads: tuple[Upload, ...] = ()) -> HttpResponse:
    """The page of a dossier's files, with what became of those just uploaded."""
    panel = read_files(actor_of(request), loaded)
    note_reading(request, What.FILE, [loaded.state.code])
    context = {"code": loaded.state.code, "files": panel, "uploads": uploads}
    return render(request, "desk/files_page.html", context, status=status_of(uploads))


def short_answer(request: HttpRequest, uploads: tuple[Upload, ...], code: str = "") -> HttpResponse | None:
    """The answer for a program or for the script beside the form; None for a person's browser."""
    if wants_json(request):
        return JsonResponse({"files": [as_json(each, code) for each in uploads]}, status=status_of(uploads))
    if request.headers.get("X-Requested-With") == "fetch":
        return render(request, "desk/file_uploads.html", {"uploads": uploads, "code": code})
    return None


def wants_json(request: HttpRequest) -> bool:
    """Whether the caller would rather have JSON than a page."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def as_json(upload: Upload, code: str) -> dict[str, object]:
    """One file's fate. `receipt` or `number` and `address` where it was kept, `code` and `message` where it was not."""
    if upload.refusal:
        message = upload.refusal.message(get_language())
        return {"name": upload.name, "kept": False, "code": upload.refusal.code, "message": message}
    if upload.number is None:
        return {"name": upload.name, "kept": True, "receipt": upload.receipt}
    address = reverse("file", args=[code, upload.number])
    return {"name": upload.name, "kept": True, "number": upload.number, "address": address}


def status_of(uploads: tuple[Upload, ...]) -> HTTPStatus:
    """Refused where files came and none was kept."""
    if uploads and all(each.refusal for each in uploads):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return HTTPStatus.OK
