"""The conversation about a dossier: the citizen's page and the office's are one; each side sees its own way back."""

from http import HTTPStatus

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.files import document_of
from motcua.dossiers.reading_log import What
from motcua.dossiers.rules.documents import Document
from motcua.filing.access import Side, conversation_of
from motcua.filing.actions.send_message import LONGEST, mark_read, send_message
from motcua.filing.queries import messages_in
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, NotFound
from motcua.kernel.files.names import clean_name
from motcua.kernel.files.receiving import receive
from motcua.kernel.files.types import EXTENSIONS, NAMES
from motcua.web.actor import actor_of
from motcua.web.desk.files import APART, send_document
from motcua.web.desk.once import OnceForm
from motcua.web.desk.uploads import Upload
from motcua.web.forms import answer_status
from motcua.web.portal.filing.talk import read_talk
from motcua.web.portal.filing.typed import keeps_typed
from motcua.web.reading import note_reading


class MessageForm(OnceForm):
    text = forms.CharField(
        label=_("Nội dung tin nhắn"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Hỏi, đáp về hồ sơ này. Tin nhắn không thay cho yêu cầu bổ sung và không đổi ngày hẹn."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def conversation(request: HttpRequest, number: int) -> HttpResponse:
    """Read it, which marks it as read, and write."""
    actor = actor_of(request)
    side = conversation_of(actor, number)
    form = MessageForm(request.POST if request.method == "POST" else None)
    refused: list[Upload] = []
    if form.is_valid():
        documents, refused = take_in_all(request)
        asked = {"at": clock.now(), "request_id": form.cleaned_data["request_id"]}
        text = form.cleaned_data["text"]
        if not refused and form.does(lambda: send_message(actor, number, text, documents, **asked)):
            return redirect(f"{reverse('conversation', args=[number])}#moi-nhat")
    elif request.method == "GET":
        mark_read(actor, number)
    note_reading(request, What.STORY, [], detail="messages", numbers=[number])
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else answer_status(form)
    return render(
        request, "portal/filing/conversation.html", context_of(side, actor.account_id, form, refused), status=status
    )


def take_in_all(request: HttpRequest) -> tuple[list[Document], list[Upload]]:
    """The files sent with a message, under the same checks as everywhere; all that is refused is told."""
    documents, refused = [], []
    for file in request.FILES.getlist("files"):
        try:
            documents.append(document_of(receive(file)))
        except DomainError as error:
            refused.append(Upload(clean_name(file.name or ""), refusal=error))
    return documents, refused


def context_of(side: Side, reader: int | None, form: MessageForm, refused: list[Upload]) -> dict[str, object]:
    state, number = side.loaded.state, side.loaded.row.pk
    office = reverse("story", args=[state.code]) if state.code else reverse("story-without-code", args=[number])
    return {
        "talk": read_talk(messages_in(number), reader, is_citizen=side.is_citizen),
        "form": form,
        "refused": refused,
        "number": number,
        "code": state.code,
        "procedure": state.summary,
        "is_citizen": side.is_citizen,
        "back": reverse("own-dossier", args=[number]) if side.is_citizen else office,
        "accept": ",".join(f".{each}" for each in EXTENSIONS),
        "types": NAMES,
    }


@require_safe
@csp_override(APART)
def view_file(request: HttpRequest, number: int, message: int, place: int) -> FileResponse:
    """A file sent with a message, for its two sides."""
    conversation_of(actor_of(request), number)
    files = messages_in(number).filter(pk=message).values_list("files", flat=True).first() or []
    if not place < len(files):
        raise NotFound("file_not_found", vi="Không tìm thấy tệp.", en="No such file.")
    digest, name, size, media_type = files[place]
    note_reading(request, What.FILE, [], detail=name, numbers=[number])
    return send_document(Document(digest, name, size, media_type), is_saved=False)
