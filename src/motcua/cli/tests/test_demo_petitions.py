"""The demo's petitions: every state at three levels, told once, saying that they are for training, and refolded."""

from datetime import date
from typing import Any

from motcua.demo.petitions import STORIES, TRAINING, tell_petitions
from motcua.dossiers.tests.world import World, add_centre, build_world, instant
from motcua.journal.verify import verify_stories
from motcua.kernel.clock import TrainingClock, real_now
from motcua.organisation.models import Post, ServiceCentre
from motcua.petitions.models import Petition, PetitionTerm, SenderMessage
from motcua.petitions.rules.petition import Status
from motcua.petitions.tests.lives import officer

AT = instant("30/10 17:00")


def test_petitions_are_told_once_in_every_state_at_three_levels(db: None, settings: Any) -> None:
    settings.TRAINING_CLOCK = TrainingClock(AT, real_now())
    world: World = build_world()
    officer(world, "oanh", "Bùi Thị Oanh", "QNI", "controller")
    ward = add_centre(
        "06652", "Phường Hồng Gai", "commune", world.district.unit, "QNI.193.06652", "000.03.01.H49", "H49.02.02"
    )
    ServiceCentre.objects.filter(pk=ward.pk).update(valid_to=date(2025, 6, 30))
    Post.objects.filter(code="QNI.dung").update(roles=["approver", "centre_head"])
    for _ in range(2):
        tell_petitions(AT)
    rows = list(Petition.objects.select_related("place_centre"))
    assert len(rows) == len(STORIES)
    assert {row.status for row in rows} == set(Status)
    assert {row.place_centre.level for row in rows} == {"province", "district", "commune"}
    assert all(TRAINING in row.title for row in rows)
    assert any(row.next_due_at and row.next_due_at < AT for row in rows), "something is overdue"
    assert PetitionTerm.objects.count() == 9
    assert set(SenderMessage.objects.values_list("status", flat=True)) == {"discarded"}, "nobody is written to"
    assert verify_stories().differences == []
