"""The rules of plans and inspections: plan, decision, minutes, conclusion, follow-up."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.inspections.rules.case_facts import CaseKind, Outcome
from motcua.inspections.rules.counting import CUTS, TOTAL, Counted, figures_of
from motcua.inspections.rules.inspecting import WHOSE, Part, Scene, decide, parts_of
from motcua.inspections.rules.inspection import INSPECTIONS, Inspection, Stage
from motcua.inspections.rules.inspection_facts import (
    FACTS,
    Concluded,
    Decided,
    DueMoved,
    FindingListed,
    FindingStruck,
    FollowedUp,
    InspectionClosed,
    MinutesSigned,
    Recommended,
    Seat,
    SeatTaken,
)
from motcua.inspections.rules.plan import PLANS, Content, ItemAdded, ItemDropped, Plan, PlanApproved, PlanBegun
from motcua.inspections.rules.plan import decide as decide_plan
from motcua.inspections.tests.people import (
    D_HEAD,
    D_INSPECTOR,
    DOSSIER,
    ELSEWHERE,
    INSPECTOR,
    LEADER,
    OTHER,
    P_HEAD,
    PEOPLE,
    REACH,
    TODAY,
    D,
    decided,
)
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import DomainError
from motcua.kernel.facts import By, Event

SCENE = Scene(TODAY, REACH, PEOPLE)
AT = datetime(2018, 11, 30, 9, tzinfo=VIETNAM)
FAULT = FindingListed(Content.EXECUTION, "Yêu cầu giấy tờ ngoài quy định", True, (DOSSIER,))
MINUTES = MinutesSigned(date(2018, 11, 9), "Trưởng Hạ Long", "", date(2018, 11, 30), "TT 02/2017/TT-VPCP")
ADVICE = Recommended("Bỏ giấy tờ thừa", "Trung tâm Hạ Long", date(2018, 12, 31))
CONCLUSION = Concluded("20/KL-KT", date(2018, 11, 20), "Còn yêu cầu giấy tờ thừa.")
DONE = FollowedUp(1, date(2018, 11, 28), True, "Đã niêm yết lại", "Báo cáo 9")
CLOSED = InspectionClosed("Đã thực hiện đủ")
ITEM = ItemAdded(D, "Hạ Long", (Content.EXECUTION,), 10, 11)


def after(inspection: Inspection, *facts: Any, scene: Scene = SCENE) -> Inspection:
    for fact in facts:
        for added in decide(inspection, fact, scene):
            inspection = INSPECTIONS.evolve(inspection, Event(AT, By("x"), added))
    return inspection


def refusal(inspection: Inspection, fact: Any, scene: Scene = SCENE) -> str:
    with pytest.raises(DomainError) as refused:
        decide(inspection, fact, scene)
    return refused.value.code


def test_an_inspection_from_its_decision_to_its_end() -> None:
    inspection = after(Inspection(), decided(), FAULT, MINUTES, ADVICE, CONCLUSION)
    assert inspection.stage is Stage.CONCLUDED
    assert inspection.overdue(date(2018, 12, 31)) == ()
    assert [each.number for each in inspection.overdue(date(2019, 1, 1))] == [1]
    assert not inspection.is_conclusion_late(TODAY)
    inspection = after(inspection, DONE, CLOSED)
    assert inspection.stage is Stage.CLOSED
    assert inspection.overdue(date(2019, 1, 1)) == ()
    assert refusal(inspection, DONE) == "is_over"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"leader": D_INSPECTOR.named}, "own_unit"),
        ({"members": (D_INSPECTOR.named,)}, "own_unit"),
        ({"members": (INSPECTOR.named,)}, "member_twice"),
        ({"leader": LEADER.named}, "not_competent"),
        ({"leader": ELSEWHERE.named}, "not_competent"),
        ({"decider": D_HEAD.named}, "own_unit"),
        ({"decider": OTHER.named}, "investigated_it"),
        ({"decider": ELSEWHERE.named}, "not_competent"),
        ({"ground": ""}, "text_missing"),
        ({"plan": uuid4()}, "plan_not_approved"),
        ({"scope": ()}, "scope_missing"),
        ({"first": date(2018, 10, 31)}, "day_backwards"),
        ({"last": date(2018, 11, 4)}, "day_backwards"),
        ({"period_last": date(2017, 1, 1)}, "day_backwards"),
        ({"decided_on": date(2018, 12, 1)}, "day_in_future"),
        ({"decision": ""}, "text_missing"),
    ],
)
def test_what_is_no_inspection(changes: dict[str, Any], code: str) -> None:
    assert refusal(Inspection(), decided(**changes)) == code


def test_by_plan_only_what_the_approved_plan_names() -> None:
    plan = Plan(PlanBegun(2018, "QNI", "Tỉnh"), {1: replace(ITEM, number=1)}, 1, PlanApproved("1", date(2018, 1, 5)))
    by_plan = decided(plan=uuid4(), item=1, ground="")
    scene = replace(SCENE, plan=plan)
    assert after(Inspection(), by_plan, scene=scene).decided == by_plan
    assert refusal(Inspection(), replace(by_plan, item=2), scene) == "no_such_thing"
    assert refusal(Inspection(), replace(by_plan, unit="QNI.194"), scene) == "no_such_thing"
    later = replace(plan, approved=PlanApproved("1", date(2018, 11, 2)))
    assert refusal(Inspection(), by_plan, replace(SCENE, plan=later)) == "day_backwards"


def test_no_conclusion_without_minutes_and_no_minutes_without_findings() -> None:
    begun = after(Inspection(), decided())
    assert refusal(begun, CONCLUSION) == "no_minutes"
    assert refusal(begun, ADVICE) == "no_minutes"
    assert refusal(begun, MINUTES) == "no_finding"
    assert refusal(begun, DONE) == "not_concluded"
    assert refusal(begun, CLOSED) == "not_concluded"
    assert refusal(begun, replace(FAULT, evidence=())) == "evidence_missing"
    assert refusal(begun, replace(FAULT, content=Content.DRAFTS)) == "outside_scope"
    assert refusal(begun, FAULT, replace(SCENE, today=date(2018, 11, 4))) == "not_begun"
    struck = after(begun, FAULT, FindingStruck(1, "Ghi nhầm hồ sơ"))
    assert refusal(struck, MINUTES) == "no_finding"
    assert refusal(struck, FindingStruck(1, "Lần nữa")) == "no_such_thing"
    assert after(struck, FAULT).findings.keys() == {2}
    signed = after(begun, FAULT, MINUTES)
    assert refusal(signed, FAULT) == "minutes_signed_already"
    assert refusal(signed, CONCLUSION) == "no_recommendation"
    in_order = after(begun, replace(FAULT, is_fault=False), MINUTES, CONCLUSION)
    assert after(in_order, CLOSED).stage is Stage.CLOSED


def test_a_late_conclusion_says_why_and_stays_late() -> None:
    signed = after(Inspection(), decided(), FAULT, MINUTES, ADVICE)
    scene = replace(SCENE, today=date(2018, 12, 10))
    late = replace(CONCLUSION, on=date(2018, 12, 3))
    assert signed.is_conclusion_late(date(2018, 12, 1))
    assert refusal(signed, late, scene) == "conclusion_late"
    assert after(signed, replace(late, late_reason="Chờ ý kiến sở"), scene=scene).is_conclusion_late(TODAY)
    assert refusal(after(signed, CONCLUSION), CONCLUSION) == "concluded_already"
    assert refusal(signed, replace(CONCLUSION, on=date(2018, 11, 8))) == "day_backwards"


def test_recommendations_are_followed_until_done_and_moved_only_later() -> None:
    concluded = after(Inspection(), decided(), FAULT, MINUTES, ADVICE, CONCLUSION)
    assert refusal(concluded, ADVICE) == "is_over"
    assert refusal(concluded, CLOSED) == "recommendation_open"
    assert refusal(concluded, replace(DONE, number=2)) == "no_such_thing"
    assert refusal(concluded, DueMoved(1, date(2018, 12, 1), "Sớm hơn")) == "day_backwards"
    moved = after(concluded, DueMoved(1, date(2019, 1, 31), "Chờ kinh phí"))
    assert moved.recommendations[1].first_due == date(2018, 12, 31)
    assert moved.overdue(date(2019, 1, 31)) == ()
    partly = after(concluded, replace(DONE, is_done=False))
    assert refusal(partly, replace(DONE, on=date(2018, 11, 27))) == "day_backwards"
    assert refusal(after(partly, DONE), DONE) == "is_over"


def test_who_takes_a_seat_is_as_independent() -> None:
    begun = after(Inspection(), decided())

    def taken(seat: Seat, absent: Any, person: Any) -> SeatTaken:
        return SeatTaken(seat, absent.named, person.named, "Đi học")

    third = replace(OTHER, account=11, name="Thanh tra thứ ba")
    scene = replace(SCENE, people={**PEOPLE, 11: third})
    assert refusal(begun, taken(Seat.MEMBER, OTHER, D_INSPECTOR)) == "own_unit"
    assert refusal(begun, taken(Seat.MEMBER, OTHER, INSPECTOR)) == "member_twice"
    assert refusal(begun, taken(Seat.MEMBER, INSPECTOR, third), scene) == "no_such_thing"
    changed = after(begun, taken(Seat.LEADER, INSPECTOR, third), scene=scene)
    assert parts_of(changed, 11) == {Part.LEADER}
    assert parts_of(changed, INSPECTOR.account) == {Part.KEEPER}
    head_too = replace(INSPECTOR, heads=frozenset({"QNI"}))
    assert refusal(changed, taken(Seat.DECIDER, P_HEAD, head_too), replace(scene, people={4: head_too})) == (
        "investigated_it"
    )
    assert after(changed, taken(Seat.DECIDER, P_HEAD, LEADER), scene=scene).decider == LEADER.named


def planned(*facts: Any, by: Any = INSPECTOR, plan: Plan | None = None) -> Plan:
    plan = plan or Plan()
    for fact in facts:
        for added in decide_plan(plan, fact, by, TODAY):
            plan = PLANS.evolve(plan, Event(AT, By(by.name, by.account), added))
    return plan


def test_a_plan_is_approved_by_somebody_else_and_amended_by_a_decision() -> None:
    begun = planned(PlanBegun(2018, "QNI", "Tỉnh"))
    approval = PlanApproved("3/QĐ", TODAY)

    def refused(plan: Plan, fact: Any, by: Any = P_HEAD) -> str:
        with pytest.raises(DomainError) as refused:
            decide_plan(plan, fact, by, TODAY)
        return refused.value.code

    assert refused(Plan(), PlanBegun(2010, "QNI", "Tỉnh")) == "year_unlikely"
    assert refused(begun, approval) == "plan_empty"
    full = planned(ITEM, plan=begun)
    assert refused(full, ITEM) == "unit_planned_already"
    assert refused(full, replace(ITEM, unit="X", last_month=9)) == "months_unfit"
    assert refused(full, replace(ITEM, unit="X", scope=())) == "scope_missing"
    assert refused(full, approval, INSPECTOR) == "own_plan"
    approved = planned(approval, by=P_HEAD, plan=full)
    assert refused(approved, approval) == "approved_already"
    assert refused(approved, ItemDropped(1, "Sáp nhập")) == "text_missing"
    assert planned(ItemDropped(1, "Sáp nhập", "4/QĐ"), plan=approved).items == {}
    assert refused(approved, ItemDropped(7, "Sáp nhập", "4/QĐ")) == "no_such_thing"


def test_every_act_after_the_decision_is_somebodys() -> None:
    assert set(FACTS) - {Decided} == set(WHOSE)


COUNTED = st.builds(
    Counted,
    st.sampled_from([each.value for each in CaseKind]),
    st.sampled_from(["opened", "found", "closed"]),
    st.sampled_from(["", *(each.value for each in Outcome)]),
    st.sampled_from(["", "exempt"]),
)


@settings(max_examples=100)
@given(st.lists(COUNTED, max_size=60))
def test_figures_add_up_for_those_in_charge_and_hide_few_from_others(cases: list[Counted]) -> None:
    whole = figures_of(cases, all_shown=True)
    assert whole.is_whole
    for cut, names in CUTS.items():
        assert sum(whole.cells[cut, name] or 0 for name in names) == whole.total == len(cases)
    told = figures_of(cases, all_shown=False)
    for cell, value in told.cells.items():
        assert value is None or value == whole.cells[cell]
        assert value is None or value == 0 or value >= 5
    if told.cells[TOTAL] is not None:
        for cut, names in CUTS.items():
            hidden = [whole.cells[cut, name] or 0 for name in names if told.cells[cut, name] is None]
            assert not hidden or (sum(hidden) >= 5 and len([each for each in hidden if each]) != 1)
