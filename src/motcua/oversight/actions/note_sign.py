"""Write down what was found out about a sign, and where it stands since. Added to, never changed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.kernel.errors import Conflict, Invalid
from motcua.kernel.text import nfc
from motcua.organisation.actors import Actor
from motcua.oversight.access import sign_for, signs_for
from motcua.oversight.models import FoundSign, SignNote
from motcua.oversight.policies import check_may_note
from motcua.oversight.rules.standings import Standing, check_may_follow

LONGEST = 2_000


def note_sign(actor: Actor, number: int, standing: Standing, words: str, *, request_id: UUID, at: datetime) -> SignNote:
    """Add a note to the sign. The same `request_id` again gives the note that is there.

    Raises `NotFound`: no such sign, or not for this actor; `Refused`: the actor's own acts are in it, or `standing`
    cannot follow; `Invalid`: no words, or too many; `Conflict`: the request was one of another sign.
    """
    sign = sign_for(actor, number)
    post, account = check_may_note(actor, sign.accounts)
    words = check_words(words)
    with transaction.atomic():
        sign = signs_for(actor).select_for_update(of=("self",)).get(pk=sign.pk)
        if known := SignNote.objects.filter(request_id=request_id).first():
            return check_is_of(known, sign)
        check_may_follow(Standing(sign.standing), standing)
        note = SignNote.objects.create(
            sign=sign,
            at=at,
            by_account=account,
            by_name=actor.name,
            by_post=post.code,
            standing=standing.value,
            words=words,
            request_id=request_id,
        )
        sign.standing = standing.value
        sign.save(update_fields=["standing"])
    return note


def check_is_of(note: SignNote, sign: FoundSign) -> SignNote:
    """The note that the request wrote already. Raises `Conflict` where that was of another sign."""
    if note.sign_id == sign.pk:
        return note
    raise Conflict(
        "request_of_another_sign",
        vi="Trang này đã được gửi cho một dấu hiệu khác. Hãy chép nhận xét, mở lại dấu hiệu và ghi lại.",
        en="This page was sent for another sign already. Copy what you wrote, open the sign again and write it there.",
    )


def check_words(words: str) -> str:
    """Raises `Invalid`."""
    words = nfc(words).strip()
    if not words:
        raise Invalid(
            "note_without_words",
            vi="Chưa ghi nhận xét. Hãy ghi đã xem gì, hỏi ai và kết luận thế nào.",
            en="Nothing is written. Say what was looked at, who was asked and what came of it.",
            field="words",
        )
    if len(words) > LONGEST:
        raise Invalid(
            "note_too_long",
            vi=f"Nhận xét dài quá {LONGEST} ký tự. Hãy rút gọn.",
            en=f"The note is longer than {LONGEST} characters. Shorten it.",
            field="words",
        )
    return words
