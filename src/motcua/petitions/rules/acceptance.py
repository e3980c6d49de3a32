"""What a petition must have to be accepted (NĐ 20/2008/NĐ-CP Art 6–7, amended by NĐ 92/2017/NĐ-CP).

Vietnamese, clear, with the sender's name, address, and a telephone number or an address for letters. "Cán bộ bắt tôi đi
lại bốn lần" by nobody in particular lacks all three: it is not accepted, and told so at once, with what to do.
"""

import re
from dataclasses import dataclass

from motcua.kernel.errors import Refused
from motcua.kernel.fact_checks import text_missing, text_unfit
from motcua.kernel.text import fold
from motcua.petitions.rules.facts import About, Kind, Lack

SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?(?:[aeiouy]{1,3})(?:ch|ng|nh|[cmnpt])?"
)
WORD = re.compile(r"[^\W\d_]+")
VIETNAMESE_SHARE = (6, 10)
"""Of ten words of a Vietnamese text, at least six have the form of a Vietnamese syllable, with or without accents."""
DIGITS = re.compile(r"\d")
FEWEST_DIGITS = 8
LONGEST = {"title": 200, "name": 200, "address": 300, "phone": 30, "mail": 300, "person": 200}
LONGEST_TEXT = 10_000


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it: never part of a fact. `mail`: where letters reach the sender, on paper or electronic."""

    name: str = ""
    address: str = ""
    phone: str = ""
    mail: str = ""


def lacks_of(kind: Kind, title: str, body: str, about: About, sender: Sender) -> tuple[Lack, ...]:
    """All that is missing, told at once."""
    contact = len(DIGITS.findall(sender.phone)) >= FEWEST_DIGITS or bool(sender.mail.strip())
    there = {
        Lack.TITLE: bool(title.strip()),
        Lack.BODY: bool(body.strip()),
        Lack.VIETNAMESE: not body.strip() or is_vietnamese(f"{title} {body}"),
        Lack.UNIT: kind is Kind.PROCEDURE or bool(about.centre),
        Lack.NAME: len(WORD.findall(sender.name)) >= 2,
        Lack.ADDRESS: bool(sender.address.strip()),
        Lack.CONTACT: contact,
    }
    return tuple(lack for lack, is_there in there.items() if not is_there)


def is_vietnamese(text: str) -> bool:
    """Whether the words look Vietnamese. "toi bi huong dan sai hai lan" does, "they told me to come back" does not."""
    words = WORD.findall(fold(text))
    fitting = sum(SYLLABLE.fullmatch(word) is not None for word in words)
    least, of = VIETNAMESE_SHARE
    return bool(words) and fitting * of >= len(words) * least


VI = {
    Lack.TITLE: "tiêu đề",
    Lack.BODY: "nội dung",
    Lack.VIETNAMESE: "nội dung viết bằng tiếng Việt",
    Lack.UNIT: "nơi bị phản ánh",
    Lack.NAME: "họ và tên đầy đủ",
    Lack.ADDRESS: "địa chỉ",
    Lack.CONTACT: "số điện thoại hoặc địa chỉ nhận thư",
}
EN = {
    Lack.TITLE: "a title",
    Lack.BODY: "what it is about",
    Lack.VIETNAMESE: "a text in Vietnamese",
    Lack.UNIT: "the place that it is about",
    Lack.NAME: "the full name",
    Lack.ADDRESS: "the address",
    Lack.CONTACT: "a telephone number or an address for letters",
}
FIELDS = {
    Lack.TITLE: "title",
    Lack.BODY: "body",
    Lack.VIETNAMESE: "body",
    Lack.UNIT: "centre",
    Lack.NAME: "name",
    Lack.ADDRESS: "address",
    Lack.CONTACT: "phone",
}


def not_accepted(lacks: tuple[Lack, ...]) -> Refused:
    """What is lacking, and what to do about it."""
    return Refused(
        "petition_not_accepted",
        vi=f"Chưa tiếp nhận được, vì còn thiếu: {', '.join(VI[each] for each in lacks)}. Nội dung đã viết vẫn còn ở "
        "dưới: hãy bổ sung rồi gửi lại. Họ tên và địa chỉ chỉ người xử lý đọc được.",
        en=f"This cannot be accepted yet; it lacks: {', '.join(EN[each] for each in lacks)}. What you wrote is still "
        "below: complete it and send it again. Only who handles it can read your name and address.",
        field=FIELDS[lacks[0]] if len(lacks) == 1 else None,
        lacks=[each.value for each in lacks],
    )


def check_texts(**texts: str) -> None:
    """Nothing too long, nothing that cannot be kept. Raises `Invalid`."""
    for field, text in texts.items():
        longest = LONGEST.get(field, LONGEST_TEXT)
        if len(text) > longest or "\x00" in text:
            raise text_unfit(field, longest)


def needed(field: str, text: str) -> str:
    """The text. Raises `Invalid` where there is none."""
    check_texts(**{field: text})
    if not text.strip():
        raise text_missing(field)
    return text.strip()
