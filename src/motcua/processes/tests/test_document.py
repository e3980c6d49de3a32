from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kernel.conditions import All, AnyOf, Not
from motcua.processes.rules.conditions import Compare, Operator
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.document import Scope, read_document, write_document
from motcua.processes.rules.reading import DEEPEST
from motcua.processes.rules.template import StepKind
from motcua.processes.tests.builders import changed, straight

SCOPE = Scope("1.004206", "QNI")


def document(**changes: Any) -> dict[str, Any]:
    return write_document(straight(), SCOPE) | changes


def with_step(key: str, **changes: Any) -> dict[str, Any]:
    whole = document()
    whole["steps"] = [each | changes if each["key"] == key else each for each in whole["steps"]]
    return whole


def codes(whole: dict[str, Any]) -> list[tuple[str, str]]:
    return [(problem.code, problem.step) for problem in read_document(whole).problems]


def test_what_is_written_is_read_back_the_same() -> None:
    owing = Compare("fee_due", Operator.EQUALS, True)
    not_here = Compare("channel", Operator.ONE_OF, ("post", "online"))
    condition = All((AnyOf((not_here, Not(owing))), Compare("amount", Operator.AT_LEAST, 5)))
    template = changed(straight(), "appraise", condition=condition, hours=2.25, post_code="QNI.1", agency_code="H49.02")
    for original in (template, DEFAULT_TEMPLATE):
        reading = read_document(write_document(original, SCOPE), version=original.version)
        assert reading.template == original
        assert reading.scope == SCOPE


def test_a_sound_document_has_no_problem_and_gets_its_version() -> None:
    reading = read_document(document(), version=3)
    assert reading.problems == ()
    assert reading.template.version == 3


def test_text_is_put_into_composed_form_and_trimmed() -> None:
    reading = read_document(with_step("appraise", name={"vi": " Thẩm định "}))
    assert reading.template.steps[1].name.vi == "Thẩm định"


def test_a_name_without_english_is_read_in_vietnamese() -> None:
    name = read_document(with_step("appraise", name={"vi": "Thẩm định"})).template.steps[1].name
    assert (name.read("en"), name.read("vi")) == ("Thẩm định", "Thẩm định")


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "motcua.process/2"},
        {"code": ""},
        {"code": "Đất đai"},
        {"code": 5},
        {"name": "Tên"},
        {"name": {}},
        {"name": {"vi": ["x"]}},
        {"procedure_code": 1},
        {"centre_code": "x" * 61},
        {"centre_code": "a\nb"},
        {"term_working_days": "5"},
        {"term_working_days": True},
        {"term_working_days": float("nan")},
        {"term_working_days": 10**400},
    ],
)
def test_each_field_of_the_process_that_cannot_be_read_is_named(changes: dict[str, Any]) -> None:
    assert codes(document(**changes)) == [("bad_field", "")]


@pytest.mark.parametrize(
    "changes",
    [
        {"name": 7},
        {"name": {"vi": 7}},
        {"role": ["appraiser"]},
        {"hours": "4"},
        {"share": 10.5, "hours": None},
        {"agency_code": 49},
        {"after": "receive"},
        {"after": [1]},
    ],
)
def test_each_field_of_a_step_that_cannot_be_read_is_named_once(changes: dict[str, Any]) -> None:
    assert codes(with_step("appraise", **changes)) == [("bad_field", "appraise")]


def test_a_misspelt_field_or_kind_is_named_and_nothing_is_held_against_the_rest() -> None:
    assert codes(with_step("approve", hour=3)) == [("unknown_field", "approve")]
    assert codes(with_step("approve", kind="aprove")) == [("unknown_kind", "approve")]
    assert codes(document(title="x")) == [("unknown_field", "")]


def test_what_can_still_be_judged_is_said_along_with_what_cannot_be_read() -> None:
    whole = with_step("approve", kind="aprove", role="")
    whole["steps"][1] |= {"hours": 200}
    whole["colour"] = "red"
    assert codes(whole) == [
        ("unknown_field", ""),
        ("unknown_kind", "approve"),
        ("missing_role", "approve"),
        ("over_term", ""),
    ]


def test_a_step_without_a_key_is_named_by_its_place() -> None:
    whole = document()
    whole["steps"].append({"kind": "appraise", "name": {"vi": "Lạ"}, "role": "appraiser", "hours": 1})
    assert ("bad_key", "#6") in codes(whole)
    whole["steps"][5] = "not a step"
    assert codes(whole) == [("bad_field", "")]


@pytest.mark.parametrize("steps", [None, {}, "x", 5])
def test_steps_must_be_a_list(steps: Any) -> None:
    assert codes(document(steps=steps)) == [("bad_field", "")]


@pytest.mark.parametrize(
    "condition",
    [
        [],
        "always",
        {},
        {"all": {}},
        {"all": [], "any": []},
        {"fact": "amount", "is": "near", "value": 1},
        {"fact": "amount", "is": "equals"},
        {"fact": "amount", "is": "equals", "value": 1.5},
        {"fact": "case", "is": "one_of", "value": [1]},
        {"fact": 1, "is": "equals", "value": 1},
    ],
)
def test_a_condition_that_cannot_be_read_is_named(condition: Any) -> None:
    assert codes(with_step("appraise", condition=condition)) == [("bad_condition", "appraise")]


def test_a_condition_too_deep_is_refused_without_exhausting_anything() -> None:
    condition: Any = {"fact": "fee_due", "is": "equals", "value": True}
    for _ in range(DEEPEST - 1):
        condition = {"not": condition}
    assert codes(with_step("appraise", condition=condition)) == []
    for _ in range(5_000):
        condition = {"not": condition}
    assert codes(with_step("appraise", condition=condition)) == [("bad_condition", "appraise")]


def test_a_condition_on_an_unknown_fact_is_a_problem_when_saved() -> None:
    condition = {"fact": "weather", "is": "equals", "value": "rain"}
    assert codes(with_step("appraise", condition=condition)) == [("unknown_fact", "appraise")]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(list(StepKind)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ("key", "kind", "name", "role", "hours", "share", "after", "condition", "agency_code", "post_code")


@given(
    whole=st.dictionaries(st.sampled_from(sorted(document())) | st.text(max_size=5), values, max_size=6),
    steps=st.lists(st.dictionaries(st.sampled_from(FIELDS), values, max_size=8) | values, max_size=4),
)
@settings(max_examples=200, deadline=None)
def test_no_document_whatever_breaks_the_reading(whole: dict[str, Any], steps: list[Any]) -> None:
    assert read_document(whole | {"steps": steps}).problems
    assert isinstance(read_document(document(**whole)).problems, tuple)
