"""Answering a request for supplement: every item on one page, files and words to each, sent once."""

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.actions.answer_supplement import answer_supplement
from motcua.dossiers.files import document_of
from motcua.dossiers.rules.lifecycle.answer_supplement import Answer, AnswerSupplement
from motcua.dossiers.rules.lifecycle.attach import Paper
from motcua.dossiers.rules.lifecycle.supplement import SupplementRequested
from motcua.dossiers.rules.state import Status
from motcua.filing.access import own_dossier
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, NotFound
from motcua.kernel.files.names import clean_name
from motcua.kernel.files.receiving import receive
from motcua.kernel.files.types import EXTENSIONS, NAMES
from motcua.kernel.text import nfc
from motcua.web.actor import actor_of
from motcua.web.desk.uploads import Upload, kept_before, unseal
from motcua.web.portal.filing.typed import keeps_typed


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was asked for, and what has been answered so far."""

    number: int
    name: str
    text: str
    uploads: tuple[Upload, ...]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """What is asked, item by item. Sent with "keep" the files are only taken in; else all of it is answered."""
    actor = actor_of(request)
    loaded = own_dossier(actor, number)
    if request.method != "POST":
        return show(request, loaded, ())
    papers, refused = read_files(request, loaded)
    refusal: DomainError | None = None
    sent = read_request_id(request)
    if not refused and "keep" not in request.POST:
        answers = tuple(
            Answer(item, nfc(request.POST.get(f"text-{place}", ""))[:2000].replace("\0", ""))
            for place, item in enumerate(loaded.state.asked_items)
        )
        try:
            done = answer_supplement(
                actor,
                number,
                AnswerSupplement(answers, papers),
                at=clock.now(),
                seen=read_seen(request),
                request_id=sent,
            )
        except NotFound:
            raise
        except DomainError as error:
            refusal = error
        else:
            if done.events:
                messages.info(request, gettext("Đã nộp bổ sung. Diễn biến và ngày hẹn mới ở bên dưới."))
            return redirect("own-dossier", number)
    return show(request, loaded, papers, refused, refusal, sent)


def read_files(request: HttpRequest, loaded: LoadedDossier) -> tuple[tuple[Paper, ...], dict[str, list[Upload]]]:
    """The files sent now and kept before, each for its item, and what was refused of those sent now."""
    account = actor_of(request).account_id
    papers, refused = [], {}  # type: ignore[var-annotated]
    try:
        papers += unseal(request.POST.getlist("kept_files"), account)
    except DomainError as error:
        refused[""] = [Upload("", refusal=error)]
    for place, item in enumerate(loaded.state.asked_items):
        for file in request.FILES.getlist(f"files-{place}"):
            try:
                papers.append(Paper(document_of(receive(file)), item))
            except DomainError as error:
                refused.setdefault(item, []).append(Upload(clean_name(file.name or ""), refusal=error))
    return tuple(dict.fromkeys(papers)), refused


def read_seen(request: HttpRequest) -> int:
    word = request.POST.get("seen", "")
    return int(word) if word.isascii() and word.isdigit() and len(word) < 6 else 0


def read_request_id(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("request_id", ""))
    except ValueError:
        return uuid4()


def show(
    request: HttpRequest,
    loaded: LoadedDossier,
    papers: tuple[Paper, ...],
    refused: dict[str, list[Upload]] | None = None,
    refusal: DomainError | None = None,
    sent: UUID | None = None,
) -> HttpResponse:
    """The page, with everything that was typed and taken in."""
    account, refused = actor_of(request).account_id, refused or {}
    items = [
        Item(
            place,
            item,
            request.POST.get(f"text-{place}", ""),
            (*kept_before((p for p in papers if p.component == item), account), *refused.get(item, [])),
        )
        for place, item in enumerate(loaded.state.asked_items)
    ]
    asked = next((e for e in reversed(loaded.events) if isinstance(e.fact, SupplementRequested)), None)
    is_asked = loaded.state.status is Status.AWAITING_SUPPLEMENT
    context = {
        "items": items if is_asked else [],
        "asked": asked if is_asked else None,
        "loaded": loaded,
        "number": loaded.row.pk,
        "seen": loaded.state.seq,
        "request_id": sent or uuid4(),
        "refusal": refusal,
        "refused": [each for uploads in refused.values() for each in uploads],
        "restarts": loaded.state.term is not None and not loaded.state.is_asked_when_over,
        "accept": ",".join(f".{each}" for each in EXTENSIONS),
        "types": NAMES,
    }
    status = refusal.http_status if refusal else HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "portal/filing/supplement.html", context, status=status)
