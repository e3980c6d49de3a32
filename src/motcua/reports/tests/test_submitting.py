"""Submitting, correcting and reading back: what is frozen stays, of two at once one wins."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Barrier

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.models import F

from motcua.dossiers.projectors import Change
from motcua.dossiers.tests.test_append_only import PRIVILEGES, ROLE
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Conflict, DomainError, Invalid, NotFound, Refused
from motcua.organisation.actors import STRANGER, Actor, HeldPost
from motcua.organisation.models import ServiceCentre
from motcua.reports.access import frozen_for, visible_to
from motcua.reports.actions.submit_report import submit_report
from motcua.reports.asking import ask
from motcua.reports.frozen import filled_of, frozen_problems, recounted
from motcua.reports.models import SubmittedReport
from motcua.reports.rules.periods import ReportPeriod, days, month, quarter
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.actions.close_days import close_days
from motcua.statistics.models import SectorTotal
from motcua.statistics.tests.places import write
from motcua.statistics.tests.stories import crowd
from motcua.territory.models import AdministrativeUnit, Succession

AT = datetime(2018, 12, 20, 9, tzinfo=VIETNAM)
STORIES = crowd(6, 30)


def head_of(code: str, name: str = "Vũ Thị Em") -> Actor:
    centre = ServiceCentre.objects.get(code=code)
    return Actor(7, name, (HeldPost(1, centre.pk, None, frozenset({"centre_head"}), f"{code}.em"),))


def wanted(unit: str = "QNI", period: ReportPeriod | None = None, form: str = "II.06a") -> Wanted:
    return ask(form, unit, below=False, period=period or quarter(2018, 1))


@pytest.fixture
def world(places: None) -> list[Change]:
    write(STORIES[::2])
    return STORIES


def test_what_is_submitted_is_frozen_with_who_when_and_as_of(world: list[Change]) -> None:
    row = submit_report(head_of("QNI"), wanted(), at=AT)
    assert (row.version, row.by_name, row.by_post, row.submitted_at) == (1, "Vũ Thị Em", "QNI.em", AT)
    assert row.as_of == datetime(2018, 3, 15, tzinfo=VIETNAM)
    stored = SubmittedReport.objects.get()
    assert filled_of(stored).total.values["total"] > 0
    assert list(frozen_problems()) == []
    assert recounted(stored, now=AT) == ()


def test_what_is_recorded_later_shows_cell_by_cell_and_the_frozen_form_stays(world: list[Change]) -> None:
    row = submit_report(head_of("QNI"), wanted(), at=AT)
    before = filled_of(row)
    write(STORIES[1::2])
    stored = SubmittedReport.objects.get()
    assert filled_of(stored) == before
    told = {(each.line.code, each.column): (each.before, each.now) for each in recounted(stored, now=AT)}
    was, now = told["", "total"]
    assert was == before.total.values["total"] < now


def test_a_correction_is_a_new_version_with_a_reason(world: list[Change]) -> None:
    em = head_of("QNI")
    first = submit_report(em, wanted(), at=AT)
    with pytest.raises(Conflict, match="report_already_submitted"):
        submit_report(em, wanted(), at=AT)
    with pytest.raises(Invalid, match="correction_without_reason"):
        submit_report(em, wanted(), at=AT, seen=1, reason=" ")
    write(STORIES[1::2])
    second = submit_report(em, wanted(), at=AT, seen=1, reason="Nhập bù sổ giấy")
    assert (second.version, second.reason) == (2, "Nhập bù sổ giấy")
    assert SubmittedReport.objects.get(pk=first.pk).payload == first.payload
    assert list(frozen_problems()) == []


def test_only_the_head_of_the_centre_submits(world: list[Change]) -> None:
    for actor in (
        STRANGER,
        head_of("QNI.193"),
        Actor(8, "Nguyễn Văn Bình", (HeldPost(2, 1, None, frozenset({"receptionist"})),)),
    ):
        with pytest.raises(Refused, match="submitted_by_head"):
            submit_report(actor, wanted(), at=AT)
    province = ask("06", "", below=True, period=quarter(2018, 1))
    with pytest.raises(Refused, match="submitted_by_head"):
        submit_report(head_of("QNI.193"), province, at=AT)
    assert submit_report(head_of("QNI"), province, at=AT).unit == ""


def test_the_successors_head_submits_the_last_report_of_a_centre_that_ended(world: list[Change]) -> None:
    """Hạ Long ends on 31/03/2018; Móng Cái takes it over whole."""
    end(succeeded_by=["194"])
    row = submit_report(head_of("QNI.194"), wanted("QNI.193"), at=AT)
    assert (row.unit, row.centre.code, row.version) == ("QNI.193", "QNI.194", 1)
    assert row.reason == (
        "Trung tâm Hạ Long kết thúc ngày 31/03/2018, theo NQ 1/2018; Trung tâm Móng Cái kế thừa toàn bộ."
    )
    assert list(frozen_problems()) == []
    for other in ("QNI", "QNI.193"):
        with pytest.raises(Refused, match="submitted_by_head"):
            submit_report(head_of(other), wanted("QNI.193"), at=AT, seen=1, reason="x")
    second = submit_report(head_of("QNI.194"), wanted("QNI.193"), at=AT, seen=1, reason="Nhập bù sổ giấy")
    assert second.reason.startswith("Trung tâm Hạ Long kết thúc")
    assert second.reason.endswith("kế thừa toàn bộ. Nhập bù sổ giấy")


def test_the_provincial_head_submits_for_a_district_that_was_split(world: list[Change]) -> None:
    end(succeeded_by=["194", "06652"])
    row = submit_report(head_of("QNI"), wanted("QNI.193"), at=AT)
    assert "chia cho nhiều đơn vị kế thừa" in row.reason
    with pytest.raises(Refused, match="submitted_by_head"):
        submit_report(head_of("QNI.194"), wanted("QNI.193"), at=AT, seen=1, reason="x")


def end(succeeded_by: list[str]) -> None:
    last, on = date(2018, 3, 31), date(2018, 4, 1)
    ServiceCentre.objects.filter(code="QNI.193").update(valid_to=last)
    AdministrativeUnit.objects.filter(code="193").update(valid_to=last)
    for code in succeeded_by:
        Succession.objects.create(
            predecessor=AdministrativeUnit.objects.get(code="193"),
            successor=AdministrativeUnit.objects.get(code=code),
            on=on,
            is_split=len(succeeded_by) > 1,
            source="NQ 1/2018",
        )


def test_a_running_or_overlapping_period_is_refused_and_another_series_is_not(world: list[Change]) -> None:
    em = head_of("QNI")
    with pytest.raises(Refused, match="period_not_over"):
        submit_report(em, wanted(period=month(2018, 12)), at=AT)
    january = days(date(2018, 1, 1), date(2018, 1, 31), today=AT.date())
    submit_report(em, wanted(period=january), at=AT)
    with pytest.raises(Refused, match="period_overlaps"):
        submit_report(em, wanted(period=days(date(2018, 1, 31), date(2018, 2, 9), today=AT.date())), at=AT)
    submit_report(em, wanted(period=quarter(2018, 1)), at=AT)
    submit_report(head_of("QNI.193"), wanted("QNI.193", january), at=AT)
    assert SubmittedReport.objects.count() == 3


def test_what_does_not_add_up_is_not_submitted(world: list[Change]) -> None:
    close_days(date(2018, 2, 28))
    SectorTotal.objects.filter(day=date(2018, 2, 28)).update(open=F("open") + 5)
    with pytest.raises(Refused, match="report_does_not_add_up") as refused:
        submit_report(head_of("QNI"), wanted(), at=AT)
    assert "3 = 7 + 11" in refused.value.vi
    assert not SubmittedReport.objects.exists()


def test_frozen_reports_are_for_officers_and_absent_to_others(world: list[Change]) -> None:
    row = submit_report(head_of("QNI"), wanted(), at=AT)
    assert frozen_for(head_of("QNI.194"), row.pk) == row
    for actor in (STRANGER, Actor(9, "Phạm Thị An")):
        assert not visible_to(actor).exists()
        with pytest.raises(NotFound, match="report_not_found"):
            frozen_for(actor, row.pk)


@pytest.mark.parametrize(
    "damage",
    [{"by_name": "Người khác"}, {"reason": "x"}, {"first": date(2017, 1, 1)}, {"as_of": AT}, {"payload": {}}],
)
def test_a_damaged_frozen_report_is_found(world: list[Change], damage: dict[str, object]) -> None:
    row = submit_report(head_of("QNI"), wanted(), at=AT)
    if "payload" in damage:
        row.payload["lines"][-1]["values"]["late"] = 0
        damage = {"payload": row.payload | {"unit_name": "x"}}
    SubmittedReport.objects.update(**damage)
    assert len(list(frozen_problems())) == 1


def test_a_version_that_was_removed_is_found(world: list[Change]) -> None:
    em = head_of("QNI")
    submit_report(em, wanted(), at=AT)
    submit_report(em, wanted(), at=AT, seen=1, reason="Sửa")
    SubmittedReport.objects.filter(version=1).delete()
    assert "version 1 is missing" in next(frozen_problems())


@pytest.mark.parametrize(
    "statement", ["UPDATE reports_submittedreport SET reason = ''", "DELETE FROM reports_submittedreport"]
)
def test_the_serving_role_submits_and_rewrites_nothing(world: list[Change], statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(ROLE)
        cursor.execute(PRIVILEGES.read_text(encoding="utf-8"))
        cursor.execute("SET LOCAL ROLE motcua_app")
        submit_report(head_of("QNI"), wanted(), at=AT)
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            cursor.execute(statement)
        cursor.execute("RESET ROLE")


def test_of_two_who_submit_at_once_one_wins(committed_places: None) -> None:
    write(STORIES[:6])
    start = Barrier(2)

    def submit(name: str) -> str:
        try:
            actor = head_of("QNI", name)
            start.wait(10)
            return submit_report(actor, wanted(), at=AT).by_name
        except DomainError as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(submit, ("Em", "Dung")))
    winner = SubmittedReport.objects.get()
    assert answers == sorted([winner.by_name, "report_already_submitted"])
