"""A definition is read from JSON, and everything wrong with it is told at once, in both languages."""

from copy import deepcopy

import pytest

from motcua.forms.rules.codec import read_definition, write_definition
from motcua.forms.tests.samples import DOCUMENT, birth, words


def codes(change):
    """The problems of the sample after `change` was done to its list of fields by key."""
    document = deepcopy(DOCUMENT)
    fields = {field["key"]: field for section in document["sections"] for field in section["fields"]}
    change(document, fields)
    return {(problem.path, problem.code) for problem in read_definition(document).problems}


def test_the_sample_is_whole_and_written_as_it_was_read():
    assert write_definition(birth()) == DOCUMENT
    assert read_definition(write_definition(birth())).definition == birth()


CASES = {
    "a circle": (lambda d, f: f["place"].update(shown={"answered": "witness"}), ("place", "cycle")),
    "a circle through required": (
        lambda d, f: f["copies"].update(required={"answered": "reason"}),
        ("copies", "cycle"),
    ),
    "a field on itself": (lambda d, f: f["where"].update(shown={"answered": "where"}), ("where", "cycle")),
    "a field that is not there": (
        lambda d, f: f["where"].update(shown={"answered": "moon"}),
        ("where", "unknown_asked"),
    ),
    "an option that is not there": (
        lambda d, f: f["where"].update(shown={"field": "place", "is": "equals", "value": "sea"}),
        ("where", "unknown_option"),
    ),
    "an order of words": (
        lambda d, f: f["where"].update(shown={"field": "place", "is": "less", "value": "other"}),
        ("where", "wrong_operator"),
    ),
    "a number against a word": (
        lambda d, f: f["reason"].update(required={"field": "copies", "is": "greater", "value": "five"}),
        ("reason", "wrong_operand"),
    ),
    "a table compared": (
        lambda d, f: f["where"].update(shown={"field": "siblings", "is": "equals", "value": "x"}),
        ("where", "not_comparable"),
    ),
    "a part is compared": (
        lambda d, f: f["where"].update(shown={"field": "child.sex", "is": "equals", "value": "none"}),
        ("where", "unknown_option"),
    ),
    "an empty group": (lambda d, f: f["where"].update(shown={"all": []}), ("where", "empty_condition")),
    "no condition at all": (lambda d, f: f["where"].update(shown={"moon": 1}), ("where", "bad_condition")),
    "a key twice": (lambda d, f: f["where"].update(key="place"), ("place", "duplicate_key")),
    "a key in capitals": (lambda d, f: f["phone"].update(key="Phone"), ("Phone", "bad_key")),
    "no English": (lambda d, f: f["phone"].update(label=words("Điện thoại", "")), ("phone", "missing_words")),
    "an unknown type": (lambda d, f: f["phone"].update(type="fax"), ("phone", "unknown_type")),
    "an unknown property": (lambda d, f: f["phone"].update(colour="red"), ("phone", "unknown_field")),
    "limits the wrong way": (lambda d, f: f["copies"].update(least=30), ("copies", "limits_inverted")),
    "one option": (lambda d, f: f["place"]["options"].pop(), ("place", "too_few_options")),
    "a wrong source": (lambda d, f: f["phone"].update(prefill="owner.address"), ("phone", "wrong_prefill")),
    "an unknown source": (lambda d, f: f["phone"].update(prefill="moon"), ("phone", "bad_field")),
    "a default that is none": (lambda d, f: f["copies"].update(default=99), ("copies", "bad_default")),
    "a table in a table": (
        lambda d, f: f["siblings"]["columns"][0].update(type="table"),
        ("siblings.name", "column_not_simple"),
    ),
    "a condition in a table": (
        lambda d, f: f["siblings"]["columns"][1].update(shown={"answered": "place"}),
        ("siblings.born", "column_condition"),
    ),
    "a table of nothing": (lambda d, f: f["siblings"].update(columns=[]), ("siblings", "no_columns")),
    "no section": (lambda d, f: d.update(sections=[]), ("", "no_sections")),
    "an empty section": (lambda d, f: d["sections"][1].update(fields=[]), ("#papers", "no_fields")),
    "another format": (lambda d, f: d.update(format="x"), ("", "bad_field")),
    "a limit that is no day": (
        lambda d, f: f["siblings"]["columns"][1].update(most="tomorrow"),
        ("siblings.born", "bad_field"),
    ),
}


@pytest.mark.parametrize(("change", "problem"), CASES.values(), ids=CASES)
def test_a_problem_is_told_with_its_path(change, problem):
    assert problem in codes(change)


def test_all_problems_are_told_at_once_in_both_languages():
    document = deepcopy(DOCUMENT)
    document["sections"][0]["fields"][1]["options"] = []
    document["sections"][1]["fields"][0]["least"] = 50
    document["sections"][1]["fields"][3]["type"] = "fax"
    problems = read_definition(document).problems
    assert {problem.path for problem in problems} >= {"place", "copies", "phone"}
    assert all(problem.vi.endswith((".", "?")) and problem.en.endswith(".") for problem in problems)
