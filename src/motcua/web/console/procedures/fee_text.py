"""Fees of one line as a person types them: one a row, "300000 | phí | mỗi lần"; "miễn phí"; "chưa rõ".

The parts are the amount in đồng, phí or lệ phí, and when it is due; the last two may be left out. A fee that a source
leaves uncertain is "chưa chắc chắn | | | its words".
"""

from collections.abc import Iterable

from motcua.catalogue.rules.content import Fee, FeeState
from motcua.kernel.text import fold

STATES = {FeeState.FREE: "miễn phí", FeeState.UNKNOWN: "chưa rõ", FeeState.UNCERTAIN: "chưa chắc chắn"}
KINDS = {"phi": "phí", "le_phi": "lệ phí"}


def write_fees(fees: Iterable[Fee]) -> str:
    """The rows of the fees; `read_fees` gives the same fees back."""
    return "\n".join(_write(fee) for fee in fees)


def read_fees(text: str) -> tuple[Fee, ...]:
    """The fees. Raises ValueError with the row that cannot be read."""
    return tuple(_read(row) for row in text.splitlines() if row.strip())


def _write(fee: Fee) -> str:
    amount = str(fee.amount) if fee.state is FeeState.AMOUNT else STATES[fee.state]
    return " | ".join((amount, KINDS.get(fee.kind, ""), fee.when, " ".join(fee.text.split()))).rstrip(" |")


def _read(row: str) -> Fee:
    amount, kind, when, text, *more = [*(part.strip() for part in row.split("|")), "", "", ""]
    kinds = {fold(word): key for key, word in KINDS.items()} | {"": ""}
    if any(more) or fold(kind) not in kinds:
        raise ValueError(row)
    rest = {"kind": kinds[fold(kind)], "when": when, "text": text}
    for state, word in STATES.items():
        if fold(amount) == fold(word):
            return Fee(state, 0 if state is FeeState.FREE else None, **rest)
    digits = amount.replace(".", "").replace(" ", "").removesuffix("đ")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 12:
        raise ValueError(row)
    return Fee(FeeState.AMOUNT if int(digits) else FeeState.FREE, int(digits), **rest)
