"""The training drafts: one at each stage, told once, by the cast's own acts."""

import pytest

from motcua.demo.drafts import tell_drafts
from motcua.dossiers.tests.world import instant
from motcua.journal.verify import verify_stories
from motcua.reforms.models import DraftRow
from motcua.reforms.tests.drafting import build_drafting_world


@pytest.mark.django_db
def test_the_demo_tells_its_drafts_once() -> None:
    build_drafting_world()
    for _ in range(2):
        tell_drafts(instant("30/11 09:00"))
    assert sorted(DraftRow.objects.values_list("stage", flat=True)) == [
        "accepted",
        "drafting",
        "published",
        "published",
        "submitted",
    ]
    assert verify_stories().differences == []
