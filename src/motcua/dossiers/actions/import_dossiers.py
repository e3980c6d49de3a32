"""Importing the dossiers of an older system: chunk by chunk, each chunk whole or not at all.

Run again after being killed, or with the same file, it goes on where it stopped: a dossier that is there with the same
history is passed over, one with another history is rejected and left as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from django.db import IntegrityError, connection, transaction

from motcua.dossiers.bulk.columns import ImportRow, parse_row
from motcua.dossiers.bulk.copy_in import copy_in, incoming
from motcua.dossiers.bulk.readers import NumberedRow, read_rows
from motcua.dossiers.bulk.replay import Replayed, replay
from motcua.dossiers.bulk.tally import Remark, Tally
from motcua.dossiers.bulk.workers import import_in_processes
from motcua.dossiers.models import Dossier
from motcua.dossiers.numbering import raise_to
from motcua.dossiers.offers import OfferBook
from motcua.dossiers.rules.codes import parse_code
from motcua.dossiers.writer import new_dossier_ids
from motcua.kernel.errors import DomainError, Invalid, Refused

CHUNK = 2_000
DUE_DIFFERS = (
    "Ngày hẹn trả của hệ thống cũ khác ngày tính theo quy định; đã ghi ngày tính theo quy định.",
    "The older system's due date differs from the one the rules give; the rules' date was kept.",
)


def import_dossiers(
    path: Path,
    *,
    at: datetime,
    workers: int = 0,
    report: Callable[[Tally], None] = lambda tally: None,
    remark: Callable[[Remark], None] = lambda remark: None,
) -> Tally:
    """Import the file at `path`; `at` is when. `workers` processes share the work (0: this one does it).

    `report` hears of every finished chunk, `remark` of every line worth telling about. Raises `Invalid` for a file
    that cannot be read at all.
    """
    total = Tally()
    for tally in _work(_chunks(read_rows(path)), at, workers):
        total.add(tally)
        for item in tally.remarks:
            remark(item)
        report(tally)
    return total


def _chunks(rows: Iterator[NumberedRow]) -> Iterator[list[NumberedRow]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _work(chunks: Iterable[list[NumberedRow]], at: datetime, workers: int) -> Iterator[Tally]:
    if workers == 0:
        book = bulk_book()
        yield from (import_chunk(chunk, at, book) for chunk in chunks)
        return
    database = {key: value for key, value in connection.settings_dict.items() if key != "TEST"}
    yield from import_in_processes(chunks, at, workers, database)


def bulk_book() -> OfferBook:
    """An offer book with the whole catalogue in it."""
    book = OfferBook()
    book.read_catalogue()
    return book


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that the rules have accepted."""

    line: int
    row: ImportRow
    replayed: Replayed


def import_chunk(chunk: Sequence[NumberedRow], at: datetime, book: OfferBook) -> Tally:
    """Import one chunk in one transaction; once more if another process was writing the same dossiers."""
    tally = Tally(read=len(chunk))
    candidates = _judge(chunk, book, tally)
    try:
        _write(candidates, at, tally)
    except IntegrityError:
        _write(candidates, at, tally)
    return tally


def _judge(chunk: Sequence[NumberedRow], book: OfferBook, tally: Tally) -> list[Candidate]:
    candidates: dict[str, Candidate] = {}
    for line, values in chunk:
        try:
            row = parse_row(values)
            check_code(row)
            offer, schedule = book.for_import(row.centre, row.procedure, row.case, row.channel, row.received_at.date())
            candidate = Candidate(line, row, replay(row, offer, schedule))
            if row.code in candidates:
                raise _code_taken(row.code)
        except DomainError as error:
            tally.note(Remark(line, str(values.get("code") or ""), True, error.field or "", error.vi, error.en))
        else:
            candidates[row.code] = candidate
    return list(candidates.values())


def check_code(row: ImportRow) -> None:
    """The code is a dossier code; its day is not after the day of reception."""
    code = parse_code(row.code)
    if code.text != row.code:
        raise Invalid(
            "code_not_canonical",
            vi=f"Mã hồ sơ phải viết đúng dạng {code.text}. Hãy sửa lại.",
            en=f"The dossier code must be written {code.text}. Correct it.",
            field="code",
        )


def _code_taken(code: str) -> Refused:
    return Refused(
        "code_taken",
        vi=f"Mã {code} đã thuộc về một hồ sơ có nội dung khác. Hãy kiểm tra dữ liệu của hệ thống cũ.",
        en=f"Code {code} belongs to a dossier with another history. Check the older system's data.",
        field="code",
    )


def _write(candidates: Sequence[Candidate], at: datetime, tally: Tally) -> None:
    with transaction.atomic():
        codes = [candidate.row.code for candidate in candidates]
        known = {code: bytes(head) for code, head in Dossier.objects.filter(code__in=codes).values_list("code", "head")}
        ids = iter(new_dossier_ids(len(candidates) - len(known)))
        fresh = [
            (candidate, incoming(next(ids) if candidate.row.code not in known else 0, candidate.replayed.transitions))
            for candidate in candidates
        ]
        batch = [item for candidate, item in fresh if candidate.row.code not in known]
        if batch:
            copy_in(batch, recorded_at=at)
            raise_to(_last_numbers(codes))
    tally.imported = len(batch)
    tally.events = sum(len(item.stored) for item in batch)
    for candidate, item in fresh:
        head = known.get(candidate.row.code)
        if head is None:
            if candidate.replayed.due_differs:
                tally.note(Remark(candidate.line, candidate.row.code, False, "appointed_at", *DUE_DIFFERS))
        elif head == item.stored[-1].hash:
            tally.already_there += 1
        else:
            error = _code_taken(candidate.row.code)
            tally.note(Remark(candidate.line, candidate.row.code, True, "code", error.vi, error.en))


def _last_numbers(codes: Iterable[str]) -> dict[tuple[str, date], int]:
    last: dict[tuple[str, date], int] = {}
    for text in codes:
        code = parse_code(text)
        key = (code.agency_code, code.day)
        last[key] = max(last.get(key, 0), code.sequence)
    return last
