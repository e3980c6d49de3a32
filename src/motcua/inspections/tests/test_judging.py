"""The rules of a case: who may not act, what must come before what, and what is in force that day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.inspections.rules.case import CASES, Case, Stage
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
    Outcome,
    Party,
    Reported,
    Sanctioned,
    Staff,
)
from motcua.inspections.rules.independence import Person
from motcua.inspections.rules.judging import ListedSanction, Part, Scene, decide, parts_of, whose
from motcua.inspections.rules.seeing import is_shown
from motcua.inspections.tests.people import (
    D_HEAD,
    D_INSPECTOR,
    DOSSIER,
    ELSEWHERE,
    INSPECTOR,
    LEADER,
    OTHER,
    P_HEAD,
    PAPER,
    PEOPLE,
    REACH,
    SUBJECT,
    TODAY,
    D,
    opened,
)
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import DomainError
from motcua.kernel.facts import By, Event

LISTED = (
    ListedSanction("reprimand", "NĐ 34/2011/NĐ-CP", Staff.OFFICIAL, 1),
    ListedSanction("demotion", "NĐ 34/2011/NĐ-CP", Staff.OFFICIAL_LEADER, 4),
)
SCENE = Scene(TODAY, REACH, PEOPLE, frozenset(), LISTED)
AT = datetime(2018, 11, 30, 9, tzinfo=VIETNAM)
ASKED = ExplanationAsked(Party.SUBJECT, TODAY + timedelta(days=5), "Vì sao yêu cầu thêm giấy tờ?")
ANSWER = Explained(Party.SUBJECT, "Tôi hiểu sai thành phần hồ sơ.")
REPORT = Reported("Có việc yêu cầu thêm giấy tờ.", "Khiển trách")
YES = Found(Outcome.SUBSTANTIATED, "Có chứng cứ rõ ràng.")
NO = Found(Outcome.UNSUBSTANTIATED, "Không đủ chứng cứ.")
SANCTION = Sanctioned(Party.SUBJECT, "reprimand", "15/QĐ-KL", TODAY)
EXEMPT = HeadFound(HeadOutcome.EXEMPT, "Đã nhắc nhở, kiểm tra thường xuyên.")
END = CaseClosed("Lưu hồ sơ")


def told(*facts: Any, scene: Scene = SCENE) -> Case:
    """The case after these acts, each decided upon the ones before."""
    case = Case()
    for fact in facts:
        case = fold_on(case, decide(case, fact, scene))
    return case


def fold_on(case: Case, facts: Sequence[Any]) -> Case:
    for fact in facts:
        case = CASES.evolve(case, Event(AT, By("x"), fact))
    return case


def refusal(case: Case, fact: Any, scene: Scene = SCENE) -> str:
    with pytest.raises(DomainError) as refused:
        decide(case, fact, scene)
    return refused.value.code


def test_a_case_from_its_evidence_to_its_end() -> None:
    case = told(opened(), ASKED, ANSWER, REPORT, YES)
    assert case.stage is Stage.FOUND
    assert case.waits_for_head
    case = told(opened(), ASKED, ANSWER, REPORT, YES, SANCTION, EXEMPT, END)
    assert case.stage is Stage.CLOSED
    ended = case.ends[Party.SUBJECT]
    assert isinstance(ended, Sanctioned)
    assert ended.law == "NĐ 34/2011/NĐ-CP"
    assert case.opened_on == TODAY
    assert refusal(case, ANSWER) == "is_over"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"evidence": ()}, "evidence_missing"),
        ({"evidence": (DOSSIER, DOSSIER)}, "evidence_twice"),
        ({"behaviour": ""}, "text_missing"),
        ({"occurred_on": TODAY + timedelta(days=1)}, "day_in_future"),
        ({"opener": SUBJECT.named}, "own_case"),
        ({"investigator": SUBJECT.named}, "own_case"),
        ({"decider": SUBJECT.named}, "own_case"),
        ({"decider": P_HEAD.named, "investigator": P_HEAD.named}, "not_competent"),
        ({"investigator": ELSEWHERE.named}, "not_competent"),
        ({"decider": ELSEWHERE.named}, "not_competent"),
        ({"head": None}, "head_missing"),
        ({"head": None, "no_head": "Chủ tịch tỉnh"}, "head_missing"),
        ({"head": SUBJECT.named}, "own_case"),
        ({"head": INSPECTOR.named}, "not_competent"),
        ({"head_decider": None}, "head_decider_missing"),
        ({"head_decider": D_HEAD.named}, "own_case"),
        ({"unit": "QNI"}, "not_of_the_unit"),
    ],
)
def test_what_is_no_case(changes: dict[str, Any], code: str) -> None:
    assert refusal(Case(), opened(**changes)) == code


def test_nobody_acts_on_the_own_head_or_on_what_was_handled_or_after_investigating() -> None:
    about_head = opened(subject=D_HEAD.named, decider=P_HEAD.named, head=P_HEAD.named, head_decider=LEADER.named)
    assert told(about_head).opened is not None
    assert refusal(Case(), replace(about_head, investigator=D_INSPECTOR.named)) == "own_head"
    handled = replace(SCENE, handled=frozenset({INSPECTOR.account}))
    assert refusal(Case(), opened(), handled) == "handled_it"
    both = Person(9, "Vừa là thanh tra", heads=frozenset({D}), inspects=frozenset({D}))
    scene = replace(SCENE, people={**PEOPLE, 9: both})
    assert refusal(Case(), opened(investigator=both.named, decider=both.named), scene) == "investigated_it"
    assert refusal(Case(), opened(investigator=both.named, head_decider=both.named), scene) == "investigated_it"


def test_the_head_at_the_top_may_be_left_to_an_authority_outside() -> None:
    top = opened(
        unit="QNI",
        subject=P_HEAD.named,
        investigator=INSPECTOR.named,
        decider=LEADER.named,
        head=None,
        head_decider=None,
        no_head="Chủ tịch UBND tỉnh xem xét",
    )
    assert refusal(Case(), top) == "own_head"  # Phong's own head
    outside = Person(10, "Thanh tra tỉnh", frozenset({"agency:H49"}), inspects=frozenset({"agency:H49"}))
    scene = replace(SCENE, people={**PEOPLE, 10: outside}, reach=frozenset({"QNI", "agency:H49"}))
    case = told(replace(top, investigator=outside.named), scene=scene)
    assert case.opened is not None
    after = fold_on(case, [ASKED, ANSWER, REPORT, YES, NotSanctioned(Party.SUBJECT, "Nhắc nhở")])
    assert not after.waits_for_head
    assert decide(after, END, SCENE) == (END,)


def test_the_head_is_who_heads_the_unit_and_is_left_out_only_where_nobody_stands_above() -> None:
    scene = replace(SCENE, leaders=(D_HEAD, P_HEAD, LEADER))
    assert decide(Case(), opened(), scene)
    skipped = opened(decider=P_HEAD.named, head=P_HEAD.named, head_decider=LEADER.named)
    assert refusal(Case(), skipped, scene) == "not_the_head"
    assert decide(Case(), skipped, replace(scene, leaders=(P_HEAD, LEADER)))  # nobody heads the unit itself
    about_head = opened(subject=D_HEAD.named, decider=P_HEAD.named, head=P_HEAD.named, head_decider=LEADER.named)
    assert decide(Case(), about_head, scene)
    alone = replace(about_head, head=None, head_decider=None, no_head="Chủ tịch huyện")
    assert refusal(Case(), alone, scene) == "head_missing"
    both = Person(9, "Vừa là thanh tra", heads=frozenset({D}), inspects=frozenset({D}))
    people = {**PEOPLE, 9: both}
    asks_oneself = opened(investigator=both.named, head=both.named)
    assert refusal(Case(), asks_oneself, replace(SCENE, people=people)) == "own_case"
    case = told(opened(head=both.named), scene=replace(SCENE, people=people))
    taken = OfficeTaken(Office.INVESTIGATOR, both.named, "Nghỉ ốm")
    assert refusal(case, taken, replace(SCENE, people=people)) == "own_case"


def test_who_has_changed_posts_acts_no_more_but_may_be_replaced() -> None:
    case, explained = told(opened()), told(opened(), ASKED, ANSWER, REPORT)
    found = fold_on(explained, [YES])

    def by(person: Person, **changes: Any) -> Scene:
        return replace(SCENE, people={**PEOPLE, person.account: replace(person, **changes)}, by=person.account)

    assert decide(case, ASKED, by(INSPECTOR))
    assert refusal(case, ASKED, by(INSPECTOR, inspects=frozenset())) == "not_competent"
    assert refusal(explained, YES, by(D_HEAD, heads=frozenset({"QNI.194"}))) == "not_competent"
    assert refusal(found, EXEMPT, by(P_HEAD, heads=frozenset())) == "not_competent"
    promoted = {**PEOPLE, SUBJECT.account: replace(SUBJECT, units=frozenset({"QNI"}), heads=frozenset({"QNI"}))}
    assert refusal(case, ASKED, replace(SCENE, people=promoted, by=INSPECTOR.account)) == "own_head"
    taken = OfficeTaken(Office.DECIDER, P_HEAD.named, "Chuyển công tác")
    assert decide(explained, taken, by(D_HEAD, heads=frozenset()))


def test_no_finding_without_a_round_of_explanation_and_a_report() -> None:
    case = told(opened())
    assert refusal(case, REPORT) == "no_explanation_round"
    assert refusal(case, YES) == "no_explanation_round"
    assert refusal(case, ANSWER) == "not_asked"
    assert refusal(case, replace(ASKED, until=TODAY + timedelta(days=2))) == "explanation_too_short"
    case = told(opened(), ASKED)
    assert refusal(case, REPORT) == "no_explanation_round"
    passed = replace(SCENE, today=TODAY + timedelta(days=6))
    assert decide(case, REPORT, passed) == (REPORT,)  # the last day has passed without an answer
    assert refusal(case, REPORT, replace(SCENE, today=ASKED.until)) == "no_explanation_round"
    answered = told(opened(), ASKED, ANSWER)
    assert refusal(answered, YES) == "not_reported"
    assert refusal(told(opened(), ASKED, ANSWER, ASKED), REPORT) == "no_explanation_round"  # asked anew


def test_a_sanction_is_of_the_list_for_that_staff_and_within_the_limitation() -> None:
    case = told(opened(limited_by=date(2018, 11, 30)), ASKED, ANSWER, REPORT, YES)
    assert refusal(case, replace(SANCTION, sanction="demotion")) == "sanction_not_in_list"
    assert refusal(case, SANCTION, replace(SCENE, sanctions=())) == "sanction_not_in_list"
    assert refusal(case, replace(SANCTION, on=TODAY + timedelta(days=1))) == "day_in_future"
    late = replace(SCENE, today=date(2018, 12, 3))
    assert refusal(case, replace(SANCTION, on=date(2018, 12, 1)), late) == "limitation_passed"
    assert refusal(case, replace(SANCTION, on=TODAY - timedelta(days=1)), late) == "day_backwards"  # before the finding
    assert refusal(told(opened(), ASKED, ANSWER, REPORT, NO), SANCTION) == "nothing_to_sanction"
    assert refusal(fold_on(case, [SANCTION]), SANCTION) == "nothing_to_sanction"
    case = fold_on(case, [HeadFound(HeadOutcome.RESPONSIBLE, "Không kiểm tra")])
    demoted = Sanctioned(Party.HEAD, "demotion", "16/QĐ-KL", TODAY)
    assert decide(case, demoted, SCENE)
    assert refusal(case, replace(demoted, on=TODAY - timedelta(days=1))) == "day_backwards"
    assert refusal(case, replace(demoted, on=date(2018, 12, 1)), late) == "limitation_passed"


def test_the_heads_linked_responsibility_cannot_be_skipped() -> None:
    case = told(opened(), ASKED, ANSWER, REPORT, YES, SANCTION)
    assert refusal(case, END) == "head_not_decided"
    guilty = HeadFound(HeadOutcome.RESPONSIBLE, "Không kiểm tra")
    assert refusal(case, guilty) == "no_explanation_round"
    assert refusal(case, replace(EXEMPT, reasons="")) == "text_missing"
    asked, answer = replace(ASKED, party=Party.HEAD), replace(ANSWER, party=Party.HEAD)
    case = told(opened(), ASKED, ANSWER, REPORT, YES, SANCTION, asked, answer, guilty)
    assert refusal(case, END) == "end_missing"
    demoted = Sanctioned(Party.HEAD, "demotion", "16/QĐ-KL", TODAY)
    assert decide(fold_on(case, decide(case, demoted, SCENE)), END, SCENE) == (END,)
    unproven = told(opened(), ASKED, ANSWER, REPORT, NO)
    assert refusal(unproven, EXEMPT) == "no_linked_question"
    assert decide(unproven, END, SCENE) == (END,)
    assert refusal(told(opened(), ASKED), END) == "not_found_yet"


def test_somebody_else_takes_an_office_and_must_be_as_independent() -> None:
    case = told(opened())

    def taken(office: Office, person: Person, reason: str = "Nghỉ ốm") -> OfficeTaken:
        return OfficeTaken(office, person.named, reason)

    assert refusal(case, taken(Office.INVESTIGATOR, OTHER, "")) == "text_missing"
    assert refusal(case, taken(Office.INVESTIGATOR, INSPECTOR)) == "no_such_thing"
    assert refusal(case, taken(Office.INVESTIGATOR, ELSEWHERE)) == "not_competent"
    assert refusal(case, taken(Office.DECIDER, SUBJECT)) == "own_case"
    assert refusal(case, taken(Office.HEAD_DECIDER, D_HEAD)) == "own_case"
    by_head = replace(SCENE, by=D_HEAD.account)  # who decides on the subject, and answers as the head
    assert refusal(case, taken(Office.HEAD_DECIDER, LEADER), by_head) == "own_case"
    assert decide(case, taken(Office.HEAD_DECIDER, LEADER), replace(SCENE, by=INSPECTOR.account))
    case = told(opened(), taken(Office.INVESTIGATOR, OTHER))
    assert parts_of(case, OTHER.account) == {Part.INVESTIGATOR}
    assert parts_of(case, INSPECTOR.account) == {Part.OPENER}
    former = replace(INSPECTOR, heads=frozenset({D}))
    scene = replace(SCENE, people={**PEOPLE, former.account: former})
    assert refusal(case, taken(Office.DECIDER, former), scene) == "investigated_it"
    assert refusal(told(opened(), ASKED, ANSWER, REPORT, NO), taken(Office.INVESTIGATOR, OTHER)) == "is_over"


def test_evidence_that_those_in_charge_handled_is_refused_until_they_are_replaced() -> None:
    case = told(opened())
    added = EvidenceAdded((PAPER,))
    assert decide(case, added, SCENE) == (added,)
    assert refusal(case, EvidenceAdded((DOSSIER,))) == "evidence_twice"
    assert refusal(case, added, replace(SCENE, handled=frozenset({D_HEAD.account}))) == "handled_it"
    assert refusal(told(opened(), ASKED, ANSWER, REPORT, NO), added) == "found_already"


def test_the_subject_and_the_head_see_what_concerns_them() -> None:
    head_asked = replace(ASKED, party=Party.HEAD)
    assert all(is_shown(fact, {Part.OPENER}) for fact in (opened(), REPORT, head_asked, EXEMPT))
    assert [is_shown(fact, {Part.SUBJECT}) for fact in (opened(), ASKED, ANSWER, YES, SANCTION, END)] == [True] * 6
    assert [is_shown(fact, {Part.SUBJECT}) for fact in (REPORT, head_asked, EXEMPT)] == [False] * 3
    assert [is_shown(fact, {Part.HEAD}) for fact in (opened(), head_asked, YES, EXEMPT)] == [True] * 4
    assert [is_shown(fact, {Part.HEAD}) for fact in (ASKED, ANSWER, REPORT)] == [False] * 3
    assert not is_shown(opened(), set())
    assert whose(ANSWER) == {Part.SUBJECT}
    assert whose(replace(ANSWER, party=Party.HEAD)) == {Part.HEAD}


ACTS = (ASKED, ANSWER, REPORT, YES, NO, SANCTION, NotSanctioned(Party.SUBJECT, "Nhắc nhở"), EXEMPT, END)
HEADS = (replace(ASKED, party=Party.HEAD), replace(ANSWER, party=Party.HEAD), HeadFound(HeadOutcome.RESPONSIBLE, "x"))


@settings(max_examples=200)
@given(st.lists(st.sampled_from((*ACTS, *HEADS, NotSanctioned(Party.HEAD, "Nhắc nhở"))), max_size=40))
def test_however_it_goes_no_closed_case_has_skipped_anything(acts: list[Any]) -> None:
    case = told(opened())
    for act in acts:
        try:
            case = fold_on(case, decide(case, act, SCENE))
        except DomainError:
            continue
    if case.found is not None:
        assert case.round_of(Party.SUBJECT).asked is not None
        assert case.reported is not None
    if case.closed is not None and case.is_substantiated:
        assert case.head_found is not None
        assert Party.SUBJECT in case.ends
        assert (Party.HEAD in case.ends) == case.is_head_responsible
