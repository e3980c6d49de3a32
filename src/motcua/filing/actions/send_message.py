"""Writing between the citizen and the office that has the dossier. Added to, never changed; read marks beside it.

A message is no act of the law: it moves no date and asks for no paper (that is a request for supplement). It stands
beside the story, so that two people who write at once never hold up an officer who acts.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Greatest

from motcua.dossiers.rules.documents import Document
from motcua.filing.access import Side, account_of, conversation_of
from motcua.filing.models import Conversation, Message
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.files import store
from motcua.kernel.text import nfc
from motcua.notices.asides import tell_of_message
from motcua.organisation.actors import Actor
from motcua.organisation.models import Agency, ServiceCentre

LONGEST, MOST_FILES, MOST_UNANSWERED = 4000, 10, 20


def send_message(
    actor: Actor, number: int, text: str, documents: Sequence[Document] = (), *, at: datetime, request_id: UUID
) -> Message:
    """Write into the dossier's conversation; the same request again gives the message written before.

    Raises `NotFound` for whoever is on no side of it, `Invalid` (nothing to say, too long), `Refused` (a citizen who
    writes again and again before anybody answers).
    """
    side = conversation_of(actor, number)
    if sent := Message.objects.filter(request_id=request_id).first():
        return same(sent, side, actor)
    said = check_text(text, documents)
    try:
        with transaction.atomic():
            return _write(actor, side, said, documents, at, request_id)
    except IntegrityError:
        return same(Message.objects.get(request_id=request_id), side, actor)


def mark_read(actor: Actor, number: int) -> None:
    """The actor's side has read everything that stands there now."""
    side = conversation_of(actor, number)
    last = Message.objects.filter(dossier_id=number).order_by("-pk").values_list("pk", flat=True).first()
    if last is None:
        return
    field = "read_by_citizen" if side.is_citizen else "read_by_office"
    Conversation.objects.filter(dossier_id=number, **{f"{field}__lt": last}).update(**{field: last})


def same(sent: Message, side: Side, actor: Actor) -> Message:
    """The message of the first request, where this is really it."""
    if (sent.dossier_id, sent.account_id) == (side.loaded.row.pk, actor.account_id):
        return sent
    raise Invalid(
        "request_id_taken",
        vi="Yêu cầu này trùng số với một yêu cầu khác. Hãy tải lại trang rồi gửi lại.",
        en="This request has the same number as another one. Reload the page and send it again.",
    )


def check_text(text: str, documents: Sequence[Document]) -> str:
    """What is said, trimmed. Raises `Invalid`."""
    said = nfc(text).strip()
    if not said and not documents:
        raise Invalid(
            "message_empty",
            vi="Tin nhắn chưa có nội dung. Hãy viết điều cần hỏi hoặc trả lời.",
            en="The message says nothing. Write what you ask or answer.",
            field="text",
        )
    if len(said) > LONGEST:
        raise Invalid(
            "message_too_long",
            vi=f"Tin nhắn dài quá {LONGEST} chữ. Hãy rút ngắn, hoặc gửi kèm tệp.",
            en=f"The message is longer than {LONGEST} characters. Shorten it, or attach a file.",
            field="text",
        )
    if len(documents) > MOST_FILES:
        raise Invalid(
            "too_many_files",
            vi=f"Mỗi tin nhắn kèm đến {MOST_FILES} tệp. Hãy gửi thêm tin khác.",
            en=f"A message takes at most {MOST_FILES} files. Send another one.",
            field="files",
        )
    return said


def _write(
    actor: Actor, side: Side, said: str, documents: Sequence[Document], at: datetime, request_id: UUID
) -> Message:
    number = side.loaded.row.pk
    Conversation.objects.get_or_create(dossier_id=number)
    conversation = Conversation.objects.select_for_update().get(dossier_id=number)
    if side.is_citizen:
        check_not_flooding(number, conversation)
    for document in documents:
        if not store.is_kept(document.digest):
            raise Invalid(
                "file_not_kept",
                vi="Tệp chưa được tải lên, hoặc không còn trong kho. Hãy tải tệp lên lại.",
                en="The file has not been uploaded, or is no longer in the store. Upload it again.",
                field="files",
            )
    message = Message.objects.create(
        dossier_id=number,
        is_from_citizen=side.is_citizen,
        account_id=account_of(actor),
        post=side.post.code if side.post else "",
        unit=unit_of(side)[:300],
        text=said,
        files=[[each.digest, each.name, each.size, each.media_type] for each in documents],
        at=at,
        request_id=request_id,
    )
    written = {"last_from_citizen": message.pk} if side.is_citizen else {"last_from_office": message.pk}
    read = "read_by_citizen" if side.is_citizen else "read_by_office"
    Conversation.objects.filter(pk=number).update(**written, **{read: Greatest(read, Value(message.pk))})
    has_read_all = conversation.last_from_office <= conversation.read_by_citizen
    if not side.is_citizen and has_read_all:  # told once, until it is read: not each line that follows
        tell_of_message(side.loaded.state, number, message.pk, at)
    return message


def check_not_flooding(number: int, conversation: Conversation) -> None:
    """So many messages without an answer are no conversation. Raises `Refused`."""
    since = conversation.last_from_office
    if Message.objects.filter(dossier_id=number, is_from_citizen=True, pk__gt=since).count() < MOST_UNANSWERED:
        return
    raise Refused(
        "too_many_messages",
        vi=f"Đã gửi {MOST_UNANSWERED} tin chưa được trả lời. Xin chờ cơ quan trả lời, hoặc gọi nơi tiếp nhận.",
        en=f"{MOST_UNANSWERED} messages wait for an answer. Wait for it, or call the one-stop.",
    )


def unit_of(side: Side) -> str:
    """The office in whose name an officer writes; "" for the citizen."""
    if side.post is None:
        return ""
    if side.post.centre_id is not None:
        return ServiceCentre.objects.values_list("name", flat=True).get(pk=side.post.centre_id)
    return Agency.objects.values_list("name", flat=True).get(pk=side.post.agency_id or 0)
