"""Which decision number each of many dossiers gets."""

import re
from collections.abc import Mapping, Sequence

LEADING = re.compile(r"(\d{1,9})(.*)", re.DOTALL)


def numbers_for(codes: Sequence[str], common: str, own: Mapping[str, str], *, counts_on: bool) -> dict[str, str]:
    """Its own number where one was typed, else the common one; where it `counts_on`, 120/QĐ, 121/QĐ, and so on.

    A common number that does not begin with digits is the same for all.
    """
    numbers, matched, given = {}, LEADING.match(common.strip()), 0
    for code in codes:
        if typed := own.get(code, "").strip():
            numbers[code] = typed
        elif counts_on and matched:
            first, rest = matched.groups()
            numbers[code] = f"{int(first) + given:0{len(first)}d}{rest}"
            given += 1
        else:
            numbers[code] = common.strip()
    return numbers
