import pytest

from motcua.kernel.conditions import All, AnyOf, Not
from motcua.processes.rules.conditions import Compare, Condition, Facts, Operator, check_condition, comparisons, holds

COUNTER = Compare("channel", Operator.EQUALS, "counter")
DEAR = Compare("amount", Operator.AT_LEAST, 5_000_000)
DUE = Compare("fee_due", Operator.EQUALS, True)


@pytest.mark.parametrize(
    ("condition", "facts", "answer"),
    [
        (None, Facts("post"), True),
        (COUNTER, Facts("counter"), True),
        (COUNTER, Facts("online"), False),
        (DEAR, Facts("post", amount=5_000_000), True),
        (DEAR, Facts("post", amount=4_999_999), False),
        (Compare("amount", Operator.AT_MOST, 10), Facts("post", amount=10), True),
        (Compare("amount", Operator.AT_MOST, 10), Facts("post", amount=11), False),
        (Compare("case", Operator.ONE_OF, ("lần đầu", "cấp lại")), Facts("post", case="cấp lại"), True),
        (Compare("case", Operator.ONE_OF, ("lần đầu", "cấp lại")), Facts("post"), False),
        (All((COUNTER, DEAR)), Facts("counter", amount=5_000_000), True),
        (All((COUNTER, DEAR)), Facts("counter"), False),
        (AnyOf((COUNTER, DEAR)), Facts("counter"), True),
        (AnyOf((COUNTER, DEAR)), Facts("post"), False),
        (Not(DUE), Facts("post"), True),
        (Not(DUE), Facts("post", fee_due=True), False),
    ],
)
def test_a_condition_holds_for_just_these_facts(condition: Condition | None, facts: Facts, answer: bool) -> None:
    assert check_condition(condition, "s") == []
    assert holds(condition, facts) is answer


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        (Compare("weather", Operator.EQUALS, "rain"), "unknown_fact"),
        (Compare("channel", Operator.AT_LEAST, "counter"), "wrong_operator"),
        (Compare("fee_due", Operator.AT_MOST, True), "wrong_operator"),
        (Compare("amount", Operator.ONE_OF, ("1",)), "wrong_operator"),
        (Compare("amount", Operator.EQUALS, "5"), "wrong_type"),
        (Compare("amount", Operator.EQUALS, True), "wrong_type"),
        (Compare("amount", Operator.AT_LEAST, -1), "wrong_type"),
        (Compare("fee_due", Operator.EQUALS, 1), "wrong_type"),
        (Compare("case", Operator.EQUALS, ("a", "b")), "wrong_type"),
        (Compare("case", Operator.ONE_OF, ()), "wrong_type"),
        (Compare("channel", Operator.EQUALS, "fax"), "unknown_channel"),
        (Compare("channel", Operator.ONE_OF, ("post", "fax")), "unknown_channel"),
        (All(()), "empty_condition"),
        (Not(AnyOf(())), "empty_condition"),
    ],
)
def test_a_condition_that_makes_no_sense_is_named(condition: Condition, code: str) -> None:
    (problem,) = check_condition(All((COUNTER, condition)), "kiem_tra")
    assert (problem.code, problem.step) == (code, "kiem_tra")
    assert "kiem_tra" in problem.sentence("vi")
    assert "kiem_tra" in problem.sentence("en")


def test_every_fault_of_a_condition_is_named_at_once() -> None:
    condition = AnyOf((Compare("x", Operator.EQUALS, 1), Not(Compare("amount", Operator.EQUALS, "y")), All(())))
    assert [problem.code for problem in check_condition(condition, "s")] == [
        "unknown_fact",
        "wrong_type",
        "empty_condition",
    ]


def test_all_comparisons_of_a_tree_are_found() -> None:
    assert list(comparisons(All((COUNTER, Not(AnyOf((DEAR, DUE))))))) == [COUNTER, DEAR, DUE]
    assert list(comparisons(None)) == []
