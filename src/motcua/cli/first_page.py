"""Asking the site for its first page, in this process: the application that `motcua serve` serves."""

from typing import Any
from wsgiref.util import setup_testing_defaults


def first_page() -> tuple[int, int]:
    """The status of a GET of / by the real application, and how many bytes it answered with."""
    from motcua.web.wsgi import application

    environment: dict[str, Any] = {"HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1"}
    setup_testing_defaults(environment)
    statuses: list[str] = []
    answer = application(environment, lambda status, headers, error=None: statuses.append(status))
    try:
        length = sum(len(part) for part in answer)
    finally:
        close = getattr(answer, "close", None)
        if close:
            close()
    return int(statuses[0].split()[0]), length


def in_words(seconds: float) -> str:
    """ "3 phút 25 giây / 3 min 25 s"."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return f"{rest} giây / {rest} s"
    return f"{minutes} phút {rest} giây / {minutes} min {rest} s"
