"""Check-lists of reception units: counts as of a day, history, prices, and who may write them (NĐ 61/2018 Art 13)."""

from datetime import date
from uuid import uuid4

import pytest

from motcua.dossiers.tests.world import World, instant
from motcua.journal.verify import verify_stories
from motcua.kernel.errors import DomainError
from motcua.kernel.tests.at_once import at_once
from motcua.organisation.actions.record_equipment import record_equipment
from motcua.organisation.actors import SYSTEM, Actor
from motcua.organisation.models import CentreEquipment, ServiceCentre
from motcua.organisation.queries import count_modern
from motcua.reviews.actions.check_equipment import check_equipment
from motcua.reviews.actions.set_price import set_price
from motcua.reviews.equipment import Overview, overview
from motcua.reviews.tests.people import add_items, add_people

AT = instant("05/11 09:00")


def look(actor: Actor, centre: ServiceCentre, day: str, at: object = AT, **marks: bool) -> None:
    check_equipment(
        actor, centre, marks, checked_on=instant(f"{day} 09:00").date(), source="Biên bản 1", request_id=uuid4(), at=AT
    )


@pytest.fixture
def equipped(world: World) -> World:
    add_people(world)
    add_items()
    for item in ("seats", "camera_linked"):
        present = item == "seats"
        record_equipment(SYSTEM, world.district, item, is_present=present, checked_on=date(2018, 10, 1), source="Tệp")
    return world


def standing(seen: Overview) -> list[bool | None]:
    return [unit.is_modern for unit in seen.units]


def test_an_earlier_day_still_reads_as_it_did(equipped: World) -> None:
    world = equipped
    look(world.quyen, world.district, "02/11", camera_linked=True)
    days = {"30/09": None, "01/10": False, "01/11": False, "02/11": True}
    for day, is_modern in days.items():
        assert standing(overview("district", instant(f"{day} 09:00").date())) == [is_modern], day
    now = date(2018, 11, 5)
    assert len(overview("district", now).of("modern")) == count_modern("district", now).modern == 1


def test_what_is_missing_costs_its_price_or_nobody_knows(equipped: World) -> None:
    world, now = equipped, date(2018, 11, 5)
    seen = overview("district", now)
    assert (seen.known_cost, [lack.item.code for lack in seen.without_price]) == (None, ["camera_linked"])
    set_price(
        world.quyen, "camera_linked", amount=12_000_000, valid_from=date(2018, 11, 1), source="Giá tập huấn", at=AT
    )
    seen = overview("district", now)
    assert (seen.known_cost, seen.without_price) == (12_000_000, ())
    assert [lack.units for lack in seen.lacks] == [0, 1]
    for _ in range(2):
        set_price(world.khanh, "camera_linked", amount=9_000_000, valid_from=date(2018, 11, 4), source="Mới", at=AT)
    assert overview("district", now).known_cost == 9_000_000
    assert overview("district", date(2018, 11, 2)).known_cost == 12_000_000


def test_the_counts_agree_with_their_lists_in_few_queries(
    equipped: World, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(7):  # type: ignore[operator]
        seen = overview("", date(2018, 11, 5))
    assert len(seen.of("all")) == sum(len(seen.of(each)) for each in ("modern", "lacking", "unknown")) == 2


def test_the_head_looks_at_her_own_the_coordinator_everywhere(equipped: World) -> None:
    world = equipped
    look(world.giang, world.district, "02/11", seats=True)
    for other in (world.giang, world.chi, world.kiem, world.oanh, world.an):
        with pytest.raises(DomainError) as refused:
            look(other, world.province, "02/11", seats=True)
        assert refused.value.code == "not_your_post"
    with pytest.raises(DomainError) as refused:
        set_price(world.em, "seats", amount=1, valid_from=date(2018, 11, 1), source="x", at=AT)
    assert refused.value.code == "not_your_post"


@pytest.mark.parametrize(
    ("day", "marks", "code"),
    [
        ("06/11", {"seats": True}, "checked_in_future"),
        ("02/11", {}, "nothing_checked"),
        ("30/09", {"seats": False}, "equipment_checked_later"),
        ("02/11", {"khong": True}, "equipment_unknown"),
    ],
)
def test_what_cannot_have_been_seen_is_refused(equipped: World, day: str, marks: dict[str, bool], code: str) -> None:
    with pytest.raises(DomainError) as refused:
        look(equipped.quyen, equipped.district, day, **marks)
    assert refused.value.code == code
    assert verify_stories().stories == 0


def test_a_line_changed_behind_the_story_is_found(equipped: World) -> None:
    look(equipped.quyen, equipped.district, "02/11", camera_linked=True)
    assert verify_stories().differences == []
    CentreEquipment.objects.filter(item__code="seats").update(is_present=False)
    assert len(verify_stories().differences) == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_look_at_once_are_both_heard(committed_world: World) -> None:
    world = add_people(committed_world)
    add_items()
    done = at_once(
        lambda: look(world.quyen, world.province, "02/11", seats=True),
        lambda: look(world.em, world.province, "02/11", camera_linked=True),
    )
    assert done == [None, None]
    assert standing(overview("province", date(2018, 11, 5))) == [True]
    assert verify_stories().differences == []
