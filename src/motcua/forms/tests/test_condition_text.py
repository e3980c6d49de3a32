"""Conditions typed as text say what they say as a tree; what cannot be read is named."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.forms.rules.codec import write_condition
from motcua.forms.rules.condition_text import Unreadable, read_condition_text, write_condition_text
from motcua.forms.rules.conditions import holds
from motcua.forms.rules.reading import read_condition
from motcua.forms.tests.samples import DAY
from motcua.forms.tests.strategies import JSON, KEYS, conditions, definitions


def compare(field, operator, value):
    return {"field": field, "is": operator, "value": value}


CASES = {
    "place = other": compare("place", "equals", "other"),
    "place in (hospital, other)": compare("place", "one_of", ["hospital", "other"]),
    "papers has passport": compare("papers", "includes", "passport"),
    "copies > 5": compare("copies", "greater", 5),
    "weight <= 2.5": compare("weight", "at_most", 2.5),
    "agreed = true": compare("agreed", "equals", True),
    'name = "An Bình"': compare("name", "equals", "An Bình"),
    'code = "12"': compare("code", "equals", "12"),
    "child.birth_date > today-18y": compare("child.birth_date", "greater", "today-18y"),
    "answered(where)": {"answered": "where"},
    "not answered(where) and a = b": {"all": [{"not": {"answered": "where"}}, compare("a", "equals", "b")]},
    "a = b hoặc c = d và e = f": {
        "any": [compare("a", "equals", "b"), {"all": [compare("c", "equals", "d"), compare("e", "equals", "f")]}]
    },
    "(a = b hoặc c = d) và e = f": {
        "all": [{"any": [compare("a", "equals", "b"), compare("c", "equals", "d")]}, compare("e", "equals", "f")]
    },
}


@pytest.mark.parametrize(("text", "document"), CASES.items(), ids=CASES)
def test_text_is_read(text, document):
    assert read_condition_text(text) == document


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a =", ""),
        ("a", ""),
        ("a b c", "b"),
        ("a = b c", "c"),
        ("= b", "="),
        ("a in b", "("),
        ("(a = b", ""),
        ('a = "x', '"x'),
    ],
)
def test_what_cannot_be_read_is_named(text, at):
    with pytest.raises(Unreadable) as stop:
        read_condition_text(text)
    assert str(stop.value) == at


@given(st.data())
@settings(max_examples=80)
def test_a_condition_survives_its_text(data):
    fields = list(data.draw(definitions()).fields())
    condition = data.draw(conditions(fields))
    again = read_condition(read_condition_text(write_condition_text(condition)))
    values = data.draw(
        st.dictionaries(st.sampled_from(KEYS), st.sampled_from([True, False, 5, -3, "a", "2000-01-01", ["a"]]))
    )
    values = {key: value for key, value in values.items() if not isinstance(value, str) or value == "a"}
    values = {key: value for key, value in values.items() if _suits(fields, key, value)}
    assert holds(again, values, DAY) == holds(condition, values, DAY)
    assert write_condition(read_condition(write_condition(condition))) == write_condition(condition)


def _suits(fields, key, value) -> bool:
    """A date field has a date; anything else may stand in any other field."""
    kind = next((type(field.type).__name__ for field in fields if field.key == key), "")
    return kind != "Day"


@given(st.text() | JSON.map(str))
def test_any_text_may_be_typed(text):
    with suppress(Unreadable):
        document = read_condition_text(text)
        assert document is None or read_condition_text(write_condition_text(read_condition(document)))
