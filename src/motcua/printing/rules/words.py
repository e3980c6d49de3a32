"""Days, instants and texts as the State's forms write them (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

import re
from datetime import date, datetime
from typing import Any

from motcua.kernel.text import nfc
from motcua.worktime.rules.schedule import in_vietnam

LONGEST_WORD = 32
"""More letters in a row than this get places at which a line may break; a dossier's code stays whole."""
LONGEST_SIGNATURE = 60
AS_IT_IS = frozenset({"qr", "look_up"})
_LONG_WORD = re.compile(r"\S{" + str(LONGEST_WORD + 1) + r",}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_BREAK_HERE = "\u200b"


def in_day_words(day: date) -> str:
    """ "ngày 05 tháng 11 năm 2018"; months from March to September without a nought, as NĐ 30/2020 has them."""
    local = in_vietnam(day).date() if isinstance(day, datetime) else day
    month = f"{local.month:02}" if local.month in (1, 2, 10, 11, 12) else str(local.month)
    return f"ngày {local.day:02} tháng {month} năm {local.year}"


def in_words(at: datetime | None) -> str:
    """ "09 giờ 00 phút, ngày 05 tháng 11 năm 2018"; "" for None."""
    if at is None:
        return ""
    local = in_vietnam(at)
    return f"{local:%H} giờ {local:%M} phút, {in_day_words(local)}"


def short(at: datetime | None) -> str:
    """ "09:00 05/11/2018", for tables; "" for None."""
    return f"{in_vietnam(at):%H:%M %d/%m/%Y}" if at else ""


def signature_name(name: str) -> str:
    """A name below a signature: cut where nobody is called so."""
    name = " ".join(name.split())
    return name if len(name) <= LONGEST_SIGNATURE else name[: LONGEST_SIGNATURE - 1].rstrip() + "…"


def capital(words: str) -> str:
    """The words with a capital letter in front."""
    return words[:1].upper() + words[1:]


def in_lines(text: str, longest: int) -> str:
    """The words on as few lines as they need, of about the same length: a heading without a lonely last word.

    >>> in_lines("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", 26)
    'TRUNG TÂM PHỤC VỤ\\nHÀNH CHÍNH CÔNG'
    """
    words = text.split()
    lines = -(-len(text) // longest)
    if lines < 2 or len(words) < lines:
        return text
    share, current = len(text) / lines, ""
    broken: list[str] = []
    for word in words:
        if current and len(broken) < lines - 1 and len(current) + len(word) / 2 >= share:
            broken.append(current)
            current = word
        else:
            current = f"{current} {word}".strip()
    return "\n".join([*broken, current])


def printable(data: Any) -> Any:
    """The same data, fit for a printer: text composed (NFC), without control characters, long words breakable."""
    if isinstance(data, str):
        return _LONG_WORD.sub(_breakable, _CONTROLS.sub(" ", nfc(data)).strip())
    if isinstance(data, dict):
        return {key: value if key in AS_IT_IS else printable(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [printable(each) for each in data]
    return data


def _breakable(word: re.Match[str]) -> str:
    text = word[0]
    return _BREAK_HERE.join(text[start : start + 12] for start in range(0, len(text), 12))
