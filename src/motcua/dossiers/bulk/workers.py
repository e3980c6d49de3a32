"""Processes that share an import. Imports no model: a fresh process must set Django up before it meets one."""

import gc
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context, parent_process
from typing import Any

from motcua.dossiers.bulk.readers import Chunk
from motcua.dossiers.bulk.tally import Tally

_books: list[Any] = []


def import_in_processes(
    chunks: Iterable[Chunk], at: datetime, workers: int, database: dict[str, Any]
) -> Iterator[Tally]:
    """The tally of each chunk, in order, worked by so many processes on the database of these settings."""
    with ProcessPoolExecutor(workers, get_context("spawn"), _start, (database,)) as pool:
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
