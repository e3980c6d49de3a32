"""Keep what people say in their own words, by hand: add a synonym, end one. Each leaves a line in the log."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from motcua.catalogue.models import Synonym
from motcua.catalogue.policies import check_may_edit
from motcua.catalogue.rules.search_words import search_key, spoken_key
from motcua.catalogue.search_index import add_search_words
from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.kernel.text import nfc
from motcua.kernel.validity import Validity
from motcua.organisation.actors import Actor
from motcua.organisation.change_log import record

LONGEST_PHRASE, LONGEST_MEANING = 100, 200


def synonym_of(phrase: str, meaning: str, validity: Validity, source: str) -> Synonym:
    """The row of a synonym, not saved. Raises `Invalid` for a phrase without letters, or a meaning that is only signs,
    and for texts that are too long."""
    phrase, meaning = nfc(phrase).strip(), nfc(meaning).strip()
    words = search_key(phrase).split()
    if not words or len(phrase) > LONGEST_PHRASE:
        raise Invalid(
            "synonym_phrase",
            vi=f"Hãy nhập cụm từ có chữ, không quá {LONGEST_PHRASE} ký tự, như người dân hay nói.",
            en=f"Enter a phrase with letters in it, of at most {LONGEST_PHRASE} characters, as people say it.",
            field="phrase",
        )
    if len(meaning) > LONGEST_MEANING or (meaning and not search_key(meaning)):
        raise Invalid(
            "synonym_meaning",
            vi=f"Hãy nhập cách gọi trong tên thủ tục, không quá {LONGEST_MEANING} ký tự; bỏ trống nếu cụm từ không nói "
            "lên thủ tục nào.",
            en=f"Enter what the names of procedures call it, in at most {LONGEST_MEANING} characters; leave it empty "
            "where the phrase says nothing about which procedure it is.",
            field="meaning",
        )
    return Synonym(
        phrase=phrase,
        meaning=meaning,
        words=words,
        spoken=spoken_key(phrase),
        valid_from=validity.first,
        valid_to=validity.last,
        source=nfc(source).strip(),
    )


def add_synonym(actor: Actor, phrase: str, meaning: str, *, valid_from: date, source: str, at: datetime) -> Synonym:
    """Let `phrase` mean `meaning` from a day on. Raises `Refused` where it does already, or also says nothing."""
    check_may_edit(actor)
    row = synonym_of(phrase, meaning, Validity(valid_from), source)
    with transaction.atomic():
        others = Synonym.objects.select_for_update().filter(spoken=row.spoken)
        for other in others.filter(Q(valid_to=None) | Q(valid_to__gte=valid_from)):
            if other.meaning == row.meaning:
                raise Refused(
                    "synonym_there",
                    vi=f"Cụm từ «{row.phrase}» đã có nghĩa này {other.validity.in_words('vi')}.",
                    en=f'The phrase "{row.phrase}" has this meaning already, {other.validity.in_words("en")}.',
                    field="meaning",
                )
        row.save()
        add_search_words(row.words)
        record(actor, at, "synonym_added", row.phrase, decision=row.source, meaning=row.meaning, since=valid_from)
    return row


def end_synonym(actor: Actor, key: int, *, last_day: date, at: datetime) -> Synonym:
    """Let a synonym hold up to a last day. Raises `NotFound`, and `Refused` for a day before its first or after its
    end."""
    check_may_edit(actor)
    with transaction.atomic():
        row = Synonym.objects.select_for_update().filter(pk=key).first()
        if row is None:
            raise NotFound(
                "synonym_not_found",
                vi="Không có từ đồng nghĩa này. Hãy mở lại từ danh sách.",
                en="There is no such synonym. Open it from its list again.",
            )
        if last_day < row.valid_from or row.validity.has_ended(last_day):
            raise Refused(
                "synonym_end",
                vi=f"Từ đồng nghĩa này có hiệu lực {row.validity.in_words('vi')}. Hãy chọn ngày trong khoảng đó.",
                en=f"This synonym is valid {row.validity.in_words('en')}. Choose a day within that.",
                field="last_day",
            )
        row.valid_to = last_day
        row.save(update_fields=["valid_to"])
        record(actor, at, "synonym_ended", row.phrase, meaning=row.meaning, last_day=last_day)
    return row
