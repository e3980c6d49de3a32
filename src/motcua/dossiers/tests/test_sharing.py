"""Acts that meet are written together; the database is not needed to see who is answered with what."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from unittest.mock import patch

import pytest

from motcua.dossiers.sharing import LARGEST, Shared


class Desk:
    """Writes numbers by doubling them; 13 is refused. The first transaction lasts until `release` is set."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.entered, self.release = Event(), Event()
        self.shared: Shared[int, int] = Shared(self.write)

    def write(self, items: Sequence[int]) -> list[int]:
        self.batches.append(list(items))
        if len(self.batches) == 1:
            self.entered.set()
            assert self.release.wait(10)
        if 13 in items:
            raise ValueError("13")
        return [2 * item for item in items]

    def held_up_by_one(self) -> Thread:
        """Somebody whose transaction is going on."""
        first = Thread(target=self.shared.write, args=[0])
        first.start()
        assert self.entered.wait(10)
        return first

    def wait_for(self, number: int) -> None:
        """Until so many stand in the queue."""
        for _ in range(1000):
            if len(self.shared._queue) == number:
                return
            Event().wait(0.01)
        raise AssertionError(f"{len(self.shared._queue)} wait instead of {number}")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_one_alone_waits_for_nobody(desk: Desk) -> None:
    desk.release.set()
    assert [desk.shared.write(5), desk.shared.write(6)] == [10, 12]
    assert desk.batches == [[5], [6]]


def test_those_who_come_meanwhile_are_written_together_and_each_gets_their_own(desk: Desk) -> None:
    first = desk.held_up_by_one()
    with ThreadPoolExecutor(8) as pool:
        answers = {number: pool.submit(desk.shared.write, number) for number in range(1, 9)}
        desk.wait_for(8)
        desk.release.set()
        assert {number: answer.result(10) for number, answer in answers.items()} == {n: 2 * n for n in range(1, 9)}
    first.join()
    assert len(desk.batches) == 2
    assert sorted(desk.batches[1]) == list(range(1, 9))


def test_nobody_pays_for_anothers_mistake(desk: Desk) -> None:
    first = desk.held_up_by_one()
    with ThreadPoolExecutor(3) as pool:
        answers = {number: pool.submit(desk.shared.write, number) for number in (12, 13, 14)}
        desk.wait_for(3)
        desk.release.set()
        assert (answers[12].result(10), answers[14].result(10)) == (24, 28)
        with pytest.raises(ValueError, match="13"):
            answers[13].result(10)
    first.join()
    assert desk.shared.write(1) == 2  # and the next one is served


def test_a_transaction_stays_small(desk: Desk) -> None:
    first = desk.held_up_by_one()
    crowd = LARGEST + 5
    with ThreadPoolExecutor(crowd) as pool:
        answers = [pool.submit(desk.shared.write, 100 + number) for number in range(crowd)]
        desk.wait_for(crowd)
        desk.release.set()
        assert [answer.result(10) for answer in answers] == [2 * (100 + number) for number in range(crowd)]
    first.join()
    assert [len(batch) for batch in desk.batches] == [1, LARGEST, 5]


def test_inside_a_callers_transaction_nothing_is_shared(desk: Desk) -> None:
    first = desk.held_up_by_one()
    with patch("motcua.dossiers.sharing.connection") as connection:
        connection.in_atomic_block = True
        assert desk.shared.write(4) == 8
    desk.release.set()
    first.join()
