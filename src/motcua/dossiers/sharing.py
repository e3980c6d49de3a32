"""Acts that meet share a transaction: whoever comes while another is being written is written with the next ones.

A transaction costs the server the same whether it holds one dossier or ten, and so do the round trips. So the first
thread writes at once; those that arrive meanwhile queue up, and one of them then writes for all. Nobody waits for
company, and everybody is answered after the commit. What fails is written again each by itself, so that nobody pays for
somebody else's mistake. Inside a caller's transaction nothing is shared.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event, Lock

from django.db import connection

LARGEST = 32
"""Acts in one transaction: what they lock, others wait for."""


@dataclass(slots=True, eq=False)
class _Waiting[Item, Result]:
    """One thread's act: woken with a result, with an error, or to write for all who wait (`leads`)."""

    item: Item
    woken: Event = field(default_factory=Event)
    leads: bool = False
    result: Result | None = None
    error: BaseException | None = None


class Shared[Item, Result]:
    """Writes items by `write`, which takes several, gives a result for each, and holds a transaction of its own."""

    def __init__(self, write: Callable[[Sequence[Item]], Sequence[Result]]) -> None:
        self._write = write
        self._lock = Lock()
        self._queue: list[_Waiting[Item, Result]] = []
        self._busy = False

    def write(self, item: Item) -> Result:
        """The result for `item`, once committed. Raises what `write` raises for it."""
        if connection.in_atomic_block:
            (result,) = self._write([item])
            return result
        mine = _Waiting[Item, Result](item)
        with self._lock:
            self._queue.append(mine)
            mine.leads, self._busy = not self._busy, True
        if not mine.leads:
            mine.woken.wait()
        if mine.leads:
            self._lead()
        if mine.error is not None:
            raise mine.error
        return mine.result  # type: ignore[return-value] # written, by this thread or another

    def _lead(self) -> None:
        """Write for everybody who waits, this thread among them; then let the next one lead."""
        with self._lock:
            batch, self._queue = self._queue[:LARGEST], self._queue[LARGEST:]
        try:
            self._write_all(batch)
        finally:
            with self._lock:
                following = self._queue[0] if self._queue else None
                self._busy = following is not None
            if following:
                following.leads = True
                following.woken.set()
            for each in batch:
                each.leads = False
                each.woken.set()

    def _write_all(self, batch: Sequence[_Waiting[Item, Result]]) -> None:
        try:
            results = self._write([each.item for each in batch])
        except BaseException as error:
            if len(batch) == 1:
                batch[0].error = error
                return
        else:
            for each, result in zip(batch, results, strict=True):
                each.result = result
            return
        for each in batch:
            self._write_all([each])
