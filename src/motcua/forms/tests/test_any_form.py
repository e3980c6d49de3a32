"""Whatever the form and whatever is sent to it: no exception, one document by both ways, nothing that is hidden."""

import json
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.forms.rules.answers import check_answers, is_required, read_answers, shown_fields
from motcua.forms.rules.codec import read_definition, write_definition
from motcua.forms.rules.posted import spread
from motcua.forms.rules.reading import read_condition
from motcua.forms.rules.validation import check_definition
from motcua.forms.tests.samples import DAY, DOCUMENT, Communes, birth
from motcua.forms.tests.strategies import JSON, KEYS, definitions, posts

UNITS = Communes()


@given(definitions())
@settings(max_examples=60)
def test_a_definition_survives_its_document(definition):
    assert check_definition(definition) == ()
    document = json.loads(json.dumps(write_definition(definition)))
    assert read_definition(document).definition == definition


@given(st.data())
@settings(max_examples=80)
def test_both_ways_give_one_document(data):
    definition = data.draw(definitions())
    document, problems = read_answers(definition, data.draw(posts(definition)), DAY, UNITS)
    again = json.loads(json.dumps(document))
    checked, found = check_answers(definition, again, DAY, UNITS)
    posted, refound = read_answers(definition, spread(definition, document["values"]), DAY, UNITS)
    assert checked == posted == document
    assert set(found) == set(refound)
    if not problems:
        assert found == {}


@given(st.data())
@settings(max_examples=40)
def test_no_answer_is_hidden_and_none_that_is_shown_and_required_is_missing_unsaid(data):
    definition = data.draw(definitions())
    document, problems = read_answers(definition, data.draw(posts(definition)), DAY, UNITS)
    values = document["values"]
    shown = shown_fields(definition, values, DAY)
    assert set(values) <= shown
    for field in definition.fields():
        if field.key in shown and field.key not in values and is_required(field, values, DAY):
            assert any(path == field.key or path.startswith(f"{field.key}.") for path in problems)


@given(
    st.dictionaries(
        st.sampled_from([*KEYS, "child.name", "place", "copies", "siblings.0.name"]) | st.text(), st.lists(st.text())
    )
)
def test_anything_may_be_posted(posted):
    document, problems = read_answers(birth(), posted, DAY, UNITS)
    assert json.dumps(document)
    assert problems


@given(JSON)
@settings(max_examples=100)
def test_any_document_may_be_sent(value):
    for values in (value, {"child": value, "copies": value, "siblings": value, "home": value, "place": value}):
        document, _ = check_answers(birth(), {"format": "motcua.answers/1", "values": values}, DAY, UNITS)
        assert json.dumps(document, allow_nan=False)


@given(st.data())
@settings(max_examples=40)
def test_any_document_may_be_sent_to_any_form(data):
    definition = data.draw(definitions())
    values = {key: data.draw(JSON) for key in data.draw(st.lists(st.sampled_from(KEYS)))}
    document, _ = check_answers(definition, {"format": "motcua.answers/1", "values": values}, DAY, UNITS)
    assert json.dumps(document, allow_nan=False)


@given(JSON, st.sampled_from(["title", "sections", "help", "format", "x"]))
def test_any_definition_may_be_sent(value, key):
    assert read_definition({**DOCUMENT, key: value}).problems or value in (None, {}, DOCUMENT.get(key))


@given(
    JSON,
    st.sampled_from(
        ["key", "type", "label", "options", "least", "most", "columns", "asks", "shown", "required", "default"]
    ),
)
def test_any_field_may_be_sent(value, key):
    field = {"key": "a", "type": "choice", "label": {"vi": "a", "en": "a"}, key: value}
    document = {**DOCUMENT, "sections": [{"key": "s", "title": {"vi": "a", "en": "a"}, "fields": [field]}]}
    reading = read_definition(document)
    if not reading.problems:
        assert read_definition(write_definition(reading.definition)).definition == reading.definition


@given(JSON)
def test_any_condition_may_be_sent(value):
    with suppress(ValueError):
        read_condition(value)
