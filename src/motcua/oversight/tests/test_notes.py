"""What supervisors write of signs: added in order, by those who watch, never of their own acts."""

from uuid import UUID, uuid4

import pytest

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.tests.world import World, instant
from motcua.kernel.errors import Conflict, DomainError, Invalid, NotFound, Refused
from motcua.organisation.actors import STRANGER, Actor
from motcua.oversight.access import signs_for
from motcua.oversight.actions.note_sign import note_sign
from motcua.oversight.models import FoundSign, SignNote
from motcua.oversight.rules.signs import SignKind
from motcua.oversight.rules.standings import NEXT, Standing, check_may_follow
from motcua.oversight.tests import lives

S = Standing


@pytest.fixture
def sign(world: World) -> FoundSign:
    """Chi asked for papers on the due day."""
    code = lives.handed_over(world)
    carry_out(world.chi, code, AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("12/11 09:00"))
    (found,) = lives.found(world, SignKind.LATE_REQUEST)
    return found


def note(actor: Actor, sign: FoundSign, standing: Standing, words: str = "Đã hỏi", key: UUID | None = None) -> SignNote:
    return note_sign(actor, sign.pk, standing, words, request_id=key or uuid4(), at=lives.EVENING)


def test_notes_are_added_and_the_sign_stands_as_the_last_one_says(world: World, sign: FoundSign) -> None:
    note(world.em, sign, S.LOOKED_INTO, "  Hỏi Chi  ")
    note(world.kiem, sign, S.CONFIRMED)
    note(world.kiem, sign, S.TO_INSPECT)
    sign.refresh_from_db()
    assert sign.standing == S.TO_INSPECT
    told = list(sign.notes.order_by("pk").values_list("by_name", "by_post", "standing", "words"))
    assert told[0] == ("Vũ Thị Em", "QNI.em", "looked-into", "Hỏi Chi")
    assert [standing for *_rest, standing, _words in told] == ["looked-into", "confirmed", "to-inspect"]


def test_the_same_request_twice_is_one_note(world: World, sign: FoundSign) -> None:
    key = uuid4()
    assert note(world.em, sign, S.CONFIRMED, key=key) == note(world.em, sign, S.CONFIRMED, key=key)
    assert SignNote.objects.count() == 1


def test_a_request_sent_for_another_sign_is_told_and_writes_nothing(world: World, sign: FoundSign) -> None:
    key = uuid4()
    note(world.em, sign, S.EXPLAINED, key=key)
    code = lives.handed_over(world)
    carry_out(world.chi, code, AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("12/11 09:00"))
    other = lives.found(world, SignKind.LATE_REQUEST)[-1]
    with pytest.raises(Conflict):
        note(world.em, other, S.EXPLAINED, key=key)
    assert SignNote.objects.count() == 1


@pytest.mark.parametrize("username", ["an", "binh", "chi", "dung", "giang"])
def test_who_does_not_watch_finds_no_sign(world: World, sign: FoundSign, username: str) -> None:
    actor = world.cast[username]
    with pytest.raises(NotFound):
        note(actor, sign, S.EXPLAINED)
    assert not signs_for(actor).exists()
    assert not signs_for(STRANGER).exists()


def test_nobody_writes_of_their_own_acts(world: World) -> None:
    code = lives.resolved(world)
    carry_out(world.em, code, UndoLastStep("Nhầm"), at=instant("09/11 10:00"))
    (sign,) = lives.found(world, SignKind.RESULT_UNDONE)
    with pytest.raises(Refused) as refused:
        note(world.em, sign, S.EXPLAINED)
    assert refused.value.code == "own_acts"
    note(world.kiem, sign, S.EXPLAINED)


@pytest.mark.parametrize(
    ("standing", "words", "expected"),
    [(S.TO_INSPECT, "Ngay", Refused), (S.NEW, "Quên", Refused), (S.EXPLAINED, " \n", Invalid),
     (S.EXPLAINED, "x" * 2_001, Invalid)],
)  # fmt: skip
def test_what_cannot_be_written(
    world: World, sign: FoundSign, standing: Standing, words: str, expected: type[DomainError]
) -> None:
    with pytest.raises(expected):
        note(world.em, sign, standing, words)
    assert not SignNote.objects.exists()


def test_an_inspection_is_proposed_for_what_was_confirmed_only() -> None:
    before = {standing for standing in S if S.TO_INSPECT in NEXT[standing]}
    assert before == {S.CONFIRMED, S.TO_INSPECT}
    for standing in S:
        check_may_follow(standing, S.LOOKED_INTO)
        with pytest.raises(Refused):
            check_may_follow(standing, S.NEW)
