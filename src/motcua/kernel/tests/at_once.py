"""Several people act in the same moment, each with a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from motcua.kernel.errors import DomainError


def at_once[T](*acts: Callable[[], T]) -> list[T | DomainError]:
    """Each in a thread with a connection of its own, begun together: what each gives, or how it is refused."""
    ready = Barrier(len(acts))

    def run(act: Callable[[], T]) -> T | DomainError:
        try:
            connection.ensure_connection()
            ready.wait(timeout=30)
            return act()
        except DomainError as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
