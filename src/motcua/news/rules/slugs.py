"""An article's address out of its title, without accents."""

import re

from motcua.kernel.text import fold

LONGEST = 80


def slug_of(title: str, number: int = 1) -> str:
    """ "Kết quả tháng 10" is "ket-qua-thang-10"; the second of that title "ket-qua-thang-10-2"."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:LONGEST].strip("-") or "bai"
    return words if number == 1 else f"{words}-{number}"
