"""How many messages an SMS is paid as (3GPP TS 23.038): 160 letters of the GSM alphabet, or 70 of any other."""

from dataclasses import dataclass

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")
"""Each takes the place of two."""


@dataclass(frozen=True, slots=True)
class Length:
    """`units` of `alphabet` ("GSM-7" or "UCS-2") in `messages` parts."""

    alphabet: str
    units: int
    messages: int


def length_of(text: str) -> Length:
    """How long `text` is on the air.

    160 plain letters are one message and 161 are two, of 153 each; "Hồ sơ" has letters of another alphabet: 70, then
    67 each.
    """
    if all(each in BASIC or each in EXTENDED for each in text):
        units = sum(2 if each in EXTENDED else 1 for each in text)
        return Length("GSM-7", units, _parts(units, 160, 153))
    units = len(text.encode("utf-16-be")) // 2
    return Length("UCS-2", units, _parts(units, 70, 67))


def _parts(units: int, alone: int, each: int) -> int:
    return 1 if units <= alone else -(-units // each)
