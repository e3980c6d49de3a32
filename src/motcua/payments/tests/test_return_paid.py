"""A result and its fees: a charge that comes while the result is being given out is seen, or comes too late."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.state import Outcome, Status
from motcua.dossiers.tests.world import World, instant
from motcua.dossiers.verify import verify_all
from motcua.kernel.errors import DomainError, Refused
from motcua.payments.actions.return_paid import return_paid
from motcua.payments.models import Balance
from motcua.payments.rules.facts import CollectAt
from motcua.payments.tests.fees import charged, dossier

RETURN = ReturnResult("Phạm Thị An", identity_checked=True)
AT_RETURN = {"at": "07/11 09:00", "collect_at": CollectAt.RETURN}


def ready(world: World) -> str:
    """Its result lies at the counter."""
    code = dossier(world)
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("06/11 09:00"))
    carry_out(world.dung, code, Decide(Outcome.GRANTED, "12/QĐ"), at=instant("06/11 10:00"))
    carry_out(world.dung, code, IssueResult(), at=instant("06/11 11:00"))
    return code


def given_out(world: World, code: str) -> str:
    try:
        return_paid(world.binh, code, RETURN, at=instant("07/11 09:05"))
    except DomainError as error:
        return error.code
    return "returned"


def is_returned(code: str) -> bool:
    return Dossier.objects.get(code=code).status == Status.RETURNED


def test_what_is_owed_undoes_the_return(world: World) -> None:
    code = ready(world)
    charged(world, code, **AT_RETURN)
    with pytest.raises(Refused, match="fees_not_settled"):
        return_paid(world.binh, code, RETURN, at=instant("07/11 09:05"))
    assert not is_returned(code)
    assert verify_all().differences == []


@pytest.fixture
def in_thread() -> Iterator[Callable[[Callable[[], str]], list[str]]]:
    """Runs a function on a connection of its own; its answer comes into the list."""
    threads = []

    def start(act: Callable[[], str]) -> list[str]:
        answers: list[str] = []

        def run() -> None:
            try:
                answers.append(act())
            finally:
                connection.close()

        threads.append(threading.Thread(target=run))
        threads[-1].start()
        return answers

    yield start
    for thread in threads:
        thread.join()


def wait_until_one_waits_for_a_lock() -> None:
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    for _ in range(2_000):
        with connection.cursor() as cursor:
            cursor.execute(asked)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.005)
    raise AssertionError("nobody waits")


@pytest.mark.django_db(transaction=True)
def test_a_charge_that_is_being_written_while_the_result_is_returned_is_seen(
    committed_world: World, in_thread: Callable[[Callable[[], str]], list[str]]
) -> None:
    code = ready(committed_world)
    with transaction.atomic():
        charged(committed_world, code, **AT_RETURN)
        answers = in_thread(lambda: given_out(committed_world, code))
        wait_until_one_waits_for_a_lock()
    while not answers:
        time.sleep(0.005)
    assert answers == ["fees_not_settled"]
    assert not is_returned(code)
    assert verify_all().differences == []


@pytest.mark.django_db(transaction=True)
def test_a_charge_that_comes_after_the_return_is_refused(
    committed_world: World, in_thread: Callable[[Callable[[], str]], list[str]]
) -> None:
    code = ready(committed_world)

    def charge() -> str:
        try:
            charged(committed_world, code, **AT_RETURN)
        except DomainError as error:
            return error.code
        return "charged"

    with transaction.atomic():
        return_paid(committed_world.binh, code, RETURN, at=instant("07/11 09:05"))
        answers = in_thread(charge)
        wait_until_one_waits_for_a_lock()
    while not answers:
        time.sleep(0.005)
    assert answers == ["too_late_to_charge"]
    assert is_returned(code)
    assert not Balance.objects.exists()
