"""The fee cell of the national page, and of the Ministry of Defence's sheets.

The page writes "Miễn phí" wherever no amount was entered, also beside a remark that names one, and a few amounts in
thousands or in dollars. Such readings are `uncertain` and keep their words: whoever reads "0 đ" collects 0 đ.
"""

import re

from motcua.catalogue.rules.content import Fee, FeeState

SMALLEST_AMOUNT = 1000
"""No fee is less than a thousand đồng: "150 VNĐ(150.000 đồng/lần)" was entered in thousands."""

_CELL = re.compile(
    r"\s*(?:(?P<free>Miễn phí)|(?P<none>Không có thông tin)"
    r"|(?P<amount>\d[\d.,]*)\s?(?P<currency>VNĐ|Việt Nam Đồng|USD))"
)
_SHEET_LINE = re.compile(
    r"^(?P<kind>Phí|Lệ phí) :\s*(?P<amount>.*?)\s*(?P<currency>Đồng|USD|$)\s*(?:\((?P<when>.*)\))?$", re.S
)
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)?")
_MONEY = re.compile(r"\d[\d.,]*\s*(?:đồng|đ\b|vnđ|usd)|\d{1,3}(?:\.\d{3})+\b", re.I)
_CHARGES = re.compile(
    r"mức (?:thu|phí|lệ phí)|biểu (?:phí|mức)|theo quy định|thông tư|nghị quyết|nghị định|hội đồng nhân dân"
    r"|ủy ban nhân dân|chi phí|giá dịch vụ|(?:đơn|văn bản) giá|chưa quy định|%|^\W*(?:lệ )?phí\b",
    re.I,
)
_FEE_WITH_MONEY = re.compile(r"phí[^.;\n]{0,60}?\d[\d.,]*\s*(?:đồng|đ\b|vnđ|usd)", re.I)
_SAYS_NONE = re.compile(r"^\W*(?:không|miễn)", re.I)
_KINDS = {"Phí": "phi", "Lệ phí": "le_phi"}


def read_fee_cells(rest: str, is_glued: bool) -> tuple[tuple[Fee, ...], str]:
    """The fees of a row, and its description: `rest` is both run together. `is_glued`: see `MethodRow`."""
    fees: list[Fee] = []
    while found := _CELL.match(rest):
        when, rest_after = _take_parentheses(rest[found.end() :])
        fees.append(_read_cell(found, when, is_glued and not fees))
        if rest_after == rest:
            break
        rest = rest_after
    note = rest.strip()
    if _FEE_WITH_MONEY.search(note):
        fees = [_doubt(fee, note) if fee.state is FeeState.FREE else fee for fee in fees]
    return tuple(dict.fromkeys(fees)), note


def read_fee_sheet(text: str) -> tuple[Fee, ...]:
    """The fees of a sheet: lines "Phí : 50.000 Đồng (điều kiện)"; "0 Đồng" and "Không Đồng" say that it is free."""
    fees = []
    for line in re.split(r"\n|; (?=Phí :|Lệ phí :)", text):
        if found := _SHEET_LINE.match(line.strip()):
            fees.append(_read_sheet_line(found))
    return tuple(dict.fromkeys(fees))


def _read_cell(found: re.Match[str], when: str, is_glued: bool) -> Fee:
    words = f"{found.group().strip()} ({when})" if when else found.group().strip()
    if found["none"]:
        return Fee(FeeState.UNKNOWN, when=when)
    if found["free"]:
        return _read_free(when, words)
    amount = _read_amount(found["amount"])
    if is_glued or found["currency"] == "USD" or amount is None or amount < SMALLEST_AMOUNT:
        return Fee(FeeState.UNCERTAIN, text=words)
    return Fee(FeeState.AMOUNT, amount, when=when)


def _read_free(when: str, words: str) -> Fee:
    is_contradicted = bool(_MONEY.search(when)) or (bool(_CHARGES.search(when)) and not _SAYS_NONE.match(when))
    if is_contradicted:
        return Fee(FeeState.UNCERTAIN, text=words)
    says_no_more = re.fullmatch(r"\W*(?:không(?: có| thu| quy định)?|miễn phí)?\W*", when, re.I)
    return Fee(FeeState.FREE, 0, when="" if says_no_more else when)


def _read_sheet_line(found: re.Match[str]) -> Fee:
    kind, when, said = _KINDS[found["kind"]], (found["when"] or "").strip(), found["amount"]
    words = " ".join(found.group().split())
    if said == "":
        return Fee(FeeState.UNKNOWN, kind=kind, when=when)
    if said.lower() in ("0", "00", "không"):
        return (
            Fee(FeeState.UNCERTAIN, kind=kind, text=words) if _MONEY.search(when) else Fee(FeeState.FREE, 0, kind, when)
        )
    amount = _read_amount(said)
    if amount is None or amount < SMALLEST_AMOUNT or found["currency"] != "Đồng":
        return Fee(FeeState.UNCERTAIN, kind=kind, text=words)
    return Fee(FeeState.AMOUNT, amount, kind, when)


def _read_amount(text: str) -> int | None:
    """ "1,200,000", "1.200.000" and "1200000" as 1200000; None for anything else ("1.5", "2150,000")."""
    text = text.strip(".,")
    return int(re.sub(r"[.,]", "", text)) if _GROUPED.fullmatch(text) or text.isdigit() else None


def _doubt(fee: Fee, note: str) -> Fee:
    return Fee(
        FeeState.UNCERTAIN,
        kind=fee.kind,
        text=f"Miễn phí; {note}" if not fee.when else f"Miễn phí ({fee.when}); {note}",
    )


def _take_parentheses(text: str) -> tuple[str, str]:
    """What stands in the parentheses the text begins with, and what follows them; unclosed ones run to the end."""
    if not text.startswith("("):
        return "", text
    depth = 0
    for index, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return _clean(text[1:index]), text[index + 1 :]
    return _clean(text[1:]), ""


def _clean(text: str) -> str:
    text = " ".join(text.split())
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") and text.count("(") == 1 else text
