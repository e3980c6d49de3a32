"""What becomes of a citizen's dossiers when the account is merged, copied or closed."""

import pytest

from motcua.dossiers.actions.follow_account import follow_account
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.personal_data import dossiers_of, what_stays
from motcua.dossiers.queries import visible_to
from motcua.dossiers.tests.world import World, application, instant
from motcua.dossiers.verify import verify_all
from motcua.organisation.actors import actor_for
from motcua.people.models import Account


@pytest.fixture
def world(db: None) -> World:
    from motcua.dossiers import directory, reception
    from motcua.dossiers.tests.world import build_world
    from motcua.worktime.queries import forget_schedules

    directory.forget()
    reception.forget()
    forget_schedules()
    return build_world()


@pytest.mark.django_db
def test_drafts_and_dossiers_go_along_and_the_story_stays_whole(world: World) -> None:
    other = Account.objects.create(username="dd-an", full_name="Phạm Thị An")
    an = world.an.account_id
    assert an is not None
    save_draft(world.an, application(), at=instant("05/11 08:00"))
    submitted = save_draft(world.an, application(), at=instant("05/11 08:05"))
    submit_dossier(world.an, submitted.dossier_id, at=instant("05/11 08:10"))
    assert follow_account(an, other.pk, instant("05/11 08:00")) == 2
    assert visible_to(world.an).count() == 0
    assert visible_to(actor_for(other, instant("05/11 09:00").date())).count() == 2
    assert DossierEvent.objects.filter(kind="account_followed").count() == 2
    assert verify_all().differences == []
    assert follow_account(an, other.pk, instant("05/11 09:00")) == 0


@pytest.mark.django_db
def test_a_copy_tells_of_ones_own_dossiers_only(world: World) -> None:
    save_draft(world.an, application(), at=instant("05/11 08:00"))
    other = Account.objects.create(username="dd-an", full_name="Phạm Thị An")
    assert dossiers_of(other.pk).data == []
    (told,) = dossiers_of(world.an.account_id or 0).data
    assert told["procedure"] == "1.000001"
    assert told["owner"]["name"] == "Phạm Thị An"
    assert [each["what"] for each in told["story"]] == ["drafted"]


@pytest.mark.django_db
def test_before_closing_one_is_told_how_many_dossiers_stay(world: World) -> None:
    an = world.an.account_id or 0
    assert what_stays(an) == ()
    save_draft(world.an, application(), at=instant("05/11 08:00"))
    (stays,) = what_stays(an)
    assert "1 hồ sơ" in stays.vi
    assert Dossier.objects.count() == 1
