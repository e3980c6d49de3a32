"""How numbers are written: 62.798 and 98,2 % in Vietnamese, 62,798 and 98.2% in English."""

import operator


def whole(number: int, language: str = "vi") -> str:
    """A whole number with its thousands marked. Vietnamese for any language but "en"."""
    grouped = f"{operator.index(number):,}"
    return grouped if language == "en" else grouped.replace(",", ".")


def percentage(part: int, of: int, decimals: int = 1, language: str = "vi") -> str:
    """`part` of `of` (not 0) in per cent: 63,256 of 64,410 is "98,2 %", in English "98.2%"."""
    digits = percent_digits(part, of, decimals)
    return f"{digits}%" if language == "en" else f"{digits.replace('.', ',')} %"


def decimal(part: int, of: int, decimals: int, language: str = "vi") -> str:
    """`part` by `of` (not 0) with its decimals: 7 by 5 with 1 decimal is "1,4", in English "1.4"."""
    digits = ratio_digits(part, of, decimals)
    return digits if language == "en" else digits.replace(".", ",")


def percent_digits(part: int, of: int, decimals: int) -> str:
    """The percentage as bare digits: 1 of 8 with 1 decimal is "12.5"."""
    return ratio_digits(part * 100, of, decimals)


def ratio_digits(part: int, of: int, decimals: int) -> str:
    """`part` by `of` as bare digits, rounded half up (away from 0) in whole numbers: 5 by 4 with 1 decimal is "1.3"."""
    scale = 10**decimals
    size, base = abs(part) * scale, abs(of)
    rounded = (2 * size + base) // (2 * base)
    sign = "-" if rounded and (part < 0) != (of < 0) else ""
    units, rest = divmod(rounded, scale)
    return f"{sign}{units}.{rest:0{decimals}d}" if decimals else f"{sign}{units}"
