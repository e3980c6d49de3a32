"""The demo's indices: what was published, and one training assessment by each set that has a subject; once."""

import pytest

from motcua.demo.indices import SETS, TRAINING, tell_indices
from motcua.dossiers.tests.world import SINCE, build_world, instant
from motcua.indices.models import Assessment, CriterionSet, PublishedScore
from motcua.indices.rules.composite.story import ASSESSMENT
from motcua.journal.reading import told
from motcua.journal.verify import verify_stories
from motcua.organisation.models import Post, PostHolding
from motcua.people.models import Account

AT = instant("30/11 18:00")


@pytest.mark.django_db
def test_indices_are_told_once_and_say_that_they_are_for_training() -> None:
    world = build_world()
    tell_indices(AT)
    assert (PublishedScore.objects.count(), CriterionSet.objects.count()) == (1344, len(SETS))
    assert not Assessment.objects.exists()  # nobody of the cast is there to appraise
    account = Account.objects.create(username="quyen", full_name="Đặng Thị Quyên")
    post = Post.objects.create(
        code="QNI.quyen", title="Điều phối", centre=world.province, roles=["coordinator"], valid_from=SINCE
    )
    PostHolding.objects.create(account=account, post=post, valid_from=SINCE)
    tell_indices(AT)
    tell_indices(AT)
    rows = Assessment.objects.order_by("subject")
    assert [(row.subject, row.status, row.is_training) for row in rows] == [
        ("QNI", "published", True),
        ("QNI.193", "published", True),
    ]
    scored = told(ASSESSMENT, rows[0].pk).state.scored
    assert {each.note for each in scored.values()} == {TRAINING}
    assert verify_stories().differences == []
