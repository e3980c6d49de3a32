"""Processes that share an import: what they did is told in order, and one that the system ends is no traceback."""

import os
import signal
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from django.db import connection

from motcua.dossiers.bulk.readers import JsonLinesChunk, NumberedRow
from motcua.dossiers.bulk.workers import import_in_processes
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.import_lines import AT, received
from motcua.dossiers.tests.world import World
from motcua.kernel.errors import Refused


class Deadly:
    """A chunk at which the system ends its worker."""

    def __len__(self) -> int:
        return 1

    def __iter__(self) -> Iterator[NumberedRow]:
        os.kill(os.getpid(), signal.SIGKILL)
        yield from ()


def database() -> dict[str, Any]:
    return {key: value for key, value in connection.settings_dict.items() if key != "TEST"}


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_the_system_ends_leaves_what_was_done_and_says_what_to_do(committed_world: World) -> None:
    good = [JsonLinesChunk([(n, orjson.dumps(received(n)))]) for n in (1, 2)]
    tallies = import_in_processes([*good, Deadly()], AT, 1, database())
    assert [next(tallies).imported, next(tallies).imported] == [1, 1]
    with pytest.raises(Refused, match="worker_ended") as refusal:
        next(tallies)
    assert "chạy lại" in refusal.value.vi
    assert Dossier.objects.count() == 2
