"""What is published does not say who sent it, nor which officer it is about (Luật Tố cáo aside, a house decision)."""

import re
from collections.abc import Iterable

from motcua.kernel.errors import Refused
from motcua.kernel.text import fold
from motcua.petitions.rules.acceptance import DIGITS, FEWEST_DIGITS, Sender
from motcua.petitions.rules.facts import Published

NUMBER = re.compile(r"\d(?:[^\w]{0,3}\d)+")
"""Digits in one go, however they are parted: "(0912) 345-678"."""


def check_is_anonymous(published: Published, sender: Sender, named: Iterable[str]) -> None:
    """Raises `Refused` (`says_who`) naming the text at fault: the sender's name, address or number, or an officer's
    name, still stands in it. Case and accents do not matter: "PHAM THI AN" is "Phạm Thị An"."""
    texts = (fold(each) for each in (sender.name, sender.address, sender.mail, *named))
    private = [each for each in texts if len(each) > 4 or " " in each]
    phone = "".join(DIGITS.findall(sender.phone))
    for field in ("title", "body", "answer"):
        text = getattr(published, field)
        folded = fold(text)
        numbers = {"".join(DIGITS.findall(found)) for found in NUMBER.findall(text)}
        told = any(stands_in(each, folded) for each in private)
        if told or (len(phone) >= FEWEST_DIGITS and any(phone[-8:] in number for number in numbers)):
            raise Refused(
                "says_who",
                vi="Nội dung công khai còn họ tên, địa chỉ hoặc số điện thoại của người gửi, hoặc tên cán bộ. Hãy bỏ "
                "đi trước khi công khai.",
                en="The public text still says the sender's name, address or number, or an officer's name. Take it "
                "out before publishing.",
                field=field,
            )


def stands_in(words: str, text: str) -> bool:
    """Whether these words, folded, stand in the folded text as whole words: "van an" does not in "van anh"."""
    return bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
