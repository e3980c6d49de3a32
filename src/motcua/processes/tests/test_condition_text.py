import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.conditions import All, AnyOf, Not
from motcua.processes.rules.condition_text import Unreadable, read_condition_text, write_condition_text
from motcua.processes.rules.conditions import Compare, Facts, Operator, holds
from motcua.processes.rules.reading import read_condition


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("channel = online", {"fact": "channel", "is": "equals", "value": "online"}),
        ("fee_due", {"fact": "fee_due", "is": "equals", "value": True}),
        ("không fee_due", {"not": {"fact": "fee_due", "is": "equals", "value": True}}),
        ("case in (c1, c2)", {"fact": "case", "is": "one_of", "value": ["c1", "c2"]}),
        ("amount >= 5.000.000", {"fact": "amount", "is": "at_least", "value": 5_000_000}),
        (
            "fee_due và channel=post hoặc amount <= 1",
            {
                "any": [
                    {
                        "all": [
                            {"fact": "fee_due", "is": "equals", "value": True},
                            {"fact": "channel", "is": "equals", "value": "post"},
                        ]
                    },
                    {"fact": "amount", "is": "at_most", "value": 1},
                ]
            },
        ),
    ],
)
def test_conditions_are_read_as_they_are_typed(text, document):
    assert read_condition_text(text) == document


def test_a_blank_is_no_condition():
    assert read_condition_text("  ") is None
    assert write_condition_text(None) == ""


@pytest.mark.parametrize(
    ("text", "stopped_at"),
    [
        ("amount >=", ""),
        ("amount >= )", ")"),
        ("(fee_due", ""),
        ("fee_due fee_due", "fee_due"),
        ("case in c1", "("),
        ("và", "và"),
        ("channel = < online", "<"),
        ("= online", "="),
        ("(" * 60 + "fee_due" + ")" * 60, "("),
        ("không " * 60 + "fee_due", "không"),
    ],
)
def test_what_is_no_condition_is_refused_at_its_word(text, stopped_at):
    with pytest.raises(Unreadable) as refusal:
        read_condition_text(text)
    assert str(refusal.value) == stopped_at


COMPARISONS = st.one_of(
    st.sampled_from(["counter", "online", "post"]).map(lambda value: Compare("channel", Operator.EQUALS, value)),
    st.lists(st.sampled_from(["c1", "c2", "c3"]), min_size=1, unique=True).map(
        lambda values: Compare("case", Operator.ONE_OF, tuple(values))
    ),
    st.booleans().map(lambda value: Compare("fee_due", Operator.EQUALS, value)),
    st.tuples(st.sampled_from([Operator.AT_LEAST, Operator.AT_MOST]), st.integers(0, 10**9)).map(
        lambda pair: Compare("amount", *pair)
    ),
)
CONDITIONS = st.recursive(
    COMPARISONS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=6,
)
FACTS = st.builds(
    Facts,
    channel=st.sampled_from(["counter", "online", "post"]),
    case=st.sampled_from(["", "c1", "c2"]),
    fee_due=st.booleans(),
    amount=st.one_of(st.none(), st.integers(0, 10**9)),
)


@given(CONDITIONS, FACTS)
def test_what_is_written_and_read_again_says_the_same(condition, facts):
    document = read_condition_text(write_condition_text(condition))
    assert holds(read_condition(document), facts) == holds(condition, facts)
