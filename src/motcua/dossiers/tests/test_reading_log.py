from datetime import timedelta

import pytest

from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.models import DossierReading
from motcua.dossiers.readers import readings_of
from motcua.dossiers.reading_log import What, record_reading
from motcua.dossiers.tests.world import SINCE, World, application, instant
from motcua.kernel.errors import NotFound, Refused
from motcua.organisation.actors import STRANGER, SYSTEM, actor_for
from motcua.organisation.models import Post, PostHolding
from motcua.people.models import Account

AT = instant("05/11 10:00")


@pytest.fixture
def code(world: World) -> str:
    return accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code


def read(actor, *codes: str, what: What = What.STORY, **more: str) -> None:
    record_reading(actor, codes, what, at=AT, address="203.0.113.9", **more)


def test_a_line_tells_who_by_which_post_what_when_and_from_where(world: World, code: str) -> None:
    read(world.chi, code, what=What.FILE, detail="don.pdf")
    line = DossierReading.objects.get()
    assert (line.account_id, line.post, line.dossier.code) == (world.chi.account_id, "QNI.chi", code)
    assert (line.what, line.detail, line.address, line.at) == ("file", "don.pdf", "203.0.113.9", AT)


def test_an_export_writes_a_line_for_each_dossier(world: World, code: str) -> None:
    other = accept_dossier(world.binh, application(), at=instant("05/11 09:30")).state.code
    read(world.chi, code, other, "000.00.01.H49-181105-9999", what=What.EXPORT)
    assert DossierReading.objects.count() == 2


def test_the_post_written_down_is_the_one_at_the_dossiers_centre(world: World, code: str) -> None:
    account = Account.objects.get(username="chi")
    elsewhere = Post.objects.create(
        code="A.first", title="Hạ Long", centre=world.district, roles=["appraiser"], valid_from=SINCE
    )
    PostHolding.objects.create(account=account, post=elsewhere, valid_from=SINCE)
    both = actor_for(account, AT.date())
    assert both.post_code == "A.first"
    read(both, code)
    read(world.kiem, code)
    assert list(DossierReading.objects.order_by("pk").values_list("post", flat=True)) == ["QNI.chi", "QNI.kiem"]


def test_citizens_strangers_and_the_system_leave_no_line(world: World, code: str) -> None:
    for actor in (world.an, STRANGER, SYSTEM):
        read(actor, code)
    assert not DossierReading.objects.exists()


def test_long_details_are_cut_and_nothing_is_lost(world: World, code: str) -> None:
    read(world.chi, code, detail="x" * 500)
    assert len(DossierReading.objects.get().detail) == 200


def test_auditor_and_head_see_the_readers_last_first(world: World, code: str) -> None:
    for actor in (world.binh, world.chi):
        read(actor, code)
    for actor in (world.kiem, world.em):
        assert [str(each.account) for each in readings_of(actor, code)] == ["Trần Thị Chi", "Nguyễn Văn Bình"]


@pytest.mark.parametrize("name", ["binh", "chi", "dung"])
def test_others_who_see_the_dossier_are_told_whom_to_ask(world: World, code: str, name: str) -> None:
    with pytest.raises(Refused, match="readers_not_for_you"):
        readings_of(getattr(world, name), code)


@pytest.mark.parametrize("name", ["giang", "an"])
def test_for_those_who_do_not_see_the_dossier_it_is_absent(world: World, code: str, name: str) -> None:
    with pytest.raises(NotFound, match="dossier_not_found"):
        readings_of(getattr(world, name), code)


def test_an_acting_post_of_another_centre_opens_nothing(world: World, code: str) -> None:
    assert not readings_of(world.kiem, code).filter(at__gt=AT + timedelta(days=1)).exists()
    with pytest.raises(NotFound):
        readings_of(world.em.acting_by("QNI.nobody"), code)
