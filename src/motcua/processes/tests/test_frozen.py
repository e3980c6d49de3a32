import pickle
from dataclasses import replace

import orjson
import pytest

from motcua.kernel.errors import Invalid
from motcua.processes.rules.budget import budget_hours, hours_of_share
from motcua.processes.rules.conditions import Compare, Facts, Operator
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.frozen import FrozenProcess, freeze
from motcua.processes.rules.template import StepKind
from motcua.processes.tests.builders import changed, straight

COUNTER = Facts("counter")


def hours_of(process: FrozenProcess) -> dict[str, float | None]:
    return {step.key: step.hours for step in process.steps}


def test_the_default_process_shares_out_the_term_of_the_procedure() -> None:
    five_days = freeze(DEFAULT_TEMPLATE, COUNTER, term_hours=budget_hours(5, "working_days"))
    assert hours_of(five_days) == {"receive": 4, "appraise": 24, "approve": 8, "return": 4}
    three_days = freeze(DEFAULT_TEMPLATE, COUNTER, term_hours=budget_hours(3, "working_days"))
    assert hours_of(three_days) == {"receive": 2.25, "appraise": 14.25, "approve": 4.75, "return": 2.25}


def test_an_unknown_term_leaves_the_hours_unknown_and_at_once_leaves_none() -> None:
    assert set(hours_of(freeze(DEFAULT_TEMPLATE, COUNTER)).values()) == {None}
    at_once = freeze(DEFAULT_TEMPLATE, COUNTER, term_hours=budget_hours(0, "at_once"))
    assert set(hours_of(at_once).values()) == {0}


def test_shares_are_of_the_templates_own_term_where_the_dossiers_is_not_known() -> None:
    template = replace(DEFAULT_TEMPLATE, term_working_days=10)
    assert freeze(template, COUNTER).step("approve").hours == 16
    assert freeze(template, COUNTER, term_hours=40).step("approve").hours == 8


def test_shares_never_add_up_to_more_than_the_term() -> None:
    for quarters in range(400):
        assert sum(hours_of_share(share, quarters / 4) for share in (10, 60, 20, 10)) <= quarters / 4


@pytest.mark.parametrize(
    ("amount", "unit", "hours"),
    [
        (5, "working_days", 40),
        (4, "working_hours", 4),
        (10, "calendar_days", 56),
        (1, "calendar_days", 8),
        (0, "calendar_days", 0),
        (1, "months", 168),
        (0, "at_once", 0),
    ],
)
def test_planning_hours_of_a_term(amount: int, unit: str, hours: float) -> None:
    assert budget_hours(amount, unit) == hours


def test_steps_follow_each_other_as_they_are_done() -> None:
    frozen = freeze(straight(), COUNTER)
    assert [step.key for step in frozen.next_steps(frozenset())] == ["receive"]
    assert [step.key for step in frozen.next_steps(frozenset({"receive", "appraise"}))] == ["approve"]
    assert not frozen.is_complete(frozenset({"receive"}))
    assert frozen.is_complete(frozenset({"receive", "appraise", "approve", "issue", "return"}))


def test_a_step_that_does_not_take_place_hands_on_its_predecessors() -> None:
    online = Compare("channel", Operator.EQUALS, "online")
    template = changed(straight(), "appraise", condition=online)
    assert freeze(template, Facts("online")).step("approve").after == ("appraise",)
    assert freeze(template, COUNTER).step("approve").after == ("receive",)


def test_a_frozen_step_keeps_nothing_to_decide() -> None:
    template = changed(straight(), "appraise", condition=Compare("fee_due", Operator.EQUALS, False))
    step = freeze(template, COUNTER).step("appraise")
    assert step.condition is None
    assert step.share is None


def test_an_unknown_step_is_a_clear_error() -> None:
    with pytest.raises(Invalid) as refusal:
        freeze(straight(), COUNTER).step("ghost")
    assert refusal.value.code == "unknown_step"


def test_steps_are_found_by_kind() -> None:
    frozen = freeze(straight(), COUNTER)
    assert [step.key for step in frozen.steps_of(StepKind.ISSUE)] == ["issue"]
    assert freeze(DEFAULT_TEMPLATE, COUNTER).steps_of(StepKind.ISSUE) == ()


@pytest.mark.parametrize("after", [("receive", "issue"), ("appraise",)])
def test_a_circle_that_was_never_validated_is_refused_and_does_not_hang(after: tuple[str, ...]) -> None:
    with pytest.raises(Invalid) as refusal:
        freeze(changed(straight(), "appraise", after=after), COUNTER)
    assert refusal.value.code == "process_cannot_be_frozen"


def test_dossiers_alike_share_one_frozen_process() -> None:
    first = freeze(straight(), Facts("counter", amount=1))
    assert freeze(straight(), Facts("post", amount=2)) is first
    document = orjson.loads(orjson.dumps(first.to_json()))
    assert FrozenProcess.from_json(document) is FrozenProcess.from_json(first.to_json())


def test_frozen_processes_are_equal_when_they_say_the_same() -> None:
    first, same = freeze(straight(), COUNTER), pickle.loads(pickle.dumps(freeze(straight(), COUNTER)))
    other = freeze(changed(straight(), "appraise", hours=2.5), COUNTER)
    assert first == same
    assert {first, same} == {first}
    assert first.digest == same.digest
    assert first != other
    assert first.digest != other.digest


def test_the_version_of_the_template_is_remembered() -> None:
    assert freeze(replace(straight(), version=7), COUNTER).template == "thu@7"


def test_the_stored_form_of_the_default_process_stays_small() -> None:
    assert len(orjson.dumps(freeze(DEFAULT_TEMPLATE, COUNTER, term_hours=40).to_json())) < 400


@pytest.mark.parametrize(
    "damage",
    [
        {"steps": None},
        {"steps": [["a"]]},
        {"steps": [["receive", "dance", "A", "B", "", "", 1, "", []]]},
        {"steps": [["receive", "receive", "A", "B", "", "", 1, "", [0]]]},
        {"steps": [["receive", "receive", "A", "B", "", "", 1, "", [-1]]]},
        {"steps": [["receive", "receive", "A", "B", "", "", "x", "", []]]},
        {"extra": 1},
        {"template": None, "steps": {}},
    ],
)
def test_a_damaged_stored_process_is_named_not_believed(damage: dict[str, object]) -> None:
    document = freeze(straight(), COUNTER).to_json() | damage
    with pytest.raises(Invalid) as refusal:
        FrozenProcess.from_json(document)
    assert refusal.value.code == "not_a_frozen_process"
