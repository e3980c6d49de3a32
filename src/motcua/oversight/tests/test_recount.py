"""What `motcua verify` says of signs, notes and estimates that somebody has forged."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.models import DossierEvent
from motcua.dossiers.rules.lifecycle.conclude import IssueResult
from motcua.dossiers.rules.lifecycle.extend import Extend
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.tests.world import World, instant
from motcua.oversight.actions.fit_model import fit_model
from motcua.oversight.actions.note_sign import note_sign
from motcua.oversight.models import FoundSign, LateEstimate, SignNote
from motcua.oversight.recount import SignRecount
from motcua.oversight.rules.signs import SignKind
from motcua.oversight.rules.standings import Standing
from motcua.oversight.tests import lives

K = SignKind


@pytest.fixture
def signs(world: World) -> World:
    """One or more of most kinds, and what the model says of three open dossiers."""
    asked = lives.handed_over(world)
    carry_out(world.chi, asked, AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("12/11 09:00"))
    undone = lives.resolved(world)
    carry_out(world.em, undone, UndoLastStep("Nhầm"), at=instant("09/11 10:00"))
    carry_out(world.dung, undone, IssueResult(), at=instant("12/11 10:00"))
    moved = lives.handed_over(world)
    carry_out(world.dung, moved, Extend(date(2018, 11, 20), "Chờ đo đạc", "15/XL"), at=instant("09/11 09:00"))
    lives.submitted_for(world, 5)
    done, at = instant("08/11 09:00"), instant("09/11 09:00")
    for number in lives.past(world, 5, instant("05/11 09:00"), instant("12/11 17:00"), done):
        DossierEvent.objects.create(
            dossier_id=number, seq=4, kind="returned", at=at, recorded_at=at, actor_account=world.binh.account_id,
            actor_name="Bình", data={"via": "counter", "receiver": "x"}, hash=b"",
        )  # fmt: skip
    lives.past(world, 40, instant("03/09 09:00"), instant("10/09 17:00"), instant("12/09 10:00"))
    lives.past(world, 20, instant("05/11 09:00"), instant("03/12 17:00"), instant("30/11 16:00"))
    for _ in range(3):
        lives.handed_over(world, "26/11 09:00")
    lives.found(world, K.LATE_REQUEST)
    fit_model(at=instant("30/11 17:00"))
    return world


def told() -> list[str]:
    return list(SignRecount().differences())


def test_what_was_found_and_written_honestly_is_found_again(signs: World) -> None:
    kinds = set(FoundSign.objects.values_list("kind", flat=True))
    assert kinds == set(K) - {K.HANDED_IN_ANEW}
    for sign in FoundSign.objects.filter(kind=K.LATE_REQUEST):
        for standing in (Standing.CONFIRMED, Standing.TO_INSPECT):
            note_sign(signs.kiem, sign.pk, standing, "Đã xem", request_id=uuid4(), at=lives.EVENING)
    assert LateEstimate.objects.exists()
    assert told() == []


@pytest.mark.parametrize(
    ("kind", "forged", "says"),
    [
        (K.LATE_REQUEST, {"accounts": [999]}, "acts of the accounts [999]"),
        (K.LATE_REQUEST, {"accounts": []}, "acts of the accounts []"),
        (K.LATE_REQUEST, {"events": [[999999, 1]]}, "there is no event (999999, 1)"),
        (K.LATE_REQUEST, {"events": []}, "it names no event"),
        (K.LATE_REQUEST, {"scope": "1/1"}, "it goes by 1/1"),
        (K.LATE_REQUEST, {"at": instant("01/11 09:00")}, "it is of 2018-11-01"),
        (K.LATE_REQUEST, {"standing": "explained"}, "stands as explained, its notes say new"),
        (K.LATE_REQUEST, {"kind": "mass-closing"}, "its events are supplement_requested"),
        (K.LATE_REQUEST, {"kind": "x"}, "there is no such kind"),
        (K.MANY_OWNERS, {"numbers": {"owners": 9, "dossiers": 9}}, "9 dossiers, the events say 5"),
        (K.RETURNED_TOGETHER, {"accounts": [1, 2]}, "acts of the accounts [1, 2]"),
    ],
)
def test_a_forged_sign_is_reported(signs: World, kind: SignKind, forged: dict[str, Any], says: str) -> None:
    sign = FoundSign.objects.filter(kind=kind).earliest("pk")
    FoundSign.objects.filter(pk=sign.pk).update(**forged)
    assert any(f"sign {sign.pk}" in line and says in line for line in told()), told()


def test_a_sign_made_up_of_an_honest_act_is_reported(signs: World) -> None:
    """Papers asked for in good time: the event is there, the sign is not."""
    code = lives.handed_over(signs)
    carry_out(signs.chi, code, AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("06/11 09:00"))
    event = DossierEvent.objects.get(dossier__code=code, kind="supplement_requested")
    forged = FoundSign.objects.create(
        kind=K.LATE_REQUEST, scope=f"{event.dossier_id}/{event.seq}", centre=signs.province, at=event.at,
        dossier_id=event.dossier_id, accounts=[event.actor_account], events=[[event.dossier_id, event.seq]],
        numbers={"due": "2018-11-12T17:00:00+07:00", "days_left": 1}, found_at=lives.EVENING,
    )  # fmt: skip
    assert told() == [f"sign {forged.pk} (late-request): it is not found again in the events"]


def test_a_note_that_could_not_follow_and_one_that_was_taken_away_are_reported(signs: World) -> None:
    sign = FoundSign.objects.filter(kind=K.LATE_REQUEST).earliest("pk")
    note_sign(signs.kiem, sign.pk, Standing.CONFIRMED, "Đã xem", request_id=uuid4(), at=lives.EVENING)
    SignNote.objects.update(standing="to-inspect")
    assert any("says to-inspect after new" in line for line in told())
    SignNote.objects.all().delete()
    assert told() == [f"sign {sign.pk}: stands as confirmed, its notes say new"]


@pytest.mark.parametrize("forged", [{"late": 0, "share": 0}, {"share": 1}, {"level": 2, "cases": 31}])
def test_a_forged_estimate_is_reported(signs: World, forged: dict[str, int]) -> None:
    estimate = LateEstimate.objects.earliest("dossier_id")
    LateEstimate.objects.filter(pk=estimate.pk).update(**forged)
    (line,) = told()
    assert line.startswith(f"estimate of dossier #{estimate.dossier_id}:")
