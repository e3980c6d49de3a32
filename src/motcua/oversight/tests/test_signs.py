"""Each sign is found in the dossiers that show it, and not in those that do not."""

from datetime import date

import pytest

from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.rules.lifecycle.conclude import IssueResult
from motcua.dossiers.rules.lifecycle.extend import Extend
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.tests.world import World, application, instant
from motcua.oversight.actions.find_signs import find_signs
from motcua.oversight.models import FoundSign
from motcua.oversight.rules.signs import SignKind
from motcua.oversight.tests import lives
from motcua.statistics.rules.periods import Period

K = SignKind
ASKED = AskForSupplement(("Bản đồ",), "Thiếu bản đồ")


def number_of(code: str) -> int:
    return Dossier.objects.get(code=code).pk


@pytest.mark.parametrize(
    ("at", "is_sign"),
    [("06/11 09:00", False), ("08/11 16:00", False), ("09/11 09:00", True), ("12/11 09:00", True),
     ("20/11 09:00", True)],
)  # fmt: skip
def test_papers_asked_for_on_the_last_working_day_or_later(world: World, at: str, is_sign: bool) -> None:
    code = lives.handed_over(world)  # on Monday 05/11, due Monday 12/11
    carry_out(world.chi, code, ASKED, at=instant(at))
    signs = lives.found(world, K.LATE_REQUEST)
    assert [sign.dossier_id for sign in signs] == ([number_of(code)] if is_sign else [])
    if is_sign:
        assert (signs[0].accounts, signs[0].events) == ([world.chi.account_id], [[number_of(code), 3]])


def test_the_term_that_counts_is_the_one_that_ran_when_papers_were_asked_for(world: World) -> None:
    code = lives.handed_over(world)
    carry_out(world.chi, code, ASKED, at=instant("06/11 09:00"))
    carry_out(world.binh, code, ReceiveSupplement(("Bản đồ",)), at=instant("12/11 09:00"))
    assert lives.found(world, K.LATE_REQUEST) == []  # due 19/11 now


def test_a_result_without_a_file_is_a_sign_unless_an_older_system_told_it(world: World) -> None:
    code = lives.resolved(world)
    lives.past(world, 1, instant("05/11 09:00"), instant("12/11 17:00"), instant("09/11 09:00"))
    assert [sign.dossier_id for sign in lives.found(world, K.NO_RESULT_FILE)] == [number_of(code)]


def test_a_result_with_its_file_is_none(world: World) -> None:
    lives.resolved(world)
    DossierEvent.objects.filter(kind="result_issued").update(data={"outcome": "granted", "file_digest": "a" * 64})
    assert lives.found(world, K.NO_RESULT_FILE) == []


def test_a_result_taken_back_stays_a_sign_when_it_is_issued_again(world: World) -> None:
    code = lives.resolved(world)
    carry_out(world.em, code, UndoLastStep("Nhầm"), at=instant("09/11 10:00"))
    (sign,) = lives.found(world, K.RESULT_UNDONE)
    assert sign.accounts == sorted([world.dung.account_id, world.em.account_id])
    assert [seq for _dossier, seq in sign.events] == [5, 6]
    assert lives.found(world, K.NO_RESULT_FILE) == []  # there is no result now
    carry_out(world.dung, code, IssueResult(), at=instant("12/11 10:00"))
    assert len(lives.found(world, K.RESULT_UNDONE)) == 1


@pytest.mark.parametrize(("at", "is_sign"), [("07/11 09:00", False), ("09/11 09:00", True)])
def test_an_extension_on_the_last_day_on_which_it_may_be(world: World, at: str, is_sign: bool) -> None:
    code = lives.handed_over(world)
    carry_out(world.dung, code, Extend(date(2018, 11, 20), "Chờ đo đạc", "15/XL"), at=instant(at))
    assert len(lives.found(world, K.DUE_MOVED)) == is_sign


def test_a_due_date_moved_twice_by_the_office(world: World) -> None:
    code = lives.handed_over(world)
    carry_out(world.dung, code, Extend(date(2018, 11, 20), "Chờ đo đạc", "15/XL"), at=instant("06/11 09:00"))
    assert lives.found(world, K.DUE_MOVED) == []
    at = instant("07/11 09:00")
    DossierEvent.objects.create(
        dossier_id=number_of(code), seq=4, kind="corrected", at=at, recorded_at=at, actor_name="Bình",
        actor_account=world.binh.account_id, data={"reason": "x", "due_at": "2018-11-26T17:00:00+07:00"}, hash=b"",
    )  # fmt: skip
    (sign,) = lives.found(world, K.DUE_MOVED)
    assert sign.numbers["moves"] == 2
    assert sign.accounts == sorted([world.dung.account_id, world.binh.account_id])


@pytest.mark.parametrize("owners", [4, 5])
def test_one_account_for_many_owners_in_a_day(world: World, owners: int) -> None:
    lives.submitted_for(world, owners)
    signs = lives.found(world, K.MANY_OWNERS)
    assert [sign.numbers for sign in signs] == ([{"owners": 5, "dossiers": 5}] if owners == 5 else [])
    assert [sign.accounts for sign in signs] == ([[world.an.account_id]] if owners == 5 else [])


def test_an_account_for_one_owner_with_many_matters_is_none(world: World) -> None:
    for _ in range(6):
        lives.submitted_for(world, 1)
    assert lives.found(world, K.MANY_OWNERS) == []


@pytest.mark.parametrize(("hour", "usual", "is_sign"), [("15:00", 0, True), ("10:00", 0, False), ("15:00", 10, False)])
def test_closing_in_masses_before_a_cut_off(world: World, hour: str, usual: int, is_sign: bool) -> None:
    begun, due = instant("05/09 09:00"), instant("28/12 17:00")
    lives.past(world, 20, begun, due, instant(f"30/11 {hour}"))
    for day in range(1, 31):
        if usual:
            lives.past(world, usual, begun, due, instant(f"{day:02}/10 15:30"))
            lives.past(world, usual, begun, due, instant(f"{min(day, 29):02}/11 15:30"))
    signs = lives.found(world, K.MASS_CLOSING)
    assert [sign.scope for sign in signs] == ([f"{world.province.pk}/2018-11-30"] if is_sign else [])
    if is_sign:
        assert (signs[0].numbers["dossiers"], signs[0].numbers["usual"], len(signs[0].events)) == (20, "0.0", 20)


@pytest.mark.parametrize(("ended", "again", "is_sign"), [("09/11", "13/11", True), ("07/11", "08/11", False),
                                                         ("09/11", "26/11", False)])  # fmt: skip
def test_ended_near_the_due_date_and_handed_in_anew(world: World, ended: str, again: str, is_sign: bool) -> None:
    code = lives.handed_over(world)
    carry_out(world.chi, code, ASKED, at=instant(f"{ended} 09:00"))
    carry_out(world.binh, code, Withdraw("Phạm Thị An"), at=instant(f"{ended} 10:00"))
    accept_dossier(world.binh, application(), at=instant(f"{again} 10:00"))
    accept_dossier(world.binh, application(owner=lives.person(7)), at=instant(f"{again} 10:00"))
    signs = lives.found(world, K.HANDED_IN_ANEW)
    assert [sign.dossier_id for sign in signs] == ([number_of(code)] if is_sign else [])


@pytest.mark.parametrize(("people", "seconds", "is_sign"), [(5, 0, True), (4, 0, False), (5, 1, False)])
def test_returned_to_many_in_one_second(world: World, people: int, seconds: int, is_sign: bool) -> None:
    done, at = instant("08/11 09:00"), instant("09/11 09:00")
    for place, number in enumerate(lives.past(world, people, instant("05/11 09:00"), instant("12/11 17:00"), done)):
        DossierEvent.objects.create(
            dossier_id=number, seq=4, kind="returned", at=at.replace(second=place * seconds), recorded_at=at,
            actor_account=world.binh.account_id, actor_name="Bình", data={"via": "counter", "receiver": "x"}, hash=b"",
        )  # fmt: skip
    signs = lives.found(world, K.RETURNED_TOGETHER)
    assert [sign.numbers for sign in signs] == ([{"owners": 5, "dossiers": 5}] if is_sign else [])


def test_what_the_post_takes_in_one_second_is_none(world: World) -> None:
    done = instant("08/11 09:00")
    for number in lives.past(world, 6, instant("05/11 09:00"), instant("12/11 17:00"), done):
        DossierEvent.objects.create(
            dossier_id=number, seq=4, kind="returned", at=done, recorded_at=done, actor_name="Bình",
            data={"via": "post", "receiver": "x"}, hash=b"",
        )  # fmt: skip
    assert lives.found(world, K.RETURNED_TOGETHER) == []


def test_looking_again_keeps_what_was_found_and_blocks_nobody(world: World) -> None:
    code = lives.handed_over(world)
    carry_out(world.chi, code, ASKED, at=instant("12/11 09:00"))
    (first,) = lives.found(world, K.LATE_REQUEST)
    FoundSign.objects.update(standing="explained")
    find_signs(Period(date(2018, 11, 1), date(2018, 11, 30)), at=instant("30/11 19:00"))
    again = FoundSign.objects.get()
    assert (again.pk, again.found_at, again.standing) == (first.pk, first.found_at, "explained")
    carry_out(world.binh, code, ReceiveSupplement(("Bản đồ",)), at=instant("13/11 09:00"))
    carry_out(
        world.binh, lives.resolved(world), ReturnResult("Phạm Thị An", identity_checked=True), at=instant("13/11 09:00")
    )
