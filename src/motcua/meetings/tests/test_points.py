"""Points: the register, tests, times out of use; the shipped 237."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from motcua.dossiers.tests.world import World
from motcua.journal.verify import verify_stories
from motcua.kernel.errors import DomainError, Invalid, NotFound, Refused
from motcua.meetings.access import point_for
from motcua.meetings.actions.load_points import COLUMNS, load_points
from motcua.meetings.actions.put_back import put_back
from motcua.meetings.actions.record_test import record_test
from motcua.meetings.actions.register_point import register_point
from motcua.meetings.actions.take_out_of_use import take_out_of_use
from motcua.meetings.models import Point
from motcua.meetings.rules.facts import PointLevel, PointPutBack, PointTakenOut, PointTested
from motcua.meetings.tests.meetings_world import NOW, a_point, act_on, build_meetings_world, coordinator, new_point

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def world(db: None) -> World:
    return build_meetings_world()


def test_a_point_is_registered_tested_taken_out_and_put_back(world: World) -> None:
    subject = a_point(world).subject
    state = point_for(world.quyen, subject)[1].state
    assert state.is_test_due(TODAY)
    record_test(act_on(world, subject), PointTested(TODAY - timedelta(days=30), True, True, True))
    assert not point_for(world.quyen, subject)[1].state.is_test_due(TODAY)
    assert point_for(world.quyen, subject)[1].state.is_test_due(TOMORROW)
    record_test(act_on(world, subject), PointTested(TODAY, True, False, True, "Micro hỏng"))
    record_test(act_on(world, subject), PointTested(TODAY - timedelta(days=3), True, True, True))  # entered late
    take_out_of_use(act_on(world, subject), PointTakenOut(TODAY, "Chờ micro mới", None))
    row = Point.objects.get()
    assert (row.tested_on, row.test_passed, row.out_from, row.out_until) == (TODAY, False, TODAY, None)
    put_back(act_on(world, subject), PointPutBack(TODAY))
    assert Point.objects.get().out_from is None  # back on its first day: it never was out of use
    take_out_of_use(act_on(world, subject), PointTakenOut(TODAY - timedelta(days=9), "Chờ micro mới", None))
    story = put_back(act_on(world, subject), PointPutBack(TODAY - timedelta(days=2)))
    assert story.state.outage_on(TODAY - timedelta(days=3))
    assert story.state.outage_on(TODAY - timedelta(days=2)) is None
    assert verify_stories().differences == []


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        (PointTested(TOMORROW, True, True, True), "time_in_future"),
        (PointTested(TODAY, True, True, False), "test_without_reason"),
        (PointTakenOut(TODAY, "Sửa", TODAY - timedelta(days=1)), "days_backwards"),
        (PointTakenOut(TODAY, "", None), "text_missing"),
        (PointPutBack(TODAY), "in_use_already"),
    ],
)
def test_what_may_not_happen_to_a_point(world: World, fact: object, code: str) -> None:
    act = act_on(world, a_point(world).subject)
    actions = {PointTested: record_test, PointTakenOut: take_out_of_use, PointPutBack: put_back}
    with pytest.raises(DomainError) as refused:
        actions[type(fact)](act, fact)
    assert refused.value.code == code
    assert Point.objects.get().seq == 1


def test_out_of_use_once_at_a_time(world: World) -> None:
    subject = a_point(world).subject
    take_out_of_use(act_on(world, subject), PointTakenOut(TOMORROW, "Sửa phòng", TOMORROW))
    for first, until in ((TOMORROW, None), (TODAY, TODAY), (date(2019, 1, 1), None)):
        with pytest.raises(Refused, match="out_of_use_already"):
            take_out_of_use(act_on(world, subject), PointTakenOut(first, "Lại sửa", until))
    put_back(act_on(world, subject), PointPutBack(TODAY))  # it is not taken out after all
    take_out_of_use(act_on(world, subject), PointTakenOut(date(2019, 1, 1), "Lại sửa", None))
    assert verify_stories().differences == []


def test_who_keeps_a_point(world: World) -> None:
    elsewhere = coordinator(world, "xuan", "QNI.193")
    subject = a_point(world).subject
    assert point_for(elsewhere, subject)  # to invite it
    with pytest.raises(NotFound):
        take_out_of_use(act_on(world, subject, actor=elsewhere), PointTakenOut(TODAY, "Không", None))
    for actor in (world.an, world.em, world.kiem, world.giang):
        with pytest.raises(NotFound):
            point_for(actor, subject)
        with pytest.raises(NotFound):
            register_point(actor, new_point("P9"), request_id=uuid4(), at=NOW)


def test_the_register_refuses_what_is_no_point(world: World) -> None:
    request = uuid4()
    first = register_point(world.quyen, new_point("QNI"), request_id=request, at=NOW)
    assert register_point(world.quyen, new_point("QNI"), request_id=request, at=NOW) == first
    for changes, error in (
        ({"code": "QNI"}, Refused),
        ({"one_stop": "KHONG"}, Invalid),
        ({"one_stop": ""}, Invalid),
        ({"level": PointLevel.DEPARTMENT}, Invalid),
        ({"level": PointLevel.DEPARTMENT, "agency": "H49.99"}, Invalid),
        ({"source": ""}, Invalid),
    ):
        with pytest.raises(error):
            register_point(world.quyen, new_point(**({"code": "P9"} | changes)), request_id=uuid4(), at=NOW)
    assert Point.objects.count() == 1


def test_what_a_file_says_is_loaded_once(world: World, tmp_path: Path) -> None:
    file = tmp_path / "points.csv"
    lines = [",".join(COLUMNS)]
    for code, level, one_stop in (
        ("QNI", "province", "QNI"),
        ("QNI.193", "district", "QNI.193"),
        ("X", "commune", "X"),
    ):
        lines.append(f"{code},Điểm cầu {code},{level},{one_stop},,Phòng,Máy,Cáp,,Giả định")
    file.write_text("\n".join(lines), encoding="utf-8")
    assert load_points(file, at=NOW) == 2  # there is no unit X on this site
    assert load_points(file, at=NOW) == 0
    assert set(Point.objects.values_list("centre__code", flat=True)) == {"QNI"}
    file.write_text("\n".join(lines).replace("district", "village").replace("QNI.193,Đ", "P,Đ"), encoding="utf-8")
    with pytest.raises(Invalid, match="data_file_bad_cell"):
        load_points(file, at=NOW)
    assert verify_stories().differences == []


def test_the_shipped_points_are_237_down_to_the_commune() -> None:
    from motcua.kernel.data_files import read_rows
    from motcua.meetings.actions.load_points import FILE

    rows = list(read_rows(FILE, COLUMNS))
    assert len({row["code"] for row in rows}) == len(rows) == 237
    assert Counter(row["level"] for row in rows) == {"province": 1, "department": 25, "district": 25, "commune": 186}
    assert all("giả định" in row["source"].casefold() for row in rows)
