"""Processes that share an import. Imports no model: a fresh process must set Django up before it meets one."""

import gc
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import datetime
from multiprocessing import get_context, parent_process
from typing import Any

from motcua.dossiers.bulk.readers import Chunk
from motcua.dossiers.bulk.tally import Tally
from motcua.kernel.errors import Refused

_books: list[Any] = []


def import_in_processes(
    chunks: Iterable[Chunk], at: datetime, workers: int, database: dict[str, Any]
) -> Iterator[Tally]:
    """The tally of each chunk, in order, worked by so many processes on the database of these settings.

    Raises `Refused` (`worker_ended`) when the system ended one of them.
    """
    with told_of_ending(), ProcessPoolExecutor(workers, get_context("spawn"), _start, (database,)) as pool:
        running: deque[Future[Tally]] = deque()
        try:
            for chunk in chunks:
                running.append(pool.submit(_import, chunk, at))
                if len(running) >= 2 * workers:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def told_of_ending() -> Iterator[None]:
    """A worker that the system ended, for want of memory as a rule, becomes a refusal that says what to do."""
    try:
        yield
    except BrokenProcessPool as error:
        raise Refused(
            "worker_ended",
            vi="Một tiến trình nhập đã bị hệ điều hành dừng, thường do thiếu bộ nhớ. Không mất gì, phần đã nhập được "
            "giữ nguyên: hãy chạy lại lệnh này, nếu cần với --workers nhỏ hơn.",
            en="The system ended one of the importing processes, mostly for want of memory. Nothing is lost, what has "
            "been imported stays: run the command again, if need be with fewer --workers.",
        ) from error


def _start(database: dict[str, Any]) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()

    import django

    django.setup()
    from django.db import connections

    from motcua.dossiers.actions.import_dossiers import bulk_book

    connections.databases["default"].update(database)
    _books.append(bulk_book())
    gc.freeze()  # the catalogue stays to the end: no search for garbage need look at it again


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for its next chunk for ever; the server takes back what it wrote."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _import(chunk: Chunk, at: datetime) -> Tally:
    from motcua.dossiers.actions.import_dossiers import import_chunk

    return import_chunk(chunk, at, _books[0])
