"""What the demo tells of programmes and news holds before their own rules, says that it is training data, and is told
once."""

from motcua.demo.news import tell_news
from motcua.demo.programmes import TRAINING, tell_programmes
from motcua.dossiers.tests.world import World, build_world, instant
from motcua.journal.models import StoryEvent
from motcua.journal.verify import verify_stories
from motcua.news.models import Article, PeriodicReport
from motcua.organisation.models import Post
from motcua.programmes.models import Project
from motcua.programmes.tests.lives import coordinator

AT = instant("30/10 17:00")


def test_programmes_and_news_are_told_once(db: None) -> None:
    world: World = build_world()
    coordinator(world)
    Post.objects.filter(code="QNI.dung").update(roles=["approver", "centre_head"])
    for _ in range(2):
        tell_programmes(AT)
        tell_news(AT)
    assert Project.objects.count() == 6
    assert all(TRAINING in project.name for project in Project.objects.all())
    assert (Article.objects.count(), PeriodicReport.objects.count()) == (1, 1)
    assert verify_stories().differences == []
    assert StoryEvent.objects.count() > 50
