"""Importing the dossiers of an older system: chunk by chunk, each chunk whole or not at all.

Run again after being killed, or with the same file, it goes on where it stopped: a dossier that is there with the same
history is passed over (whatever has happened to it since), one with another history is rejected and left as it is.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from django.db import IntegrityError, OperationalError, connection, transaction

from motcua.dossiers.bulk.copy_in import copy_in, incoming, project
from motcua.dossiers.bulk.judge import Candidate, code_taken, judge
from motcua.dossiers.bulk.parse_row import check_columns
from motcua.dossiers.bulk.readers import Chunk, read_chunks, read_columns
from motcua.dossiers.bulk.tally import Remark, Tally
from motcua.dossiers.bulk.workers import import_in_processes
from motcua.dossiers.models import DossierEvent
from motcua.dossiers.numbering import raise_to
from motcua.dossiers.offers import OfferBook
from motcua.dossiers.writer import new_dossier_ids

CHUNK = 2_000
ATTEMPTS = 5
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
    that cannot be read, or whose heading is wrong; `Refused` (`worker_ended`) where the system ended a worker.
    """
    check_heading(path)
    total = Tally()
    for tally in _work(read_chunks(path, CHUNK), at, workers):
        total.add(tally)
        for item in tally.remarks:
            remark(item)
        report(tally)
    return total


def check_heading(path: Path) -> None:
    """The file can be read and its heading is right. Raises `Invalid`."""
    columns = read_columns(path)
    if columns is not None:
        check_columns(columns)


def _work(chunks: Iterable[Chunk], at: datetime, workers: int) -> Iterator[Tally]:
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


def import_chunk(chunk: Chunk, at: datetime, book: OfferBook) -> Tally:
    """Import one chunk in one transaction; again if another process was writing the same dossiers."""
    with no_cycles():
        return _import_chunk(chunk, at, book)


def _import_chunk(chunk: Chunk, at: datetime, book: OfferBook) -> Tally:
    tally = Tally(read=len(chunk))
    candidates = judge(chunk, at, book, tally)
    for attempt in range(1, ATTEMPTS + 1):
        try:
            _write(candidates, at, tally)
            break
        except (IntegrityError, OperationalError) as error:
            if attempt == ATTEMPTS or not is_meeting(error):
                raise
    return tally


@contextmanager
def no_cycles() -> Iterator[None]:
    """Do without the search for cyclic garbage: a chunk is a million objects without any, and it costs a fifth.

    To be left when the chunk's objects are gone, else the first thing that happens is to search them all.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def is_meeting(error: Exception) -> bool:
    """Whether two transactions got into each other's way: the same dossier twice, or a deadlock."""
    return getattr(error.__cause__, "sqlstate", None) in ("23505", "40P01")


def _write(candidates: Sequence[Candidate], at: datetime, tally: Tally) -> None:
    """Write those that are not there yet. Locks are taken in the order in which an acceptance takes them."""
    with transaction.atomic():
        there = _compare(candidates)
        fresh = [candidate for candidate in candidates if candidate.code.text not in there]
        if fresh:
            ids = new_dossier_ids(len(fresh))
            batch = [incoming(*each) for each in zip(ids, (each.replayed.transitions for each in fresh), strict=True)]
            with connection.wrap_database_errors:
                copy_in(batch, recorded_at=at)
            raise_to(_last_numbers(fresh))
            with connection.wrap_database_errors:
                project(batch)
    tally.imported = len(fresh)
    for candidate in candidates:
        code, line = candidate.code.text, candidate.line
        if code not in there:
            tally.events += len(candidate.replayed.transitions)
            if candidate.replayed.due_differs:
                tally.note(line, code, "appointed_on", *DUE_DIFFERS)
        elif there[code]:
            tally.already_there += 1
        else:
            tally.reject(line, code, code_taken(code))


def _compare(candidates: Sequence[Candidate]) -> dict[str, bool]:
    """Of those that are there already, by code: whether the history there begins with the candidate's."""
    by_code = {candidate.code.text: candidate for candidate in candidates}
    with connection.cursor() as cursor:
        cursor.execute("SELECT code, id FROM dossiers_dossier WHERE code = ANY(%s)", [list(by_code)])
        numbers: dict[str, int] = dict(cursor.fetchall())
    if not numbers:
        return {}
    expected = {
        (number, len(by_code[code].replayed.transitions)): incoming(number, by_code[code].replayed.transitions)
        for code, number in numbers.items()
    }
    events = DossierEvent.objects.filter(dossier_id__in=numbers.values(), seq__in={seq for _, seq in expected})
    same = {
        number
        for number, seq, link in events.values_list("dossier_id", "seq", "hash")
        if (number, seq) in expected and expected[number, seq].stored[-1].hash == bytes(link)
    }
    return {code: number in same for code, number in numbers.items()}


def _last_numbers(candidates: Iterable[Candidate]) -> dict[tuple[str, date], int]:
    last: dict[tuple[str, date], int] = {}
    for code in (candidate.code for candidate in candidates):
        key = (code.agency_code, code.day)
        last[key] = max(last.get(key, 0), code.sequence)
    return last
