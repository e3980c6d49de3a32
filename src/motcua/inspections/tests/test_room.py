"""Plans, inspections and cases through their actions: who may, once only, one at a time, nothing is believed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from motcua.dossiers.rules.documents import Document
from motcua.dossiers.tests.test_append_only import PRIVILEGES, ROLE
from motcua.dossiers.tests.world import ON, SINCE, World, build_world
from motcua.inspections.access import case_for, cases_visible_to, inspection_for
from motcua.inspections.actions.begin_plan import begin_plan
from motcua.inspections.actions.decide_inspection import decide_inspection
from motcua.inspections.actions.load_sanctions import load_sanctions
from motcua.inspections.actions.open_case import open_case
from motcua.inspections.actions.record_on_case import record_on_case
from motcua.inspections.actions.record_on_inspection import record_on_inspection
from motcua.inspections.actions.record_on_plan import record_on_plan
from motcua.inspections.models import CaseRow, InspectionRow, PlanRow, Sanction
from motcua.inspections.paper import CONCLUSION, MINUTES, print_paper
from motcua.inspections.proposals import proposal_about, proposals
from motcua.inspections.queries import count_cases
from motcua.inspections.reading_log import What, record_reading
from motcua.inspections.rules.case_facts import (
    CaseClosed,
    Found,
    HeadFound,
    HeadOutcome,
    Office,
    OfficeTaken,
    Outcome,
    Party,
    Reported,
    Sanctioned,
    Staff,
)
from motcua.inspections.rules.evidence import Evidence, EvidenceKind
from motcua.inspections.rules.independence import Named
from motcua.inspections.rules.inspection_facts import FollowedUp, MinutesSigned, Seat, SeatTaken
from motcua.inspections.rules.plan import Content, ItemAdded, PlanApproved
from motcua.inspections.terms import end_of, sanctions_on
from motcua.inspections.tests.lives import (
    ANSWER,
    ASKED,
    FAULT,
    NOW,
    TODAY,
    concluded,
    decided,
    found,
    inspectors,
    new_case,
    new_inspection,
    number,
    on_case,
    on_inspection,
    opened,
)
from motcua.journal.models import StoryEvent
from motcua.journal.verify import verify_stories
from motcua.kernel.errors import Conflict, DomainError, Invalid, NotFound, Refused
from motcua.kernel.tests.at_once import at_once
from motcua.organisation.actors import Actor, actor_for
from motcua.organisation.models import Post, PostHolding, ServiceCentre
from motcua.oversight.models import FoundSign
from motcua.oversight.rules.standings import Standing
from motcua.oversight.tests.lives import handed_over
from motcua.people.models import Account

NEVER_KEPT = Document("0" * 64, "x.pdf", 10, "application/pdf")
ITEM = ItemAdded("QNI.193", "Hạ Long", (Content.EXECUTION,), 10, 11)
SANCTION = Sanctioned(Party.SUBJECT, "reprimand", "15/QĐ-KL", TODAY)
EXEMPT = HeadFound(HeadOutcome.EXEMPT, "Đã kiểm tra thường xuyên, đã nhắc nhở.")


@pytest.fixture
def world(db: None) -> World:
    built = build_world()
    inspectors(built)
    return built


def test_sanctions_and_terms_are_those_of_the_day(world: World) -> None:
    assert load_sanctions() == 0
    before, after = sanctions_on(date(2025, 6, 30), Staff.OFFICIAL), sanctions_on(date(2025, 7, 1), Staff.OFFICIAL)
    assert [each.code for each in before] == ["reprimand", "warning", "pay_cut", "dismissal"]
    assert [each.code for each in after] == ["reprimand", "warning", "dismissal"]
    assert {each.law for each in sanctions_on(date(2018, 11, 30), Staff.OFFICIAL)} == {"NĐ 34/2011/NĐ-CP"}
    for day in (date(2018, 11, 30), date(2021, 6, 1), date(2026, 1, 1)):
        for staff in Staff:
            codes = [each.code for each in sanctions_on(day, staff)]
            assert codes
            assert len(set(codes)) == len(codes)
    assert all(each.source for each in Sanction.objects.all())
    assert end_of("conclusion", date(2018, 11, 9))[0] == date(2018, 11, 30)  # 15 working days
    assert end_of("conclusion", date(2017, 11, 9)) == (None, "")
    assert end_of("handling", TODAY)[0] == date(2019, 1, 30)


def test_a_plan_is_drawn_up_by_an_inspector_and_approved_by_the_head(world: World) -> None:
    plan = begin_plan(world.phong, 2018, request_id=uuid4(), at=NOW)
    with pytest.raises(Refused):
        begin_plan(world.phong, 2018, request_id=uuid4(), at=NOW)
    with pytest.raises(NotFound):
        begin_plan(world.em, 2019, request_id=uuid4(), at=NOW)
    with pytest.raises(Invalid):
        record_on_plan(world.phong, plan.pk, replace(ITEM, unit="QNI"), request_id=uuid4(), at=NOW)
    request = uuid4()
    for _ in range(2):
        story = record_on_plan(world.phong, plan.pk, ITEM, seen=1, request_id=request, at=NOW)
    assert story.seq == 2
    approval = PlanApproved("3/QĐ", TODAY)
    for actor in (world.phong, world.giang, world.kiem):
        with pytest.raises(NotFound):
            record_on_plan(actor, plan.pk, approval, request_id=uuid4(), at=NOW)
    record_on_plan(world.em, plan.pk, approval, request_id=uuid4(), at=NOW)
    row = PlanRow.objects.get()
    assert (row.units, row.is_approved, row.seq) == (["QNI.193"], True, 3)
    later = NOW.replace(day=30, month=11, hour=18)
    new = new_inspection(world, plan=plan.pk, item=1, ground="", decided_on=TODAY, first=TODAY, last=TODAY)
    made = decide_inspection(world.phong, new, request_id=uuid4(), at=later)
    assert made.plan == plan.pk
    assert inspection_for(world.giang, made.pk)[0] == made  # by plan: no surprise
    with pytest.raises(Refused) as refused:
        decide_inspection(world.son, new, request_id=uuid4(), at=later)
    assert refused.value.code == "inspected_by_plan_already"
    assert verify_stories().differences == []
    PlanRow.objects.update(is_approved=False)
    assert len(verify_stories().differences) == 1


def test_an_inspection_is_acted_on_by_its_own_people_only(world: World) -> None:
    subject = decided(world)
    row = InspectionRow.objects.get()
    assert row.code == "KT-2018-001"
    for actor in (world.em, world.kiem, world.mai):
        assert inspection_for(actor, subject)[0] == row
        with pytest.raises(NotFound):
            record_on_inspection(actor, subject, FAULT, request_id=uuid4(), at=NOW)
    for actor in (world.an, world.binh, world.hoa, world.giang):  # Giang's unit is not to know before the minutes
        with pytest.raises(NotFound):
            inspection_for(actor, subject)
    on_inspection(world.son, subject, FAULT)
    minutes = MinutesSigned(date(2018, 11, 9), "Hoàng Văn Giang", "")
    with pytest.raises(NotFound):
        record_on_inspection(world.son, subject, minutes, request_id=uuid4(), at=NOW)
    with pytest.raises(Conflict):
        record_on_inspection(world.phong, subject, minutes, seen=1, request_id=uuid4(), at=NOW)
    story = record_on_inspection(world.phong, subject, minutes, seen=2, request_id=uuid4(), at=NOW)
    assert story.state.minutes is not None
    assert inspection_for(world.giang, subject)[0].stage == "minutes"
    assert story.state.minutes.conclude_by == date(2018, 11, 30)
    seat = SeatTaken(Seat.MEMBER, Named(number(world.son), world.son.name), Named(number(world.mai), ""), "Ốm")
    with pytest.raises(Refused):  # Mai inspects nowhere
        record_on_inspection(world.phong, subject, seat, request_id=uuid4(), at=NOW)
    with pytest.raises(Invalid):
        on_inspection(world.phong, subject, replace(seat, person=Named(number(world.an), "")))
    assert verify_stories().differences == []


def test_nobody_of_the_inspected_unit_records_anything_about_it(world: World) -> None:
    subject = decided(world)
    post = Post.objects.create(
        code="QNI.193.tt",
        title="Thanh tra Hạ Long",
        centre=ServiceCentre.objects.get(code="QNI.193"),
        roles=["inspector"],
        valid_from=SINCE,
    )
    holding = PostHolding.objects.create(account_id=number(world.phong), post=post, valid_from=SINCE)
    lent = actor_for(Account.objects.get(pk=number(world.phong)), ON)
    with pytest.raises(Refused) as refused:  # lent to the unit after the decision
        record_on_inspection(lent, subject, FAULT, request_id=uuid4(), at=NOW)
    assert refused.value.code == "own_unit"
    own = new_inspection(world, leader=number(world.son), members=())
    with pytest.raises(Refused) as refused:
        decide_inspection(lent, own, request_id=uuid4(), at=NOW)
    assert refused.value.code == "own_unit"
    seat = SeatTaken(Seat.MEMBER, Named(number(world.son), world.son.name), Named(number(world.son), ""), "Ốm")
    with pytest.raises(Refused) as refused:  # a seat is given up all the same: the rule of seats answers
        record_on_inspection(lent, subject, seat, request_id=uuid4(), at=NOW)
    assert refused.value.code == "member_twice"
    holding.delete()
    PostHolding.objects.filter(account=number(world.phong)).update(valid_to=TODAY - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        record_on_inspection(world.phong, subject, FAULT, request_id=uuid4(), at=NOW)
    assert refused.value.code == "not_competent"
    on_inspection(world.son, subject, FAULT)


def test_rows_follow_an_inspection_and_a_changed_one_is_found(world: World) -> None:
    concluded(world)
    row = InspectionRow.objects.get()
    assert (row.stage, row.faults, row.open_due) == ("concluded", 1, [date(2018, 12, 31)])
    assert verify_stories().differences == []
    InspectionRow.objects.update(faults=0)
    assert len(verify_stories().differences) == 1


def test_a_case_is_seen_by_those_in_it_and_by_nobody_else(world: World) -> None:
    subject = opened(world)
    for actor in (world.phong, world.em, world.mai):
        assert case_for(actor, subject)[0].code == "TN-2018-001"
    assert not cases_visible_to(world.binh).exists()  # the subject, not before an explanation is asked for
    on_case(world.phong, subject, ASKED)
    assert case_for(world.binh, subject)[0].code == "TN-2018-001"
    for actor in (world.son, world.kiem, world.giang, world.chi, world.dung, world.an):
        assert not cases_visible_to(actor).exists()
        with pytest.raises(NotFound):
            record_on_case(actor, subject, ANSWER, request_id=uuid4(), at=NOW)


def test_the_head_sees_a_case_once_it_is_found(world: World) -> None:
    subject = opened(world, decider=number(world.mai))
    assert not cases_visible_to(world.em).exists()
    on_case(world.phong, subject, ASKED)
    on_case(world.binh, subject, ANSWER)
    on_case(world.phong, subject, Reported("Có.", "Khiển trách"))
    on_case(world.mai, subject, Found(Outcome.SUBSTANTIATED, "Đủ chứng cứ."))
    assert cases_visible_to(world.em).exists()


def test_a_case_to_its_end_and_each_act_by_its_own_person(world: World) -> None:
    subject = opened(world)
    for actor, fact in ((world.em, ASKED), (world.phong, ANSWER), (world.binh, EXEMPT), (world.phong, SANCTION)):
        with pytest.raises(NotFound):
            record_on_case(actor, subject, fact, request_id=uuid4(), at=NOW)
    on_case(world.phong, subject, ASKED)
    with pytest.raises(Conflict):
        record_on_case(world.binh, subject, ANSWER, seen=1, request_id=uuid4(), at=NOW)
    request = uuid4()
    for _ in range(2):
        record_on_case(world.binh, subject, ANSWER, seen=2, request_id=request, at=NOW)
    on_case(world.phong, subject, Reported("Có.", "Khiển trách"))
    on_case(world.em, subject, Found(Outcome.SUBSTANTIATED, "Đủ chứng cứ."))
    with pytest.raises(Refused) as refused:
        record_on_case(world.em, subject, CaseClosed("Hết"), request_id=uuid4(), at=NOW)
    assert refused.value.code == "head_not_decided"
    with pytest.raises(NotFound):  # nobody decides on oneself
        record_on_case(world.em, subject, EXEMPT, request_id=uuid4(), at=NOW)
    other = OfficeTaken(Office.HEAD_DECIDER, Named(number(world.dung), ""), "Vắng")
    with pytest.raises(Refused) as refused:  # nor chooses who does
        record_on_case(world.em, subject, other, request_id=uuid4(), at=NOW)
    assert refused.value.code == "own_case"
    on_case(world.mai, subject, EXEMPT)
    with pytest.raises(Refused) as refused:
        record_on_case(world.em, subject, replace(SANCTION, sanction="demotion"), request_id=uuid4(), at=NOW)
    assert refused.value.code == "sanction_not_in_list"
    on_case(world.em, subject, SANCTION, CaseClosed("Hết"))
    row = CaseRow.objects.get()
    assert (row.stage, row.outcome, row.head_outcome, row.closed_on) == ("closed", "substantiated", "exempt", TODAY)
    assert StoryEvent.objects.filter(subject=subject).count() == row.seq == 8
    assert verify_stories().differences == []
    CaseRow.objects.update(outcome="unsubstantiated")
    assert len(verify_stories().differences) == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (lambda w: {"investigator": number(w.binh)}, "own_case"),
        (lambda w: {"decider": number(w.phong), "investigator": number(w.phong)}, "investigated_it"),
        (lambda w: {"decider": number(w.giang)}, "not_competent"),
        (lambda w: {"investigator": number(w.an)}, "no_such_thing"),
        (lambda w: {"subject": number(w.em), "head": number(w.mai), "decider": number(w.mai)}, "own_head"),
        (lambda w: {"evidence": (Evidence(EvidenceKind.DOSSIER, "000.00.01.H49-181105-0001"),)}, "no_such_evidence"),
        (lambda w: {"evidence": (Evidence(EvidenceKind.SIGN, "7"),)}, "no_such_evidence"),
        (lambda w: {"evidence": (Evidence(EvidenceKind.FINDING, "KT-2018-001/1"),)}, "no_such_evidence"),
        (lambda w: {"evidence": (Evidence(EvidenceKind.FILE, "x.pdf", file=NEVER_KEPT),)}, "file_not_kept"),
    ],
)
def test_what_is_no_case(world: World, changes: Any, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        open_case(world.phong, new_case(world, **changes(world)), request_id=uuid4(), at=NOW)
    assert refused.value.code == code
    assert not CaseRow.objects.exists()
    assert not StoryEvent.objects.exists()


def test_only_inspectors_and_heads_open_cases_and_only_below(world: World) -> None:
    for actor in (world.an, world.binh, world.kiem, world.giang):  # Giang heads Hạ Long, below the province
        with pytest.raises(NotFound):
            open_case(actor, new_case(world), request_id=uuid4(), at=NOW)
    below = {"unit": "QNI.193", "subject": number(world.hoa), "head": number(world.giang)}
    request = uuid4()
    first = open_case(world.em, new_case(world, **below), request_id=request, at=NOW)
    assert open_case(world.em, new_case(world, **below), request_id=request, at=NOW) == first


def test_who_handled_the_dossiers_neither_investigates_nor_decides(world: World) -> None:
    code = handed_over(world)  # by Bình
    evidence = (Evidence(EvidenceKind.DOSSIER, code),)
    below = {"unit": "QNI", "subject": number(world.chi), "evidence": evidence}
    subject = opened(world, **below)
    by_binh = {"head_decider": number(world.binh)}
    with pytest.raises(Refused) as refused:
        open_case(world.phong, new_case(world, **below | by_binh), request_id=uuid4(), at=NOW)
    assert refused.value.code == "handled_it"
    taken = OfficeTaken(Office.INVESTIGATOR, Named(number(world.son), ""), "Nghỉ ốm")
    with pytest.raises(NotFound):
        record_on_case(world.chi, subject, taken, request_id=uuid4(), at=NOW)
    on_case(world.em, subject, taken)
    assert case_for(world.son, subject)[1].state.offices[Office.INVESTIGATOR].name == "Lý Văn Sơn"
    assert case_for(world.phong, subject)  # opened it


def test_a_post_given_up_takes_the_office_with_it(world: World) -> None:
    subject = opened(world)
    PostHolding.objects.filter(account=number(world.phong)).update(valid_to=TODAY - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        record_on_case(world.phong, subject, ASKED, request_id=uuid4(), at=NOW)
    assert refused.value.code == "not_competent"
    on_case(world.em, subject, OfficeTaken(Office.INVESTIGATOR, Named(number(world.son), ""), "Phong chuyển công tác"))
    on_case(world.son, subject, ASKED)
    below = {"unit": "QNI.193", "subject": number(world.hoa), "head_decider": number(world.mai)}
    with pytest.raises(Refused) as refused:  # Giang heads Hạ Long, not Em
        open_case(world.em, new_case(world, **below, investigator=number(world.son)), request_id=uuid4(), at=NOW)
    assert refused.value.code == "not_the_head"


def test_a_finding_of_an_inspection_is_evidence(world: World) -> None:
    concluded(world)
    evidence = (Evidence(EvidenceKind.FINDING, "KT-2018-001/1"),)
    opened(world, evidence=evidence)
    with pytest.raises(Invalid):
        opened(world, evidence=(Evidence(EvidenceKind.FINDING, "KT-2018-001/2"),))


def test_warnings_propose_by_officer_and_unit_and_open_nothing(world: World) -> None:
    late = handed_over(world)  # due on 12/11
    now = NOW
    signs = [
        FoundSign.objects.create(
            kind="late-request", scope=scope, centre=world.province, at=NOW, accounts=accounts, found_at=NOW, **more
        )
        for scope, accounts, more in (
            ("1/1", [number(world.chi)], {}),
            ("1/2", [number(world.chi)], {}),
            ("1/3", [], {}),
            ("1/4", [number(world.chi)], {"standing": Standing.EXPLAINED.value}),
        )
    ]
    about = {(each.centre.code, each.account): each for each in proposals(world.phong, now)}
    assert about.keys() == {("QNI", number(world.chi)), ("QNI", None)}
    assert [each.pk for each in about["QNI", number(world.chi)].signs] == [signs[1].pk, signs[0].pk]
    assert [each.code for each in about["QNI", None].dossiers] == [late]
    assert not CaseRow.objects.exists()
    assert proposals(world.giang, now) == []
    own = FoundSign.objects.create(
        kind="late-request", scope="1/5", centre=world.province, at=NOW, accounts=[number(world.em)], found_at=NOW
    )
    assert number(world.em) not in {each.account for each in proposals(world.em, now)}
    assert number(world.em) in {each.account for each in proposals(world.phong, now)}
    own.delete()
    for actor in (world.binh, world.an, world.kiem):
        with pytest.raises(NotFound):
            proposals(actor, now)
    opened(world, subject=number(world.chi), evidence=(Evidence(EvidenceKind.SIGN, str(signs[0].pk)),))
    left = proposal_about(world.phong, "QNI", number(world.chi), now)
    assert left is not None
    assert [each.pk for each in left.signs] == [signs[1].pk]
    boss = _head_without_part()
    unseen = proposal_about(boss, "QNI", number(world.chi), now)
    assert unseen is not None
    assert len(unseen.signs) == 2  # what is missing would tell of whom there is a case
    assert not cases_visible_to(boss).exists()


def _head_without_part() -> Actor:
    account = Account.objects.create(username="boss", full_name="Phó Giám đốc")
    centre = ServiceCentre.objects.get(code="QNI")
    post = Post.objects.create(code="QNI.pgd", title="PGĐ", centre=centre, roles=["centre_head"], valid_from=SINCE)
    PostHolding.objects.create(account=account, post=post, valid_from=SINCE)
    return actor_for(account, ON)


def test_figures_are_whole_for_inspectors_and_small_counts_hidden_from_others(world: World) -> None:
    found(world)
    year = (date(2018, 1, 1), date(2018, 12, 31))
    assert count_cases(world.phong, *year).cells["kind", "harassment"] == 1
    assert count_cases(world.kiem, *year).total == 1
    for actor in (world.em, world.binh, world.giang, world.an):
        assert count_cases(actor, *year).cells["kind", "harassment"] is None
        assert count_cases(actor, *year).total is None
    assert count_cases(world.phong, date(2018, 1, 1), date(2018, 11, 29)).total == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE inspections_casereading SET name = 'x'",
        "DELETE FROM inspections_casereading",
        "UPDATE journal_storyevent SET actor_name = 'x'",
        "DELETE FROM journal_storyevent",
        "DELETE FROM inspections_caserow",
    ],
)
def test_the_serving_role_adds_and_rewrites_nothing(world: World, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(ROLE)
        cursor.execute(PRIVILEGES.read_text(encoding="utf-8"))
        cursor.execute("SET LOCAL ROLE motcua_app")
        subject = opened(world)
        on_case(world.phong, subject, ASKED)
        record_reading(world.phong, CaseRow.objects.get(), What.PAGE, at=NOW, address="203.0.113.9")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            cursor.execute(statement)
        cursor.execute("RESET ROLE")


def test_printed_minutes_stay_as_they_were_signed(world: World) -> None:
    subject = concluded(world)
    events = inspection_for(world.phong, subject)[1].events
    conclusion = print_paper(events, CONCLUSION, at=NOW)
    assert conclusion.startswith(b"%PDF")
    follow = FollowedUp(1, TODAY, True, "Đã niêm yết", "Báo cáo 9")
    on_inspection(world.phong, subject, follow)
    later = inspection_for(world.phong, subject)[1].events
    assert len(later) == len(events) + 1
    for paper in (MINUTES, CONCLUSION):
        assert print_paper(later, paper, at=NOW) == print_paper(events, paper, at=NOW)
    assert print_paper(events, MINUTES, at=NOW) != conclusion


@pytest.mark.django_db(transaction=True)
def test_two_who_find_at_once_find_once() -> None:
    world = build_world()
    inspectors(world)
    subject = opened(world)
    on_case(world.phong, subject, ASKED)
    on_case(world.binh, subject, ANSWER)
    on_case(world.phong, subject, Reported("Có.", "Khiển trách"))

    def find(outcome: Outcome) -> object:
        return record_on_case(world.em, subject, Found(outcome, "Đủ."), seen=4, request_id=uuid4(), at=NOW)

    done = at_once(lambda: find(Outcome.SUBSTANTIATED), lambda: find(Outcome.UNSUBSTANTIATED))
    assert sum(isinstance(each, DomainError) for each in done) == 1
    assert CaseRow.objects.get().seq == 5
    assert verify_stories().differences == []


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_by_one_line_at_once_decide_once() -> None:
    world = build_world()
    inspectors(world)
    plan = begin_plan(world.phong, 2018, request_id=uuid4(), at=NOW).pk
    record_on_plan(world.phong, plan, ITEM, request_id=uuid4(), at=NOW)
    record_on_plan(world.em, plan, PlanApproved("3/QĐ", TODAY), request_id=uuid4(), at=NOW)
    new = new_inspection(world, plan=plan, item=1, ground="", decided_on=TODAY, first=TODAY, last=TODAY)

    def decides() -> object:
        return decide_inspection(world.phong, new, request_id=uuid4(), at=NOW)

    done = at_once(decides, decides)
    refused = [each for each in done if isinstance(each, DomainError)]
    assert [each.code for each in refused] == ["inspected_by_plan_already"]
    assert InspectionRow.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_open_at_once_never_share_a_code() -> None:
    world = build_world()
    inspectors(world)

    def open_one() -> object:
        return open_case(world.phong, new_case(world), request_id=uuid4(), at=NOW)

    done = at_once(open_one, open_one)
    made = [each for each in done if not isinstance(each, DomainError)]
    assert CaseRow.objects.count() == len(made) >= 1
    assert verify_stories().differences == []
