"""What goes wrong on a site is written where its keeper looks: the terminal of `motcua serve`."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest


def handlers_of(name: str) -> Iterator[logging.Handler]:
    """The handlers that a record of this logger reaches, without those that pytest adds."""
    logger: logging.Logger | None = logging.getLogger(name)
    while logger:
        yield from (handler for handler in logger.handlers if not type(handler).__module__.startswith("_pytest"))
        logger = logger.parent if logger.propagate else None


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize("name", ["django.request", "django.security.csrf", "motcua.kernel.jobs.worker"])
def test_a_fault_is_written_once(name: str, debug: bool, settings: Any) -> None:
    settings.DEBUG = debug
    fault = logging.LogRecord(name, logging.ERROR, __file__, 1, "Internal Server Error: /", None, None)
    written = [handler for handler in handlers_of(name) if handler.filter(fault)]
    assert [type(handler) for handler in written] == [logging.StreamHandler]
