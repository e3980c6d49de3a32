"""Comparing the gateway's book of a day with ours: matched, ours only, theirs only, amounts that differ."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.errors import Invalid

COLUMNS = ("kind", "transaction", "reference", "amount")
"""The file: CSV in UTF-8 with this heading, commas or semicolons. `kind` is pay or refund, `amount` whole đồng."""
KINDS = frozenset({"pay", "refund"})
MOST_LINES = 200_000


@dataclass(frozen=True, slots=True)
class Line:
    """One movement of money in either book. `transaction` is the gateway's number, of a refund the request's."""

    kind: str
    transaction: str
    reference: str
    amount: int

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.transaction


class Finding(StrEnum):
    MATCHED = "matched"
    OURS_ONLY = "ours_only"
    THEIRS_ONLY = "theirs_only"
    AMOUNTS_DIFFER = "amounts_differ"


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of the report; an amount is None where that book does not have it."""

    finding: Finding
    kind: str
    transaction: str
    reference: str
    ours: int | None
    theirs: int | None


def compare(ours: Iterable[Line], theirs: Iterable[Line]) -> tuple[Compared, ...]:
    """Every line of either book once, by kind and transaction, in that order."""
    mine = {line.key: line for line in ours}
    given = {line.key: line for line in theirs}
    return tuple(_compared(mine.get(key), given.get(key)) for key in sorted(mine.keys() | given.keys()))


def _compared(mine: Line | None, given: Line | None) -> Compared:
    either = mine or given
    assert either  # noqa: S101 - the key came from one of them
    if mine is None or given is None:
        finding = Finding.OURS_ONLY if given is None else Finding.THEIRS_ONLY
    else:
        finding = Finding.MATCHED if mine.amount == given.amount else Finding.AMOUNTS_DIFFER
    reference = (given or either).reference or either.reference
    return Compared(
        finding,
        either.kind,
        either.transaction,
        reference,
        mine.amount if mine else None,
        given.amount if given else None,
    )


def read_lines(text: str) -> list[Line]:
    """The gateway's file. Raises `Invalid` naming the line that cannot be read."""
    rows = csv.DictReader(text.removeprefix("\ufeff").splitlines(), delimiter=_separator(text))
    if rows.fieldnames is None or any(name not in rows.fieldnames for name in COLUMNS):
        raise _bad(1, f"thiếu cột {', '.join(COLUMNS)}", f"columns {', '.join(COLUMNS)} are needed")
    found: dict[tuple[str, str], Line] = {}
    for number, row in enumerate(rows, start=2):
        if number > MOST_LINES:
            raise _bad(number, "tệp quá dài", "the file is too long")
        line = _line(number, {name: (row.get(name) or "").strip() for name in COLUMNS})
        if line.key in found:
            raise _bad(number, f"giao dịch {line.transaction} có hai lần", f"{line.transaction} is there twice")
        found[line.key] = line
    return list(found.values())


def _line(number: int, row: dict[str, str]) -> Line:
    if row["kind"] not in KINDS:
        raise _bad(number, "kind phải là pay hoặc refund", "kind must be pay or refund")
    if not row["transaction"] or len(row["transaction"]) > 40 or len(row["reference"]) > 40:
        raise _bad(number, "thiếu mã giao dịch, hoặc mã quá dài", "the transaction is missing or too long")
    amount = row["amount"]
    if not (amount.isascii() and amount.isdecimal() and len(amount) <= 15 and int(amount)):
        raise _bad(number, f"số tiền {amount!r} không phải số đồng nguyên", f"{amount!r} is not whole đồng")
    return Line(row["kind"], row["transaction"], row["reference"], int(amount))


def _separator(text: str) -> str:
    heading = text.partition("\n")[0]
    return ";" if heading.count(";") > heading.count(",") else ","


def _bad(number: int, vi: str, en: str) -> Invalid:
    return Invalid(
        "bad_settlement_file",
        vi=f"Tệp đối soát, dòng {number}: {vi}. Hãy sửa tệp rồi nhập lại.",
        en=f"The settlement file, line {number}: {en}. Mend the file and import it again.",
        field="file",
    )
