"""A draft from its first day to its publication: what each may do, and what is refused."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest

from motcua.dossiers.tests.world import World, instant
from motcua.journal.models import StoryEvent
from motcua.journal.verify import verify_stories
from motcua.kernel.errors import DomainError, Invalid, NotFound, Refused
from motcua.kernel.tests.at_once import at_once
from motcua.organisation.actors import STRANGER
from motcua.reforms.access import draft_for, visible_to
from motcua.reforms.actions.accept_draft import accept_draft
from motcua.reforms.actions.add_procedure import add_procedure
from motcua.reforms.actions.assess_procedure import assess_procedure
from motcua.reforms.actions.begin_draft import begin_draft
from motcua.reforms.actions.cost_procedure import cost_procedure
from motcua.reforms.actions.drop_procedure import drop_procedure
from motcua.reforms.actions.give_opinion import give_opinion
from motcua.reforms.actions.link_procedure import link_procedure
from motcua.reforms.actions.load_reference import load_reference
from motcua.reforms.actions.publish_draft import publish_draft
from motcua.reforms.actions.record_nationally import record_nationally
from motcua.reforms.actions.return_draft import return_draft
from motcua.reforms.actions.submit_draft import submit_draft
from motcua.reforms.actions.withdraw_draft import withdraw_draft
from motcua.reforms.models import AssessmentQuestion, DraftRow
from motcua.reforms.paper import assessment_data
from motcua.reforms.queries import period_figures, timeliness_of
from motcua.reforms.rules.counting import Form
from motcua.reforms.rules.draft import Draft, Stage
from motcua.reforms.rules.facts import ChangeKind, DocumentType, Side
from motcua.reforms.tests.drafting import (
    COST,
    MORNING,
    act,
    assess,
    begun,
    build_drafting_world,
    issued,
    published,
    submitted,
)

NEW, AMENDED, ABOLISHED = ChangeKind.NEW, ChangeKind.AMENDED, ChangeKind.ABOLISHED
YEAR = (date(2018, 1, 1), date(2018, 12, 31))


@pytest.fixture
def world(db: None) -> World:
    return build_drafting_world()


def refused(do: Callable[[], object]) -> DomainError:
    with pytest.raises(DomainError) as error:
        do()
    return error.value


def stage(subject: object) -> str:
    return DraftRow.objects.get(pk=subject).stage


def test_a_draft_goes_from_its_first_day_into_the_national_database(world: World) -> None:
    subject = published(world, NEW, AMENDED, ABOLISHED)
    assert stage(subject) == Stage.PUBLISHED
    draft = record_nationally(act(world.oanh, subject, instant("20/11 09:00")), on=date(2018, 11, 19))
    told = timeliness_of(draft, date(2018, 11, 20))
    assert told is not None
    assert (told.sign_days, told.record_by, told.is_late) == (8, date(2018, 11, 19), False)
    draft = link_procedure(act(world.oanh, subject, instant("20/11 09:00")), key=1, code="1.000001")
    assert draft.procedures[1].code == "1.000001"
    assert verify_stories().differences == []


@pytest.mark.parametrize("change", ChangeKind)
def test_without_a_whole_assessment_it_is_not_submitted(world: World, change: ChangeKind) -> None:
    subject = begun(world.chi, change)
    error = refused(lambda: submit_draft(act(world.chi, subject)))
    assert error.code == "assessment_incomplete"
    assert error.details["missing"] == {NEW: 18, AMENDED: 20, ABOLISHED: 4}[change]
    assess(world.chi, subject, 1, change)
    submit_draft(act(world.chi, subject))
    assert stage(subject) == Stage.SUBMITTED


def test_a_blank_answer_is_none(world: World) -> None:
    subject = begun(world.chi, ABOLISHED)
    assess(world.chi, subject, 1, ABOLISHED)
    assess_procedure(act(world.chi, subject), key=1, document="", article="", answers={"end_reason": "  "})
    assert refused(lambda: submit_draft(act(world.chi, subject))).details["missing"] == 1


def test_a_draft_without_procedures_is_not_submitted(world: World) -> None:
    subject = begun(world.chi, NEW)
    drop_procedure(act(world.chi, subject), key=1)
    assert refused(lambda: submit_draft(act(world.chi, subject))).code == "draft_without_procedure"


def test_a_new_procedure_needs_its_delegation_whole(world: World) -> None:
    subject = begun(world.chi, NEW)
    error = refused(lambda: assess_procedure(act(world.chi, subject), key=1, document="Luật A", article="", answers={}))
    assert (error.code, error.field) == ("delegation_incomplete", "article")


def test_what_exists_already_is_named_by_its_code_once(world: World) -> None:
    subject = begun(world.chi, AMENDED)
    without = refused(lambda: add_procedure(act(world.chi, subject), name="A", change=ABOLISHED))
    assert isinstance(without, Invalid)
    again = refused(lambda: add_procedure(act(world.chi, subject), name="A", change=ABOLISHED, code="1.000001"))
    assert again.code == "procedure_in_draft_already"


def test_a_new_procedure_has_no_costs_before(world: World) -> None:
    subject = begun(world.chi, NEW)
    error = refused(lambda: cost_procedure(act(world.chi, subject), key=1, side=Side.BEFORE, cost=COST))
    assert error.code == "cost_side_not_asked"


def test_it_is_not_accepted_for_appraisal_without_the_opinion(world: World) -> None:
    """NĐ 63/2010 Art 11.3."""
    subject = submitted(world, NEW)
    assert refused(lambda: accept_draft(act(world.dung, subject))).code == "opinion_missing"
    give_opinion(act(world.oanh, subject), agrees=False, text="Còn hai giấy tờ có thể bỏ.")
    accept_draft(act(world.dung, subject))
    assert stage(subject) == Stage.ACCEPTED


def test_the_drafter_does_not_judge_the_own_draft(world: World) -> None:
    """Dũng may take drafts in, but not the one that he has written on."""
    subject = begun(world.chi, NEW)
    assess(world.dung, subject, 1, NEW)
    submit_draft(act(world.chi, subject))
    give_opinion(act(world.oanh, subject), agrees=True, text="Nhất trí.")
    assert refused(lambda: accept_draft(act(world.dung, subject))).code == "judging_own_draft"
    accept_draft(act(world.em, subject))


def test_a_draft_that_came_back_needs_a_new_opinion(world: World) -> None:
    subject = submitted(world, NEW)
    give_opinion(act(world.oanh, subject), agrees=True, text="Nhất trí.")
    return_draft(act(world.dung, subject), reason="Bổ sung căn cứ của phí.")
    assert stage(subject) == Stage.DRAFTING
    submit_draft(act(world.chi, subject))
    assert refused(lambda: accept_draft(act(world.dung, subject))).code == "opinion_missing"


@pytest.mark.parametrize(
    ("signed", "effective", "urgent", "code"),
    [
        ((2018, 11, 12), (2018, 11, 10), False, "effective_before_signature"),
        ((2018, 11, 12), (2018, 11, 10), True, ""),
        ((2018, 11, 13), (2018, 11, 20), False, "day_out_of_order"),
        ((2018, 11, 5), (2018, 11, 20), False, "day_out_of_order"),
    ],
)
def test_days_of_publication(
    world: World, signed: tuple[int, int, int], effective: tuple[int, int, int], urgent: bool, code: str
) -> None:
    subject = issued(world, NEW)
    decision = {"signed_on": date(*signed), "effective_on": date(*effective), "urgent": urgent}

    def publish() -> Draft:
        by = act(world.oanh, subject, instant("12/11 09:00"))
        return publish_draft(by, number="99/QĐ-UBND", urgent_ground="Nghị quyết 1" if urgent else "", **decision)  # type: ignore[arg-type]

    if code:
        assert refused(publish).code == code
    else:
        assert publish().stage is Stage.PUBLISHED


def test_what_is_not_in_the_national_database_in_time_is_late_though_nobody_entered_it(world: World) -> None:
    subject = published(world, NEW)
    draft = draft_for(world.oanh, subject)[1].state
    in_time, late = (timeliness_of(draft, date(2018, 11, day)) for day in (19, 20))
    assert in_time is not None
    assert late is not None
    assert (in_time.is_record_late, late.is_record_late) == (False, True)


def test_a_code_that_is_no_procedure_of_the_catalogue_is_not_linked(world: World) -> None:
    subject = published(world, NEW)
    error = refused(lambda: link_procedure(act(world.oanh, subject), key=1, code="9.999999"))
    assert error.code == "procedure_not_in_catalogue"


@pytest.mark.parametrize(
    ("who", "sees_draft", "sees_submitted", "sees_published"),
    [
        ("chi", True, True, True),
        ("dung", True, True, True),
        ("kiem", True, True, True),
        ("oanh", False, True, True),
        ("an", False, False, True),
        ("giang", False, False, True),
    ],
)
def test_who_sees_which_draft(
    world: World, who: str, sees_draft: bool, sees_submitted: bool, sees_published: bool
) -> None:
    drafts = begun(world.chi, NEW), submitted(world, NEW), published(world, NEW)
    seen = set(visible_to(world.cast[who]).values_list("pk", flat=True))
    assert [subject in seen for subject in drafts] == [sees_draft, sees_submitted, sees_published]
    strangers = set(visible_to(STRANGER).values_list("pk", flat=True))
    assert strangers == {drafts[2]}


def test_what_is_not_for_somebody_is_as_absent_as_what_is_not_there(world: World) -> None:
    subject = submitted(world, NEW)
    attempts = [
        lambda: begin_draft(world.oanh, title="A", document_type=DocumentType.OTHER, unit="B", at=MORNING),
        lambda: begin_draft(world.an, title="A", document_type=DocumentType.OTHER, unit="B", at=MORNING),
        lambda: give_opinion(act(world.chi, subject), agrees=True, text="Nhất trí."),
        lambda: give_opinion(act(world.giang, subject), agrees=True, text="Nhất trí."),
        lambda: accept_draft(act(world.chi, subject)),
        lambda: withdraw_draft(act(world.kiem, subject), reason="x"),
        lambda: submit_draft(act(world.dung, uuid4())),
    ]
    assert {refused(attempt).code for attempt in attempts} == {"draft_unknown"}
    assert all(isinstance(refused(attempt), NotFound) for attempt in attempts)


def test_a_withdrawn_draft_is_over(world: World) -> None:
    subject = submitted(world, NEW)
    withdraw_draft(act(world.chi, subject), reason="Không còn cần.")
    assert isinstance(refused(lambda: give_opinion(act(world.oanh, subject), agrees=True, text="A")), Refused)


def test_the_same_request_counts_once(world: World) -> None:
    request = uuid4()
    begin = [
        begin_draft(world.chi, title="A", document_type=DocumentType.OTHER, unit="B", at=MORNING, request_id=request)
        for _ in range(2)
    ]
    assert begin[0] == begin[1]
    again = act(world.chi, begin[0])
    add_procedure(again, name="Thủ tục", change=NEW)
    assert len(add_procedure(again, name="Thủ tục", change=NEW).procedures) == 1


def test_a_changed_row_and_a_changed_event_are_found(world: World) -> None:
    subject = submitted(world, NEW)
    DraftRow.objects.update(stage="published", procedures=4)
    assert len(verify_stories().differences) == 2
    StoryEvent.objects.filter(subject=subject, seq=2).update(actor_name="Ai đó")
    assert any("chain breaks" in each for each in verify_stories().differences)


def test_the_share_assessed_lists_what_is_not(world: World) -> None:
    half = begun(world.chi, NEW, ABOLISHED)
    assess(world.chi, half, 2, ABOLISHED)
    issued(world, AMENDED)
    share = period_figures(world.oanh, *YEAR).share
    assert (share.of, share.assessed) == (1, 1)  # the unit's draft is nothing to the controller yet
    share = period_figures(world.dung, *YEAR).share
    assert (share.of, share.assessed) == (3, 2)
    assert [(each.draft, each.name, each.missing) for each in share.unassessed] == [(half, "Thủ tục số 1", 18)]
    assert period_figures(world.dung, date(2018, 1, 1), date(2018, 1, 31)).share.share is None


def test_forms_are_counted_by_the_days_on_which_it_happened(world: World) -> None:
    """Signed on 12/11 and recorded on 19/11, both entered on 20/11: of no other day's count, and lost to none."""
    subject = issued(world, NEW, AMENDED)
    days = {"signed_on": date(2018, 11, 12), "effective_on": date(2018, 11, 20)}
    publish_draft(act(world.oanh, subject, instant("20/11 08:00")), number="99/QĐ-UBND", **days)
    record_nationally(act(world.oanh, subject, instant("20/11 09:00")), on=date(2018, 11, 19))

    def totals(last: date) -> list[tuple[int, int, int]]:
        forms = period_figures(world.dung, date(2018, 11, 1), last).forms
        return [(len(forms[form][1].drafts), forms[form][1].procedures, forms[form][1].recorded) for form in Form]

    assert totals(date(2018, 11, 5)) == [(1, 2, 0), (0, 0, 0), (0, 0, 0)]
    assert totals(date(2018, 11, 11)) == [(1, 2, 0), (1, 2, 0), (0, 0, 0)]
    assert totals(date(2018, 11, 12)) == [(1, 2, 0), (1, 2, 0), (1, 2, 0)]
    assert totals(date(2018, 11, 19)) == [(1, 2, 0), (1, 2, 2), (1, 2, 2)]


def test_a_draft_that_came_back_is_counted_in_one_period_only(world: World) -> None:
    subject = submitted(world, NEW)
    return_draft(act(world.oanh, subject, instant("06/11 08:00")), reason="Bổ sung.")
    submit_draft(act(world.chi, subject, instant("20/11 08:00")))

    def drafts(first: int, last: int) -> int:
        forms = period_figures(world.dung, date(2018, 11, first), date(2018, 11, last)).forms
        return len(forms[Form.ASSESSED][1].drafts)

    assert [drafts(1, 10), drafts(11, 30), drafts(1, 30)] == [1, 0, 1]


def test_the_paper_tells_what_abolishing_saves_as_the_page_does(world: World) -> None:
    """`COST` once is 28.409,09 × 3 + 50.000 = 135.227 đ; nothing is left of it."""
    _row, story = draft_for(world.chi, submitted(world, ABOLISHED))
    told = assessment_data(story.state, story.state.procedures[1])
    assert told["savings"] == [
        "Tiết kiệm một lần: 135.227 đ (100,00 %).",
        "Tiết kiệm một năm: 13.522.700 đ (100,00 %).",
    ]


def test_citizens_are_shown_no_shares(world: World) -> None:
    assert isinstance(refused(lambda: period_figures(world.an, *YEAR)), NotFound)


def test_reference_data_is_loaded_once(world: World) -> None:
    before = AssessmentQuestion.objects.count()
    load_reference()
    assert AssessmentQuestion.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_of_two_opinions_at_once_one_counts() -> None:
    world = build_drafting_world()
    subject = submitted(world, NEW)
    done = at_once(
        lambda: give_opinion(act(world.oanh, subject), agrees=True, text="Nhất trí."),
        lambda: return_draft(act(world.dung, subject), reason="Bổ sung."),
    )
    stands = stage(subject)
    assert stands in {Stage.OPINED, Stage.DRAFTING}
    refusals = [one.code for one in done if isinstance(one, DomainError)]
    assert refusals in (["draft_at_another_stage"], [])
    if not refusals:  # the opinion first, then it came back
        assert stands == Stage.DRAFTING
