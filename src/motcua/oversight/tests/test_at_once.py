"""Two supervisors, or two nights, at once: with real connections, one after the other in the end."""

from collections.abc import Callable
from uuid import uuid4

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.tests.world import World, instant
from motcua.kernel.errors import Refused
from motcua.kernel.tests.at_once import at_once
from motcua.organisation.actors import Actor
from motcua.oversight.actions.find_signs import find_signs
from motcua.oversight.actions.fit_model import fit_model
from motcua.oversight.actions.note_sign import note_sign
from motcua.oversight.models import FoundSign, LateEstimate, LateGroup, LateModel, SignNote
from motcua.oversight.recount import SignRecount
from motcua.oversight.rules.signs import SignKind
from motcua.oversight.rules.standings import Standing
from motcua.oversight.tests import lives
from motcua.statistics.rules.periods import Period


def late_request(world: World) -> FoundSign:
    code = lives.handed_over(world)
    carry_out(world.chi, code, AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("12/11 09:00"))
    (sign,) = lives.found(world, SignKind.LATE_REQUEST)
    return sign


def test_of_two_supervisors_who_contradict_each_other_one_is_refused(committed_world: World) -> None:
    sign = late_request(committed_world)

    def writes(actor: Actor, standing: Standing) -> Callable[[], SignNote]:
        return lambda: note_sign(actor, sign.pk, standing, "Đã hỏi", request_id=uuid4(), at=lives.EVENING)

    done = at_once(writes(committed_world.em, Standing.EXPLAINED), writes(committed_world.kiem, Standing.CONFIRMED))
    (note,) = [one for one in done if isinstance(one, SignNote)]
    (refused,) = [one for one in done if isinstance(one, Refused)]
    assert refused.code == "standing_cannot_follow"
    sign.refresh_from_db()
    assert (sign.standing, SignNote.objects.count()) == (note.standing, 1)
    assert list(SignRecount().differences()) == []


def test_two_clicks_of_one_supervisor_are_one_note(committed_world: World) -> None:
    sign, key = late_request(committed_world), uuid4()

    def writes() -> SignNote:
        return note_sign(committed_world.em, sign.pk, Standing.EXPLAINED, "Đã hỏi", request_id=key, at=lives.EVENING)

    one, other = at_once(writes, writes)
    assert one == other
    assert SignNote.objects.count() == 1


def test_two_fits_and_two_searches_at_once_leave_what_one_leaves(committed_world: World) -> None:
    lives.past(committed_world, 40, instant("03/09 09:00"), instant("10/09 17:00"), instant("12/09 10:00"))
    late_request(committed_world)
    for day in ("26/11 09:00", "27/11 09:00"):
        lives.handed_over(committed_world, day)
    fit_model(at=instant("30/11 01:30"))
    columns = ("level", "what", "centre_id", "stage", "left", "late", "cases")
    groups, estimates = set(LateGroup.objects.values_list(*columns)), LateEstimate.objects.count()
    assert (len(groups) > 0, estimates) == (True, 2)
    november = Period(instant("01/11 00:00").date(), instant("30/11 00:00").date())
    FoundSign.objects.all().delete()

    def night() -> int:
        find_signs(november, at=lives.EVENING)
        return fit_model(at=instant("30/11 01:30")).pk

    one, other = at_once(night, night)
    assert one == other == LateModel.objects.get().pk
    assert set(LateGroup.objects.values_list(*columns)) == groups
    assert LateEstimate.objects.count() == estimates
    assert FoundSign.objects.filter(kind=SignKind.LATE_REQUEST).count() == 1
