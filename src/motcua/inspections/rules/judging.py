"""What may be done in a case, when, and by whom.

No finding before the explanation round is over and the investigator has reported; a sanction only of the list in force
on the day of its decision, for that kind of staff; where it is substantiated, the head's linked responsibility is
decided before the case is closed (Luật PCTN 2018 Art 72–73; Chỉ thị 10/CT-TTg 2019). Investigator and decider are
independent (`independence`) and never the same.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from motcua.inspections.rules import checks as check
from motcua.inspections.rules.case import Case
from motcua.inspections.rules.case_facts import (
    CaseClosed,
    EvidenceAdded,
    Explained,
    ExplanationAsked,
    Found,
    HeadFound,
    HeadOutcome,
    NotSanctioned,
    Office,
    OfficeTaken,
    Opened,
    Party,
    Reported,
    Sanctioned,
    Staff,
)
from motcua.inspections.rules.evidence import check_evidence
from motcua.inspections.rules.independence import (
    Person,
    check_covers,
    check_independent,
    check_not_both,
    check_not_own,
)
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.fact_checks import check_not_after, check_not_before

TO_EXPLAIN = 3
"""The fewest days that somebody is given to explain (house decision: no text gives a number for this round)."""


class Part(StrEnum):
    """What somebody is in a case."""

    OPENER = "opener"
    INVESTIGATOR = "investigator"
    DECIDER = "decider"
    HEAD_DECIDER = "head_decider"
    SUBJECT = "subject"
    HEAD = "head"


IN_CHARGE = frozenset({Part.OPENER, Part.INVESTIGATOR, Part.DECIDER, Part.HEAD_DECIDER})


@dataclass(frozen=True, slots=True)
class ListedSanction:
    """A sanction in force: its code, the law, to whom it applies, how severe it is in that list (1 the lightest)."""

    code: str
    law: str
    staff: Staff
    severity: int


@dataclass(frozen=True, slots=True)
class Scene:
    """`reach`: the codes of the subject's unit and those above; `people`: whoever is named, by account, as of today;
    `handled`: accounts that acted in the dossiers that are evidence; `sanctions`: those in force on the fact's day;
    `by`: who acts; `leaders`: whoever heads a one-stop or agency of `reach` that day."""

    today: date
    reach: frozenset[str] = frozenset()
    people: Mapping[int, Person] = field(default_factory=dict)
    handled: Collection[int] = frozenset()
    sanctions: Collection[ListedSanction] = ()
    by: int = 0
    leaders: Collection[Person] = ()


def parts_of(case: Case, account: int | None) -> frozenset[Part]:
    """What `account` is in it now."""
    opened = case.opened
    if opened is None or account is None:
        return frozenset()
    holders = {
        Part.OPENER: opened.opener,
        Part.SUBJECT: opened.subject,
        Part.HEAD: opened.head,
        Part.INVESTIGATOR: case.offices.get(Office.INVESTIGATOR),
        Part.DECIDER: case.offices.get(Office.DECIDER),
        Part.HEAD_DECIDER: case.offices.get(Office.HEAD_DECIDER),
    }
    return frozenset(part for part, holder in holders.items() if holder is not None and holder.account == account)


def whose(fact: Any) -> frozenset[Part]:
    """Whose an act is, after the opening."""
    match fact:
        case EvidenceAdded():
            return frozenset({Part.OPENER, Part.INVESTIGATOR})
        case OfficeTaken():
            return frozenset({Part.OPENER, Part.DECIDER, Part.HEAD_DECIDER})
        case ExplanationAsked() | Reported():
            return frozenset({Part.INVESTIGATOR})
        case Explained():
            return frozenset({Part.SUBJECT if fact.party is Party.SUBJECT else Part.HEAD})
        case Found() | CaseClosed():
            return frozenset({Part.DECIDER})
        case HeadFound():
            return frozenset({Part.HEAD_DECIDER})
        case Sanctioned() | NotSanctioned():
            return frozenset({Part.DECIDER if fact.party is Party.SUBJECT else Part.HEAD_DECIDER})
    return frozenset()


def decide(case: Case, fact: Any, scene: Scene) -> tuple[Any, ...]:
    """The facts to be added. Raises `Invalid`, `Refused`."""
    if case.closed:
        raise check.is_over()
    _check_still_may(case, fact, scene)
    return (DECIDING[type(fact)](case, fact, scene),)


def _check_still_may(case: Case, fact: Any, scene: Scene) -> None:
    """Who holds an office is as independent and competent on the day of the act as when it was given: posts change."""
    by, opened = scene.people.get(scene.by), case.opened
    if by is None or opened is None:
        return
    subject = scene.people[opened.subject.account]
    match fact:
        case ExplanationAsked() | Reported():
            _check_investigator(by, subject, scene, "")
        case HeadFound() | Sanctioned(party=Party.HEAD) | NotSanctioned(party=Party.HEAD) if opened.head is not None:
            _check_head_decider(by, scene.people[opened.head.account], subject, case.investigators, scene, "")
        case Found() | CaseClosed() | Sanctioned() | NotSanctioned():
            _check_decider(by, subject, case.investigators, scene, "")


def decide_open(_case: Case, fact: Opened, scene: Scene) -> Opened:
    """With evidence, and with people who may look into it and decide."""
    check.texts(fact, may_be_empty=frozenset({"no_head"}))
    check_evidence(fact.evidence)
    check_not_after(fact.occurred_on, scene.today, "occurred_on")
    subject = scene.people[fact.subject.account]
    check_not_own(scene.people[fact.opener.account], subject, "subject")
    if fact.unit not in subject.units:
        raise Refused(
            "not_of_the_unit",
            vi=f"{subject.name} không giữ vị trí nào ở đơn vị này. Hãy chọn đơn vị của người đó.",
            en=f"{subject.name} holds no post at this unit. Choose that person's unit.",
            field="subject",
        )
    _check_investigator(scene.people[fact.investigator.account], subject, scene, "investigator")
    investigators = {fact.investigator.account}
    _check_decider(scene.people[fact.decider.account], subject, investigators, scene, "decider")
    _check_head(fact, subject, scene)
    return fact


def _check_head(fact: Opened, subject: Person, scene: Scene) -> None:
    others = [each for each in scene.leaders if each.account != subject.account]
    if fact.head is None:
        above = scene.reach - {fact.unit}
        if fact.unit not in subject.heads or not fact.no_head or any(each.heads & above for each in others):
            raise Refused(
                "head_missing",
                vi="Chưa chọn người đứng đầu phải xem xét trách nhiệm liên đới. Chỉ bỏ trống khi người bị xem xét "
                "chính là người đứng đầu và trên hệ thống không có cấp trên: khi đó hãy ghi cơ quan nào xem xét.",
                en="The head whose linked responsibility is to be decided is not chosen. It may be left out only where "
                "the subject is the head and nobody stands above in the system: say then which authority decides.",
                field="head",
            )
        return
    head = scene.people[fact.head.account]
    check_not_own(head, subject, "head")
    check_covers(head.heads, scene.reach, head.name, "head")
    of_unit = {each.account for each in others if fact.unit in each.heads}
    if fact.unit not in subject.heads and of_unit and head.account not in of_unit:
        raise Refused(
            "not_the_head",
            vi=f"{head.name} không phải là người đứng đầu trực tiếp của đơn vị này. Hãy chọn người đứng đầu đơn vị.",
            en=f"{head.name} does not head this unit directly. Choose who heads the unit.",
            field="head",
        )
    _check_not_the_head(scene.people[fact.investigator.account], head, "investigator")
    if fact.head_decider is None:
        raise Invalid(
            "head_decider_missing",
            vi="Chưa chọn người quyết định trách nhiệm liên đới của người đứng đầu. Hãy chọn.",
            en="Nobody is chosen to decide the linked responsibility of the head. Choose somebody.",
            field="head_decider",
        )
    decider = scene.people[fact.head_decider.account]
    _check_head_decider(decider, head, subject, {fact.investigator.account}, scene, "head_decider")


def _check_not_the_head(investigator: Person, head: Person, field_name: str) -> None:
    """Who asks the head to explain, and reports, is not the head."""
    check_not_own(investigator, head, field_name)


def _check_investigator(person: Person, subject: Person, scene: Scene, field_name: str) -> None:
    check_independent(person, subject, scene.handled, field_name)
    check_covers(person.inspects, scene.reach, person.name, field_name)


def _check_decider(
    person: Person, subject: Person, investigators: Collection[int], scene: Scene, field_name: str
) -> None:
    check_independent(person, subject, scene.handled, field_name)
    check_not_both(person.account, person.name, investigators, field_name)
    check_covers(person.heads, scene.reach, person.name, field_name)


def _check_head_decider(
    person: Person, head: Person, subject: Person, investigators: Collection[int], scene: Scene, field_name: str
) -> None:
    """As who decides on the subject, and not the head: that two hold leading posts at one unit does not bar them."""
    check_independent(person, replace(head, heads=frozenset()), scene.handled, field_name)
    _check_decider(person, subject, investigators, scene, field_name)


def decide_add_evidence(case: Case, fact: EvidenceAdded, scene: Scene) -> EvidenceAdded:
    """Before the finding; where those in charge have handled what is added, somebody else takes their place first."""
    check_evidence(fact.evidence)
    _check_not_found(case)
    check_evidence((*case.evidence, *fact.evidence))
    subject = scene.people[_opened(case).subject.account]
    for holder in case.offices.values():
        check_independent(scene.people[holder.account], replace(subject, heads=frozenset()), scene.handled, "evidence")
    return fact


def decide_take_office(case: Case, fact: OfficeTaken, scene: Scene) -> OfficeTaken:
    """Somebody as independent as the first, while the office still has something to do. The head, whatever else that
    person is in the case, does not choose who decides on the head."""
    check.texts(fact)
    now = case.offices.get(fact.office)
    if now is None or (fact.office is Office.INVESTIGATOR and case.found is not None):
        raise check.is_over()
    if now.account == fact.person.account:
        raise check.no_such("person", fact.person.name)
    opened = _opened(case)
    person, subject = scene.people[fact.person.account], scene.people[opened.subject.account]
    if fact.office is Office.INVESTIGATOR:
        _check_investigator(person, subject, scene, "person")
        if opened.head is not None:
            _check_not_the_head(person, scene.people[opened.head.account], "person")
        deciders = [case.offices[each] for each in (Office.DECIDER, Office.HEAD_DECIDER) if each in case.offices]
        check_not_both(person.account, person.name, [each.account for each in deciders], "person")
        return fact
    if fact.office is Office.DECIDER:
        _check_decider(person, subject, case.investigators, scene, "person")
    elif opened.head is not None:
        head = scene.people[opened.head.account]
        if scene.by == head.account:
            check_not_own(head, head, "person")
        _check_head_decider(person, head, subject, case.investigators, scene, "person")
    return fact


def decide_ask(case: Case, fact: ExplanationAsked, scene: Scene) -> ExplanationAsked:
    """The subject before the report, the head until decided; at least `TO_EXPLAIN` days."""
    check.texts(fact)
    if fact.party is Party.HEAD:
        _check_head_is_open(case)
    elif case.reported is not None:
        raise check.is_over()
    if fact.until < scene.today + timedelta(days=TO_EXPLAIN):
        raise Refused(
            "explanation_too_short",
            vi=f"Phải cho ít nhất {TO_EXPLAIN} ngày để giải trình. Hãy chọn ngày muộn hơn.",
            en=f"At least {TO_EXPLAIN} days must be given to explain. Choose a later day.",
            field="until",
        )
    return fact


def decide_explain(case: Case, fact: Explained, scene: Scene) -> Explained:
    """Whenever something has been asked and nothing is found yet, even after the last day."""
    check.texts(fact)
    if fact.party is Party.HEAD:
        _check_head_is_open(case)
    else:
        _check_not_found(case)
    if case.round_of(fact.party).asked is None:
        raise check.too_soon(
            "Chưa có yêu cầu giải trình. Hãy chờ người xác minh gửi yêu cầu.",
            "No explanation has been asked for. Wait until the investigator asks.",
            "not_asked",
        )
    return fact


def decide_report(case: Case, fact: Reported, scene: Scene) -> Reported:
    """After the round of explanation, once."""
    check.texts(fact)
    _check_not_found(case)
    if case.reported is not None:
        raise check.is_over()
    _check_explained(case, Party.SUBJECT, scene)
    return fact


def decide_find(case: Case, fact: Found, scene: Scene) -> Found:
    """After the explanation and the report; by somebody who has not investigated."""
    check.texts(fact)
    _check_not_found(case)
    _check_explained(case, Party.SUBJECT, scene)
    if case.reported is None:
        raise check.too_soon(
            "Người xác minh chưa báo cáo nên chưa kết luận được.",
            "The investigator has not reported, so nothing can be found yet.",
            "not_reported",
        )
    return fact


def decide_find_head(case: Case, fact: HeadFound, scene: Scene) -> HeadFound:
    """Responsible only after an explanation round; exempt with the reasons."""
    check.texts(fact)
    _check_head_is_open(case)
    if fact.outcome is HeadOutcome.RESPONSIBLE:
        _check_explained(case, Party.HEAD, scene)
    return fact


def decide_sanction(case: Case, fact: Sanctioned, scene: Scene) -> Sanctioned:
    """For who was found responsible, once, not before that; of the list in force on the day of the decision, for that
    kind of staff; within the limitation, the head's too."""
    check.texts(fact, may_be_empty=frozenset({"law"}))
    check_not_after(fact.on, scene.today, "on")
    _check_may_end(case, fact.party)
    opened = _opened(case)
    found_on = case.found_on if fact.party is Party.SUBJECT else case.head_found_on
    if found_on is not None:
        check_not_before(fact.on, found_on, "on")
    staff = opened.staff if fact.party is Party.SUBJECT else opened.head_staff
    listed = next((each for each in scene.sanctions if each.code == fact.sanction and each.staff is staff), None)
    if listed is None:
        raise Refused(
            "sanction_not_in_list",
            vi=f"Ngày {fact.on:%d/%m/%Y} không có hình thức này cho loại người lao động đó. Hãy chọn hình thức trong "
            "danh sách có hiệu lực ngày ra quyết định.",
            en=f"On {fact.on} there is no such sanction for that kind of staff. Choose one of the list in force on the "
            "day of the decision.",
            field="sanction",
        )
    if opened.limited_by is not None and fact.on > opened.limited_by:
        raise Refused(
            "limitation_passed",
            vi=f"Thời hiệu xử lý kỷ luật đã hết ngày {opened.limited_by:%d/%m/%Y}. Hãy ghi lý do không kỷ luật.",
            en=f"The limitation passed on {opened.limited_by}. Record the reason why there is no sanction.",
            field="on",
        )
    return replace(fact, law=listed.law)


def decide_no_sanction(case: Case, fact: NotSanctioned, _scene: Scene) -> NotSanctioned:
    """For who was found responsible, with the reason."""
    check.texts(fact)
    _check_may_end(case, fact.party)
    return fact


def decide_close(case: Case, fact: CaseClosed, _scene: Scene) -> CaseClosed:
    """Once nothing is left: where it is substantiated, what follows for the subject and for the head is decided."""
    check.texts(fact)
    if case.found is None:
        raise check.too_soon(
            "Chưa có kết luận nên chưa kết thúc vụ việc được.",
            "Nothing is found yet, so the case cannot be closed.",
            "not_found_yet",
        )
    if case.waits_for_head:
        raise check.too_soon(
            "Chưa xem xét trách nhiệm liên đới của người đứng đầu. Hãy kết luận hoặc miễn có lý do trước.",
            "The linked responsibility of the head is not decided. Find it, or exempt with the reasons, first.",
            "head_not_decided",
        )
    open_parties = [Party.SUBJECT] if case.is_substantiated and Party.SUBJECT not in case.ends else []
    open_parties += [Party.HEAD] if case.is_head_responsible and Party.HEAD not in case.ends else []
    if open_parties:
        raise check.too_soon(
            "Chưa quyết định hình thức xử lý. Hãy ghi quyết định kỷ luật, hoặc lý do không kỷ luật.",
            "What follows is not decided. Record the sanction, or the reason why there is none.",
            "end_missing",
        )
    return fact


def _opened(case: Case) -> Opened:
    if case.opened is None:
        raise ValueError("the first fact of a case is its opening")
    return case.opened


def _check_not_found(case: Case) -> None:
    if case.found is not None:
        raise Refused(
            "found_already",
            vi="Vụ việc đã có kết luận.",
            en="The case has its finding already.",
        )


def _check_explained(case: Case, party: Party, scene: Scene) -> None:
    if not case.round_of(party).is_over(scene.today):
        raise check.too_soon(
            "Chưa giải trình xong: hãy yêu cầu giải trình, rồi chờ trả lời hoặc hết thời hạn.",
            "The explanation round is not over: ask for an explanation, then wait for the answer or its last day.",
            "no_explanation_round",
        )


def _check_head_is_open(case: Case) -> None:
    """Something was found for which a head may have to answer, and it is not decided."""
    if not case.waits_for_head:
        raise Refused(
            "no_linked_question",
            vi="Hiện không có trách nhiệm liên đới phải xem xét: vụ việc chưa được kết luận là có, hoặc đã xem xét.",
            en="No linked responsibility is to be decided now: the case is not found substantiated, or it is decided.",
        )


def _check_may_end(case: Case, party: Party) -> None:
    responsible = case.is_substantiated if party is Party.SUBJECT else case.is_head_responsible
    if not responsible or party in case.ends:
        raise Refused(
            "nothing_to_sanction",
            vi="Chưa kết luận người này có trách nhiệm, hoặc đã quyết định xử lý rồi.",
            en="This person is not found responsible, or it is decided already what follows.",
        )


DECIDING: dict[type, Any] = {
    Opened: decide_open,
    EvidenceAdded: decide_add_evidence,
    OfficeTaken: decide_take_office,
    ExplanationAsked: decide_ask,
    Explained: decide_explain,
    Reported: decide_report,
    Found: decide_find,
    HeadFound: decide_find_head,
    Sanctioned: decide_sanction,
    NotSanctioned: decide_no_sanction,
    CaseClosed: decide_close,
}
