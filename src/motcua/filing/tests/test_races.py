"""Two at the same time, over real connections."""

from collections.abc import Callable
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
from django.db import connections

from motcua.dossiers.access import draft_for
from motcua.dossiers.actions.answer_supplement import answer_supplement
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.answer_supplement import Answer, AnswerSupplement
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.tests.world import World, instant
from motcua.filing.actions.add_files import add_file
from motcua.filing.actions.send_message import send_message
from motcua.filing.actions.submit_draft import submit_draft
from motcua.filing.models import Draft, Message
from motcua.filing.tests.world import NOW, begun, kept, ready
from motcua.kernel.errors import Conflict, Refused

pytestmark = pytest.mark.django_db(transaction=True)
LATER = instant("05/11 11:00")


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act came to, or its refusal."""
    start, found = Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            found.append(act())
        except (Conflict, Refused) as refusal:
            found.append(refusal)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(acts)
    return found


def submitted(world: World) -> int:
    return submit_draft(world.an, ready(world.an).key, at=NOW, is_training=False).dossier_id


def test_an_answer_sent_twice_at_once_is_one_and_of_two_different_ones_the_second_is_told(world: World) -> None:
    number = submitted(world)
    carry_out(world.binh, number, AskForSupplement(("Ảnh",), "Thiếu"), at=instant("05/11 10:00"))
    seen = draft_for(world.an, number).state.seq

    def answer(text: str, request: UUID) -> Callable[[], object]:
        command = AnswerSupplement((Answer("Ảnh", text),))
        return lambda: answer_supplement(world.an, number, command, at=LATER, seen=seen, request_id=request)

    same = uuid4()
    found = at_once(answer("Một", same), answer("Một", same), answer("Hai", uuid4()))
    kinds = [event.kind for event in draft_for(world.an, number).events]
    assert kinds.count("resubmitted") == 1
    assert sum(isinstance(each, Conflict | Refused) for each in found) in (1, 2)


def test_a_message_sent_twice_at_once_is_one(world: World) -> None:
    number, request = submitted(world), uuid4()
    act = lambda: send_message(world.an, number, "Xin hỏi", at=LATER, request_id=request).pk  # noqa: E731
    assert len(set(at_once(act, act, act))) == 1
    assert Message.objects.count() == 1


def test_files_added_on_two_devices_are_both_kept(world: World) -> None:
    draft = begun(world.an)
    files = [kept(f"{number}.pdf", b"%%PDF-1.4 %d" % number) for number in range(4)]
    at_once(*(lambda file=file: add_file(world.an, draft.key, "Đơn đề nghị", file, at=NOW) for file in files))
    prepared = Draft.objects.get(pk=draft.pk).content
    assert sorted(each["name"] for each in prepared["files"]) == ["0.pdf", "1.pdf", "2.pdf", "3.pdf"]
    assert sorted(each["number"] for each in prepared["files"]) == [1, 2, 3, 4]
