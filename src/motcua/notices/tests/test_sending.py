"""A real mail server that is down, busy, refuses or hangs up: nobody is told twice, in another order, or never."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.tests.world import World, instant
from motcua.kernel.errors import NotFound, Refused
from motcua.kernel.jobs.dead import dead_jobs
from motcua.kernel.jobs.worker import run_pending, run_worker
from motcua.kernel.messages.tests.smtp import Postman, free_port, mail_server, send_to
from motcua.notices.actions.discard_delivery import discard_delivery
from motcua.notices.actions.retry_delivery import retry_delivery
from motcua.notices.jobs import tell
from motcua.notices.models import Delivery
from motcua.notices.outgoing import claim_next
from motcua.notices.sending import first_deliveries
from motcua.notices.spreading import spread
from motcua.notices.tests.conftest import accept_for_an
from motcua.organisation.actors import SYSTEM

type SetClock = Callable[[str], datetime]


@pytest.fixture
def told(world: World, set_clock: SetClock) -> int:
    """An's dossier, of which three things are to be told by mail; its number."""
    set_clock("07/11 10:00")
    three_notices(world)
    return Dossier.objects.get().pk


def three_notices(world: World) -> None:
    code = accept_for_an(world)
    hand_over_dossier(world.binh, code, at=instant("05/11 09:30"))
    carry_out(world.chi, code, AskForSupplement(("Bản đồ",), "Thiếu bản đồ"), at=instant("05/11 10:00"))
    carry_out(world.binh, code, ReceiveSupplement(("Bản đồ",)), at=instant("07/11 09:00"))


def mails() -> list[tuple[str, str, int]]:
    rows = Delivery.objects.filter(way="email").order_by("seq")
    return list(rows.values_list("kind", "status", "attempts"))


def test_a_server_that_is_down_is_tried_again_and_the_order_kept(told: int, set_clock: SetClock, settings: Any) -> None:
    send_to(settings, free_port())
    run_pending()
    assert mails() == [
        ("accepted", "waiting", 1),
        ("supplement_asked", "waiting", 0),
        ("supplement_received", "waiting", 0),
    ]
    first = Delivery.objects.get(kind="accepted")
    assert first.due_at.astimezone(instant("07/11 10:00").tzinfo).strftime("%H:%M") == "10:01"
    assert "SMTP" in first.reason_vi
    assert dead_jobs() == []
    set_clock("07/11 10:02")
    with mail_server(settings) as postman:
        tell(dossier_id=told)
    assert [each["Message-ID"] for each in postman.taken] == [
        f"<{each.key}@motcua.example>" for each in Delivery.objects.filter(way="email").order_by("seq")
    ]
    assert {status for _, status, _ in mails()} == {"sent"}


def test_a_busy_mailbox_waits_and_an_unknown_one_is_a_dead_letter_that_holds_up_nothing(
    told: int, set_clock: SetClock, postman: Postman
) -> None:
    postman.recipient_answers = ["450 4.2.1 busy"]
    run_pending()
    assert mails()[0] == ("accepted", "waiting", 1)
    set_clock("07/11 10:02")
    postman.recipient_answers = ["550 5.1.1 no such user"]
    tell(dossier_id=told)
    assert [status for _, status, _ in mails()] == ["dead", "sent", "sent"]
    dead = Delivery.objects.get(status="dead")
    assert "550 5.1.1 no such user" in dead.reason_en
    assert "Hãy hỏi lại người dân" in dead.reason_vi


def test_after_the_last_pause_it_is_a_dead_letter(told: int, set_clock: SetClock, settings: Any) -> None:
    send_to(settings, free_port())
    run_pending()
    for day in range(8, 14):
        set_clock(f"{day:02}/11 10:00")
        tell(dossier_id=told)
    assert mails()[0] == ("accepted", "dead", 7)


def test_a_line_cut_after_the_message_was_taken_makes_no_second_message_for_the_reader(
    told: int, set_clock: SetClock, postman: Postman
) -> None:
    postman.lines_to_cut = 1
    run_pending()
    set_clock("07/11 10:02")
    tell(dossier_id=told)
    assert len(postman.message_ids) == 4
    assert len(set(postman.message_ids)) == 3
    assert postman.message_ids[0] == postman.message_ids[1]


def test_the_administrator_retries_or_discards_a_dead_letter_once(told: int, postman: Postman, world: World) -> None:
    postman.recipient_answers = ["550 5.1.1 no such user", "550 5.1.1 no such user"]
    run_pending()
    first, second = Delivery.objects.filter(status="dead").order_by("id")
    with pytest.raises(Refused):
        retry_delivery(world.em, first.pk, at=instant("07/11 11:00"))
    retry_delivery(SYSTEM, first.pk, at=instant("07/11 09:59"))
    discard_delivery(SYSTEM, second.pk)
    run_pending()
    assert [status for _, status, _ in mails()] == ["sent", "discarded", "sent"]
    for number in (first.pk, second.pk, 0):
        with pytest.raises(NotFound):
            discard_delivery(SYSTEM, number)


def test_who_has_claimed_a_message_and_died_holds_it_ten_minutes(
    told: int, set_clock: SetClock, postman: Postman
) -> None:
    spread(told, at=instant("07/11 10:00"))
    claimed = claim_next(first_deliveries(told), at=instant("07/11 10:00"))
    assert claimed is not None
    tell(dossier_id=told)
    assert [each for each in mails() if each[1] == "sent"] == []
    set_clock("07/11 10:11")
    tell(dossier_id=told)
    assert [status for _, status, _ in mails()] == ["sent"] * 3


@pytest.fixture
def committed_postman(settings: Any) -> Iterator[Postman]:
    with mail_server(settings) as postman:
        yield postman


def test_two_workers_at_once_send_each_message_once_and_in_order(
    committed_world: World, set_clock: SetClock, committed_postman: Postman
) -> None:
    set_clock("07/11 10:00")
    three_notices(committed_world)
    number = Dossier.objects.get().pk
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        try:
            tell(dossier_id=number)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    tell(dossier_id=number)
    expected = [f"<{each.key}@motcua.example>" for each in Delivery.objects.filter(way="email").order_by("seq")]
    assert committed_postman.message_ids == expected


def test_a_real_worker_tells_what_several_counters_have_accepted(
    committed_world: World, set_clock: SetClock, committed_postman: Postman
) -> None:
    set_clock("05/11 09:00")
    for _ in range(5):
        accept_for_an(committed_world)
    run_worker(once=True, concurrency=2)
    assert len(set(committed_postman.message_ids)) == 5
