"""A form as JSON Schema: what our checker takes fits, what a schema can refuse it refuses, and back again."""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from motcua.forms.rules.answers import FORMAT, check_answers, read_answers
from motcua.forms.rules.codec import read_definition
from motcua.forms.rules.json_schema import Origin, is_schema, read_schema, write_schema
from motcua.forms.tests.samples import DAY, FILLED, Communes, birth
from motcua.forms.tests.strategies import JSON, KEYS, definitions, posts

UNITS = Communes()
ORIGIN = Origin("1.001193", "lai", "Mẫu tờ khai")
BEYOND = {
    "too_many_decimals",
    "not_a_date",
    "too_early",
    "too_late",
    "unknown_commune",
    "odd_characters",
    "wrong_paper",
    "email_malformed",
    "phone_malformed",
    "tax_code_malformed",
    "tax_code_wrong_check_digit",
    "cccd_unknown_province",
    "cccd_birth_in_the_future",
    "cccd_other_birth_year",
    "cccd_other_sex",
    "cmnd_expired",
}
"""What no schema can say: calendars, check digits, which communes there are, one answer against another."""
DAYS_IN_ORDER = re.compile(r"operator=<Operator\.(AT_MOST|AT_LEAST|GREATER|LESS)[^>]*>,\s*value='")
"""A condition that asks which of two days is the earlier one: no schema compares texts."""


def fits(schema, values) -> bool:
    return Draft202012Validator(schema).is_valid(values)


@given(definitions())
@settings(max_examples=60)
def test_a_form_comes_back_from_its_schema(definition):
    schema = json.loads(json.dumps(write_schema(definition, ORIGIN)))
    Draft202012Validator.check_schema(schema)
    assert is_schema(schema)
    document, origin = read_schema(schema)
    assert origin == ORIGIN
    assert read_definition(document).definition == definition
    assert read_definition(document).problems == ()


@given(st.data())
@settings(max_examples=80)
def test_what_the_checker_takes_fits_the_schema(data):
    definition = data.draw(definitions())
    document, problems = read_answers(definition, data.draw(posts(definition)), DAY, UNITS)
    if not problems:
        assert fits(write_schema(definition, ORIGIN), document["values"])


@given(st.data())
@settings(max_examples=80)
def test_what_fits_the_schema_the_checker_refuses_only_for_what_is_beyond_schemas(data):
    definition = data.draw(definitions())
    document, _ = read_answers(definition, data.draw(posts(definition)), DAY, UNITS)
    values = dict(document["values"])
    for key in data.draw(st.lists(st.sampled_from(KEYS), max_size=3)):
        values[key] = data.draw(JSON)
    if fits(write_schema(definition, ORIGIN), values):
        _, problems = check_answers(definition, {"format": FORMAT, "values": values}, DAY, UNITS)
        hangs_on_order = {"missing"} if DAYS_IN_ORDER.search(repr(definition)) else set()
        assert {problem.code for problem in problems.values()} <= BEYOND | hangs_on_order


def test_the_schema_refuses_what_the_checker_refuses():
    schema = write_schema(birth(), ORIGIN)
    good = read_answers(birth(), FILLED, DAY, UNITS)[0]["values"]
    assert fits(schema, good)
    for change in (
        {"more": 1},
        {"copies": 21},
        {"copies": "3"},
        {"copies": 6},
        {"place": "moon"},
        {"place": "hospital"},
        {"true": False},
        {"where": "hai\ndòng"},
        {"where": " "},
        {"home": {"unit": "06649"}},
        {"home": {"unit": "06649", "line": "5", "floor": 2}},
        {"siblings": [{"born": "2020-02-29"}]},
        {"siblings": [{"name": "Hoa"}] * 4},
    ):
        document = {"format": FORMAT, "values": {**good, **change}}
        assert not fits(schema, document["values"]), change
        _, problems = check_answers(birth(), document, DAY, UNITS)
        hidden = change == {"place": "hospital"}  # the checker drops what is hidden, the schema has no such mercy
        assert bool(problems) != hidden, change


def test_a_schema_of_somebody_else_becomes_a_draft():
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Đơn đề nghị",
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "title": "Họ tên", "maxLength": 80},
            "born": {"type": "string", "format": "date", "description": "Theo giấy khai sinh"},
            "mail": {"type": "string", "format": "email"},
            "kind": {"oneOf": [{"const": "new", "title": "Cấp mới"}, {"const": "again", "title": "Cấp lại"}]},
            "ways": {"type": "array", "items": {"enum": ["post", "desk"]}},
            "area": {"type": "number", "minimum": 0},
            "agreed": {"type": "boolean"},
            "members": {"type": "array", "items": {"type": "object", "properties": {"who": {"type": "string"}}}},
            "odd": {"type": "null"},
        },
    }
    document, origin = read_schema(schema)
    reading = read_definition(document)
    assert origin == Origin()
    assert [(each.path, each.code) for each in reading.unreadable] == [("odd", "unknown_type")]
    kinds = {field["key"]: field["type"] for field in document["sections"][0]["fields"]}
    assert kinds == {
        "name": "text",
        "born": "date",
        "mail": "email",
        "kind": "choice",
        "ways": "choice",
        "area": "number",
        "agreed": "yes_no",
        "members": "table",
        "odd": "null",
    }
    assert {each.code for each in reading.problems if each.path == "name"} == {"missing_words"}


@given(JSON, st.sampled_from(["properties", "required", "x-motcua", "title"]))
def test_any_schema_may_be_sent(value, key):
    schema = {**write_schema(birth(), ORIGIN), key: value}
    read_definition(read_schema(schema)[0])
    read_definition(read_schema({"properties": {"a": value, "b": {"items": value, "type": "array"}}})[0])
