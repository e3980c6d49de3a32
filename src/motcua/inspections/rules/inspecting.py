"""What may be done in an inspection, when, and by whom (NĐ 63/2010/NĐ-CP Art 35a; TT 02/2017/TT-VPCP Art 46).

No conclusion without minutes, no minutes before the inspection has begun; every finding has its evidence; nobody of
the inspected unit sits on the team or decides; who concludes has not inspected.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from motcua.inspections.rules import checks as check
from motcua.inspections.rules.evidence import check_evidence
from motcua.inspections.rules.independence import (
    Person,
    check_covers,
    check_from_outside,
    check_not_both,
)
from motcua.inspections.rules.inspection import Inspection
from motcua.inspections.rules.inspection_facts import (
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
from motcua.inspections.rules.plan import Plan
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.fact_checks import check_not_after, check_not_before, check_text


class Part(StrEnum):
    """What somebody is in an inspection."""

    KEEPER = "keeper"
    DECIDER = "decider"
    LEADER = "leader"
    MEMBER = "member"


TEAM = frozenset({Part.LEADER, Part.MEMBER})
WHOSE: dict[type, frozenset[Part]] = {
    SeatTaken: frozenset({Part.KEEPER, Part.DECIDER}),
    FindingListed: TEAM,
    FindingStruck: TEAM,
    MinutesSigned: frozenset({Part.LEADER}),
    Recommended: frozenset({Part.LEADER}),
    Concluded: frozenset({Part.DECIDER}),
    FollowedUp: TEAM | {Part.KEEPER},
    DueMoved: frozenset({Part.DECIDER}),
    InspectionClosed: frozenset({Part.DECIDER}),
}
"""Whose each act is, after the decision."""


@dataclass(frozen=True, slots=True)
class Scene:
    """`reach`: the codes of the inspected unit and those above; `people`: whoever a fact names, by account; `plan`: the
    one a decision refers to, `made`: its lines of which an inspection was made already; `by`: who acts, as of today."""

    today: date
    reach: frozenset[str] = frozenset()
    people: Mapping[int, Person] = field(default_factory=dict)
    plan: Plan | None = None
    made: Collection[int] = ()
    by: Person | None = None


def parts_of(inspection: Inspection, account: int | None) -> frozenset[Part]:
    """What `account` is in it now."""
    decided = inspection.decided
    if decided is None or account is None:
        return frozenset()
    held = {
        Part.KEEPER: decided.keeper == account,
        Part.DECIDER: inspection.decider is not None and inspection.decider.account == account,
        Part.LEADER: inspection.leader is not None and inspection.leader.account == account,
        Part.MEMBER: any(each.account == account for each in inspection.members),
    }
    return frozenset(part for part, holds in held.items() if holds)


def decide(inspection: Inspection, fact: Any, scene: Scene) -> tuple[Any, ...]:
    """The facts to be added. Raises `Invalid`, `Refused`."""
    if inspection.closed:
        raise check.is_over()
    _check_still_may(inspection, fact, scene)
    return (DECIDING[type(fact)](inspection, fact, scene),)


def _check_still_may(inspection: Inspection, fact: Any, scene: Scene) -> None:
    """Who acts is from outside, and competent, on the day of the act: posts change. Anybody may give up a seat."""
    by, decided = scene.by, inspection.decided
    if by is None or decided is None or isinstance(fact, SeatTaken):
        return
    check_from_outside(by, decided.unit, "")
    codes = by.inspects if WHOSE[type(fact)] & TEAM else by.heads
    check_covers(codes, scene.reach, by.name, "")


def decide_inspection(_inspection: Inspection, fact: Decided, scene: Scene) -> Decided:
    """By a line of an approved plan, once, or a surprise with its ground; the team, and who records it, from elsewhere;
    who decides is not on the team."""
    check.texts(fact, may_be_empty=frozenset({"ground"}))
    check_not_after(fact.decided_on, scene.today, "decided_on")
    for earlier, later, name in (
        (fact.decided_on, fact.first, "first"),
        (fact.first, fact.last, "last"),
        (fact.period_first, fact.period_last, "period_last"),
    ):
        check_not_before(later, earlier, name)
    if not fact.scope:
        raise Invalid(
            "scope_missing",
            vi="Chưa chọn nội dung kiểm tra. Hãy chọn ít nhất một.",
            en="Nothing to inspect is chosen. Choose at least one.",
            field="scope",
        )
    _check_ground(fact, scene)
    accounts = [fact.leader.account, *(each.account for each in fact.members)]
    if len(set(accounts)) < len(accounts):
        raise Refused(
            "member_twice",
            vi="Có người được nêu hai lần trong đoàn. Hãy bỏ bớt.",
            en="Somebody is named twice in the team. Leave one out.",
            field="members",
        )
    for place, account in enumerate(accounts):
        _check_seat(scene.people[account], fact.unit, scene, "members" if place else "leader")
    _check_decider(scene.people[fact.decider.account], fact.unit, accounts, scene, "decider")
    if scene.by is not None:
        check_from_outside(scene.by, fact.unit, "unit")
    return fact


def _check_ground(fact: Decided, scene: Scene) -> None:
    plan = scene.plan
    if fact.plan is None:
        check_text(fact.ground, "ground", check.LONGEST)
        return
    item = plan.items.get(fact.item) if plan else None
    if plan is None or plan.approved is None:
        raise check.too_soon(
            "Kế hoạch chưa được phê duyệt nên chưa ra quyết định kiểm tra theo kế hoạch được.",
            "The plan is not approved, so there can be no inspection by it yet.",
            "plan_not_approved",
        )
    if item is None or item.unit != fact.unit:
        raise check.no_such("item", fact.unit_name)
    check_not_before(fact.decided_on, plan.approved.on, "decided_on")
    if fact.item in scene.made:
        raise Refused(
            "inspected_by_plan_already",
            vi="Mục này của kế hoạch đã có quyết định kiểm tra. Hãy mở cuộc kiểm tra đó, hoặc chọn mục khác.",
            en="This line of the plan has its inspection already. Open that one, or choose another line.",
            field="item",
        )


def _check_seat(person: Person, unit: str, scene: Scene, field_name: str) -> None:
    check_from_outside(person, unit, field_name)
    check_covers(person.inspects, scene.reach, person.name, field_name)


def _check_decider(person: Person, unit: str, team: Any, scene: Scene, field_name: str) -> None:
    check_not_both(person.account, person.name, team, field_name)
    check_from_outside(person, unit, field_name)
    check_covers(person.heads, scene.reach, person.name, field_name)


def decide_seat(inspection: Inspection, fact: SeatTaken, scene: Scene) -> SeatTaken:
    """Before the conclusion; the new one must be as independent as the first."""
    check.texts(fact)
    if inspection.concluded is not None and fact.seat is not Seat.DECIDER:
        raise check.is_over()
    now = {
        Seat.LEADER: (inspection.leader,),
        Seat.DECIDER: (inspection.decider,),
        Seat.MEMBER: inspection.members,
    }[fact.seat]
    if fact.absent not in now:
        raise check.no_such("absent", fact.absent.name)
    unit, person = _decided(inspection).unit, scene.people[fact.person.account]
    if fact.seat is Seat.DECIDER:
        _check_decider(person, unit, inspection.investigators, scene, "person")
        return fact
    if any(each.account == person.account for each in inspection.team):
        raise Refused(
            "member_twice",
            vi=f"{person.name} đã ở trong đoàn. Hãy chọn người khác.",
            en=f"{person.name} is on the team already. Choose somebody else.",
            field="person",
        )
    if inspection.decider is not None:
        check_not_both(inspection.decider.account, inspection.decider.name, {person.account}, "person")
    _check_seat(person, unit, scene, "person")
    return fact


def decide_list(inspection: Inspection, fact: FindingListed, scene: Scene) -> FindingListed:
    """From the first day on, until the minutes; with evidence."""
    check.texts(fact)
    check_evidence(fact.evidence)
    _check_open(inspection, scene)
    if fact.content not in _decided(inspection).scope:
        raise Refused(
            "outside_scope",
            vi="Nội dung này không có trong quyết định kiểm tra. Hãy chọn nội dung đã quyết định.",
            en="The decision does not have this inspected. Choose what it names.",
            field="content",
        )
    return replace(fact, number=inspection.last_finding + 1)


def decide_strike(inspection: Inspection, fact: FindingStruck, scene: Scene) -> FindingStruck:
    """Until the minutes; the story keeps it."""
    check.texts(fact)
    _check_open(inspection, scene)
    if fact.number not in inspection.findings:
        raise check.no_such("number", fact.number)
    return fact


def _check_open(inspection: Inspection, scene: Scene) -> None:
    if inspection.minutes is not None:
        raise Refused(
            "minutes_signed_already",
            vi="Biên bản đã ký nên không sửa kết quả kiểm tra nữa.",
            en="The minutes are signed; what was found is not changed any more.",
        )
    if scene.today < _decided(inspection).first:
        raise check.too_soon(
            f"Cuộc kiểm tra bắt đầu ngày {_decided(inspection).first:%d/%m/%Y}. Hãy ghi kết quả từ ngày đó.",
            f"The inspection begins on {_decided(inspection).first}. Record what is found from that day on.",
            "not_begun",
        )


def decide_sign(inspection: Inspection, fact: MinutesSigned, scene: Scene) -> MinutesSigned:
    """With at least one finding; what the unit objects may be nothing."""
    check.texts(fact, may_be_empty=frozenset({"objections", "law"}))
    check_not_after(fact.on, scene.today, "on")
    _check_open(inspection, scene)
    check_not_before(fact.on, _decided(inspection).first, "on")
    if not inspection.findings:
        raise check.too_soon(
            "Chưa ghi kết quả kiểm tra nào. Hãy ghi ít nhất một kết quả có chứng cứ trước khi lập biên bản.",
            "Nothing found is recorded. Record at least one finding with its evidence before the minutes.",
            "no_finding",
        )
    return fact


def decide_recommend(inspection: Inspection, fact: Recommended, scene: Scene) -> Recommended:
    """Between the minutes and the conclusion, which carries it; due after today."""
    check.texts(fact)
    if inspection.minutes is None:
        raise _no_minutes()
    if inspection.concluded is not None:
        raise check.is_over()
    check_not_before(fact.due, scene.today, "due")
    return replace(fact, number=len(inspection.recommendations) + 1)


def decide_conclude(inspection: Inspection, fact: Concluded, scene: Scene) -> Concluded:
    """After the minutes, within the legal days or with the reason why not; a fault found asks for a recommendation."""
    check.texts(fact, may_be_empty=frozenset({"late_reason"}))
    check_not_after(fact.on, scene.today, "on")
    if inspection.minutes is None:
        raise _no_minutes()
    if inspection.concluded is not None:
        raise Refused(
            "concluded_already",
            vi="Cuộc kiểm tra đã có kết luận.",
            en="The inspection is concluded already.",
        )
    check_not_before(fact.on, inspection.minutes.on, "on")
    if inspection.faults and not inspection.recommendations:
        raise check.too_soon(
            "Biên bản có sai sót nhưng chưa có kiến nghị nào. Trưởng đoàn hãy ghi kiến nghị trước khi kết luận.",
            "The minutes list faults but nothing is recommended. Let the leader record a recommendation first.",
            "no_recommendation",
        )
    late = inspection.minutes.conclude_by is not None and fact.on > inspection.minutes.conclude_by
    if late and not fact.late_reason:
        raise Refused(
            "conclusion_late",
            vi=f"Kết luận phải ban hành trước hết ngày {inspection.minutes.conclude_by:%d/%m/%Y}. Hãy ghi lý do chậm.",
            en=f"The conclusion was due by {inspection.minutes.conclude_by}. Give the reason why it is late.",
            field="late_reason",
        )
    return fact


def decide_follow_up(inspection: Inspection, fact: FollowedUp, scene: Scene) -> FollowedUp:
    """After the conclusion; what is done stays done."""
    check.texts(fact)
    check_not_after(fact.on, scene.today, "on")
    concluded = _check_concluded(inspection)
    check_not_before(fact.on, concluded.on, "on")
    known = inspection.recommendations.get(fact.number)
    if known is None:
        raise check.no_such("number", fact.number)
    if known.is_done:
        raise check.is_over()
    if known.last is not None:
        check_not_before(fact.on, known.last.on, "on")
    return fact


def decide_move_due(inspection: Inspection, fact: DueMoved, scene: Scene) -> DueMoved:
    """By who concluded, with a reason, to a later day that has not passed."""
    check.texts(fact)
    _check_concluded(inspection)
    known = inspection.recommendations.get(fact.number)
    if known is None or known.is_done:
        raise check.no_such("number", fact.number)
    check_not_before(fact.due, max(known.due, scene.today), "due")
    return fact


def decide_close(inspection: Inspection, fact: InspectionClosed, _scene: Scene) -> InspectionClosed:
    """Once every recommendation is done."""
    check.texts(fact)
    _check_concluded(inspection)
    left = [each.number for each in inspection.recommendations.values() if not each.is_done]
    if left:
        numbers = ", ".join(map(str, left))
        raise check.too_soon(
            f"Kiến nghị số {numbers} chưa thực hiện xong nên chưa kết thúc được.",
            f"Recommendation {numbers} is not carried out yet, so this cannot be closed.",
            "recommendation_open",
        )
    return fact


def _decided(inspection: Inspection) -> Decided:
    if inspection.decided is None:
        raise ValueError("the first fact of an inspection is its decision")
    return inspection.decided


def _check_concluded(inspection: Inspection) -> Concluded:
    if inspection.concluded is None:
        raise check.too_soon(
            "Chưa có kết luận kiểm tra. Hãy ban hành kết luận trước.",
            "There is no conclusion yet. Conclude first.",
            "not_concluded",
        )
    return inspection.concluded


def _no_minutes() -> Refused:
    return check.too_soon(
        "Chưa có biên bản kiểm tra nên chưa kiến nghị hay kết luận được. Hãy ký biên bản trước.",
        "There are no minutes, so nothing can be recommended or concluded. Sign the minutes first.",
        "no_minutes",
    )


DECIDING: dict[type, Any] = {
    Decided: decide_inspection,
    SeatTaken: decide_seat,
    FindingListed: decide_list,
    FindingStruck: decide_strike,
    MinutesSigned: decide_sign,
    Recommended: decide_recommend,
    Concluded: decide_conclude,
    FollowedUp: decide_follow_up,
    DueMoved: decide_move_due,
    InspectionClosed: decide_close,
}
