import math
from dataclasses import replace

import pytest

from motcua.kernel.conditions import AnyOf, Not
from motcua.processes.rules.conditions import Compare, Operator
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.template import Name, ProcessTemplate, StepKind
from motcua.processes.rules.validation import MOST_STEPS, validate
from motcua.processes.rules.worlds import MOST_COMPARISONS
from motcua.processes.tests.builders import added, changed, process, step, straight

ONLINE = Compare("channel", Operator.EQUALS, "online")
DEAR = Compare("amount", Operator.AT_LEAST, 5_000_000)


def found(template: ProcessTemplate, **options: float) -> set[tuple[str, str]]:
    return {(problem.code, problem.step) for problem in validate(template, **options)}


def test_a_sound_process_has_no_problem() -> None:
    assert validate(straight()) == ()


def test_the_default_process_is_sound_for_any_term() -> None:
    assert validate(DEFAULT_TEMPLATE) == ()
    for days in (0, 0.5, 1, 300):
        assert validate(DEFAULT_TEMPLATE, legal_days=days) == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": Name(" ")}, "missing_name"),
        ({"role": ""}, "missing_role"),
        ({"role": "king"}, "unknown_role"),
        ({"hours": None}, "missing_hours"),
        ({"hours": None, "agency_code": "H49.02"}, "participant_without_deadline"),
        ({"hours": None, "kind": StepKind.CONSULT}, "participant_without_deadline"),
        ({"share": 10}, "hours_and_share"),
        ({"hours": -1}, "bad_hours"),
        ({"hours": 0.3}, "bad_hours"),
        ({"hours": math.nan}, "bad_hours"),
        ({"hours": math.inf}, "bad_hours"),
        ({"hours": None, "share": 101}, "bad_share"),
        ({"hours": None, "share": -1}, "bad_share"),
        ({"condition": Compare("weather", Operator.EQUALS, "rain")}, "unknown_fact"),
    ],
)
def test_each_fault_of_a_step_is_named(fields: dict[str, object], code: str) -> None:
    template = changed(straight(), "appraise", **fields)
    assert (code, "appraise") in found(template)


@pytest.mark.parametrize("key", ["", "Thẩm định", "2nd", "a b", "a" * 41])
def test_a_key_that_cannot_be_used_is_named(key: str) -> None:
    assert ("bad_key", key) in found(added(straight(), step(key, StepKind.APPRAISE, "receive")))


def test_a_post_will_do_instead_of_a_role() -> None:
    assert validate(changed(straight(), "appraise", role="", post_code="QNI.TN-MT.01")) == ()


def test_reception_and_return_always_take_place() -> None:
    assert ("conditional_end", "return") in found(changed(straight(), "return", condition=ONLINE))


def test_keys_used_twice_or_by_nobody_are_named() -> None:
    template = added(straight(), step("appraise", StepKind.APPRAISE, "receive"))
    assert ("duplicate_key", "appraise") in found(template)
    assert found(changed(straight(), "appraise", after=("receive", "ghost"))) == {("unknown_predecessor", "appraise")}


def test_a_circle_is_named_at_every_step_in_it() -> None:
    template = changed(straight(), "appraise", after=("receive", "issue"))
    assert {key for code, key in found(template) if code == "cycle"} == {"appraise", "approve", "issue"}


def test_a_step_after_itself_is_a_circle() -> None:
    assert ("cycle", "issue") in found(changed(straight(), "issue", after=("approve", "issue")))


def test_what_reception_does_not_lead_to_is_unreachable() -> None:
    template = added(straight(), step("lost", StepKind.APPRAISE))
    assert {("unreachable", "lost"), ("dead_end", "lost")} <= found(template)


def test_what_leads_to_no_return_is_a_dead_end() -> None:
    template = added(straight(), step("aside", StepKind.APPRAISE, "receive"))
    assert ("dead_end", "aside") in found(template)
    assert ("unreachable", "aside") not in found(template)


@pytest.mark.parametrize(
    ("key", "code"), [("receive", "no_receive"), ("approve", "no_approver"), ("return", "no_return")]
)
def test_a_process_without_one_of_its_ends_or_approval_is_refused(key: str, code: str) -> None:
    template = straight()
    assert (code, "") in found(replace(template, steps=tuple(each for each in template.steps if each.key != key)))


def test_two_receptions_are_one_too_many() -> None:
    template = added(straight(), step("again", StepKind.RECEIVE))
    assert ("several_receives", "") in found(template)


def test_two_approvals_in_one_dossier_are_refused_but_a_choice_between_two_is_not() -> None:
    template = changed(
        added(straight(), step("chief", StepKind.APPROVE, "appraise")), "issue", after=("approve", "chief")
    )
    assert ("several_approvals", "") in found(template)
    either = changed(changed(template, "chief", condition=DEAR), "approve", condition=Not(DEAR))
    assert validate(either) == ()


def test_an_approval_that_may_be_missing_is_refused_with_an_example() -> None:
    problems = validate(changed(straight(), "approve", condition=DEAR))
    (problem,) = (each for each in problems if each.code == "no_approver")
    assert "amount=0" in problem.vi
    assert "amount=0" in problem.en


def test_a_condition_that_never_holds_is_named() -> None:
    template = changed(straight(), "appraise", condition=Compare("amount", Operator.AT_MOST, 0))
    assert validate(template) == ()
    impossible = changed(straight(), "appraise", condition=Not(Compare("amount", Operator.AT_LEAST, 0)))
    assert ("never_happens", "appraise") in found(impossible)


def test_the_result_comes_after_the_decision_and_its_issue() -> None:
    assert ("before_decision", "issue") in found(changed(straight(), "issue", after=("appraise",)))
    early = changed(straight(), "return", after=("approve",))
    assert ("before_issue", "return") in found(early)


def test_nothing_is_appraised_beside_or_after_the_decision() -> None:
    late = added(straight(), step("opinion", StepKind.CONSULT, "approve"))
    late = changed(late, "issue", after=("opinion",))
    assert ("after_decision", "opinion") in found(late)
    beside = changed(
        added(straight(), step("beside", StepKind.APPRAISE, "receive")), "issue", after=("approve", "beside")
    )
    assert ("after_decision", "beside") in found(beside)


def test_a_linked_process_names_one_lead_that_takes_part() -> None:
    template = changed(straight(), "appraise", agency_code="H49.02")
    assert found(template) == {("no_lead", "")}
    assert found(replace(template, lead_agency="H49.03")) == {("lead_takes_no_part", "")}
    assert validate(replace(template, lead_agency="H49.02")) == ()


def test_parallel_consultations_count_by_the_longest() -> None:
    template = process(
        step("receive", StepKind.RECEIVE, hours=1),
        step("tax", StepKind.CONSULT, "receive", hours=30, agency_code="H49.TAX"),
        step("land", StepKind.CONSULT, "receive", hours=20, agency_code="H49.02"),
        step("appraise", StepKind.APPRAISE, "tax", "land", hours=4, agency_code="H49.02"),
        step("approve", StepKind.APPROVE, "appraise", hours=4),
        step("return", StepKind.RETURN, "approve", hours=1),
        lead_agency="H49.02",
    )
    assert validate(template) == ()
    (problem,) = validate(changed(template, "tax", hours=30.25))
    assert problem.code == "over_term"
    assert "40.25" in problem.vi
    assert "receive → tax → appraise → approve → return" in problem.vi


def test_steps_that_exclude_each_other_are_not_added_up() -> None:
    template = changed(straight(), "appraise", hours=30, condition=DEAR)
    template = added(template, step("quick", StepKind.APPRAISE, "appraise", hours=30, condition=Not(DEAR)))
    template = changed(template, "approve", after=("quick",))
    assert validate(template) == ()


def test_the_shorter_of_the_two_terms_counts() -> None:
    template = changed(straight(), "appraise", hours=36)
    assert validate(template) == ()
    assert found(template, legal_days=4) == {("over_term", "")}
    assert validate(template, legal_days=10) == ()


def test_hours_need_a_term_and_shares_do_not() -> None:
    assert found(replace(straight(), term_working_days=None)) == {("missing_term", "")}
    assert found(replace(straight(), term_working_days=-2)) == {("bad_term", "")}
    assert found(replace(straight(), term_working_days=math.inf)) == {("bad_term", "")}


def test_shares_above_the_whole_are_refused() -> None:
    template = changed(DEFAULT_TEMPLATE, "appraise", share=61)
    assert found(template) == {("over_whole", "")}
    assert found(template, legal_days=5) == {("over_term", "")}


def test_too_fine_conditions_are_refused_instead_of_tried_for_ever() -> None:
    steps = [
        step(f"s{n}", StepKind.APPRAISE, "receive", condition=Compare("amount", Operator.EQUALS, 10 * n))
        for n in range(1, 60)
    ]
    steps += [
        step(f"c{n}", StepKind.APPRAISE, "receive", condition=Compare("case", Operator.EQUALS, str(n)))
        for n in range(35)
    ]
    assert ("too_many_cases", "") in found(added(straight(), *steps))


def test_a_condition_of_endless_length_is_refused_too() -> None:
    endless = AnyOf(tuple(Compare("fee_due", Operator.EQUALS, True) for _ in range(MOST_COMPARISONS + 1)))
    assert ("too_many_cases", "") in found(changed(straight(), "appraise", condition=endless))


def test_too_many_steps_are_refused_before_anything_else() -> None:
    steps = [step(f"s{n}", StepKind.APPRAISE, "receive") for n in range(MOST_STEPS)]
    assert found(added(straight(), *steps)) == {("too_many_steps", "")}


def test_everything_wrong_is_said_at_once_in_the_order_of_the_steps() -> None:
    template = process(
        step("receive", StepKind.RECEIVE, role=""),
        step("appraise", StepKind.APPRAISE, "receive", "ghost", hours=None),
        step("issue", StepKind.ISSUE, "appraise", hours=100),
        step("return", StepKind.RETURN, "issue"),
        step("lost", StepKind.APPRAISE, agency_code="H49.02"),
    )
    assert [(problem.code, problem.step) for problem in validate(template)] == [
        ("missing_role", "receive"),
        ("missing_hours", "appraise"),
        ("unknown_predecessor", "appraise"),
        ("unreachable", "lost"),
        ("dead_end", "lost"),
        ("no_lead", ""),
        ("no_approver", ""),
        ("over_term", ""),
    ]


def test_every_problem_speaks_both_languages_and_says_what_to_do() -> None:
    for problem in validate(process(step("receive", StepKind.RECEIVE, role="", hours=None))):
        assert "; hãy " in problem.vi
        assert "; " in problem.en
        assert "{" not in problem.vi + problem.en
