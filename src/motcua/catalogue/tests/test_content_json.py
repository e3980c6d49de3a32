import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.rules.content import Case, Channel, Component, Content, Fee, FeeState, Line, Need, UnknownTerm
from motcua.catalogue.rules.content_json import channel_from, content_from_json, content_to_json
from motcua.catalogue.tests.samples import complete_content, content_with_cases
from motcua.kernel.errors import Invalid
from motcua.worktime.rules.terms import Term, TermUnit

text = st.text(max_size=8)
terms = st.one_of(
    st.builds(Term, st.integers(1, 300), st.sampled_from([unit for unit in TermUnit if unit != TermUnit.AT_ONCE])),
    st.just(Term(0, TermUnit.AT_ONCE)),
)
fees = st.one_of(
    st.builds(Fee, st.just(FeeState.AMOUNT), st.integers(1, 10**9), text, text),
    st.builds(Fee, st.just(FeeState.FREE), st.just(0), when=text),
    st.builds(Fee, st.sampled_from([FeeState.UNKNOWN, FeeState.UNCERTAIN]), text=text),
)


@st.composite
def lines(draw):
    known = draw(st.booleans())
    return Line(
        channel=draw(st.sampled_from(Channel)),
        case=draw(st.sampled_from([None, "c1", "c2"])),
        term=draw(terms) if known else None,
        term_unknown=None if known else draw(st.sampled_from(UnknownTerm)),
        term_text=draw(text),
        fees=tuple(draw(st.lists(fees, max_size=3))),
        note=draw(text),
    )


contents = st.builds(
    Content,
    steps=text,
    audience=st.lists(text, max_size=2).map(tuple),
    cases=st.just((Case("c1", "Một"), Case("c2", "Hai"))),
    lines=st.lists(lines(), max_size=4, unique_by=lambda line: (line.channel, line.case)).map(tuple),
    components=st.lists(
        st.builds(
            Component,
            st.sampled_from(["p1", "p2", "p3"]),
            text,
            st.sampled_from(Need),
            originals=st.one_of(st.none(), st.integers(0, 9)),
        ),
        unique_by=lambda component: component.key,
    ).map(tuple),
)


@given(contents)
def test_what_is_written_is_read_back(content):
    assert content_from_json(json.loads(json.dumps(content_to_json(content)))) == content


def test_a_document_holds_only_what_there_is_to_say():
    document = content_to_json(Content(steps="Bước 1"))
    assert document == {"version": 1, "steps": "Bước 1"}


def set_at(document, place, value):
    *path, last = place
    for step in path:
        document = document[step]
    document[last] = value


@pytest.mark.parametrize(
    ("place", "value", "named"),
    [
        (["version"], 2, "version"),
        (["stepz"], "x", "stepz"),
        (["steps"], 5, "steps"),
        (["audience"], "Công dân", "audience"),
        (["lines", 0, "channel"], "fax", "lines[0].channel"),
        (["lines", 0, "case"], "c9", "lines[0].case"),
        (["lines", 0, "term"], None, "lines[0].term"),
        (["lines", 0, "term"], {"amount": 0, "unit": "working_days"}, "lines[0].term.amount"),
        (["lines", 0, "term"], {"amount": -3, "unit": "working_days"}, "lines[0].term.amount"),
        (["lines", 0, "term"], {"amount": 1, "unit": "at_once"}, "lines[0].term.amount"),
        (["lines", 0, "term"], {"amount": 10**7, "unit": "working_days"}, "lines[0].term.amount"),
        (["lines", 0, "term"], {"amount": True, "unit": "working_days"}, "lines[0].term"),
        (["lines", 0, "term"], {"amount": 5, "unit": "weeks"}, "lines[0].term.unit"),
        (["lines", 0, "term_unknown"], "no_unit", "lines[0].term"),
        (["lines", 1, "case"], "c1", "lines"),
        (["lines", 0, "fees", 0, "amount"], None, "lines[0].fees[0].amount"),
        (["lines", 0, "fees", 0, "amount"], 0, "lines[0].fees[0].amount"),
        (["lines", 0, "fees", 0, "state"], "free", "lines[0].fees[0].amount"),
        (["lines", 0, "fees", 0, "state"], "unknown", "lines[0].fees[0].amount"),
        (["components", 0, "originals"], -1, "components[0]"),
        (["components", 1, "key"], "p1", "components"),
        (["components", 0], {"key": "p1", "name": "Tờ khai"}, "components[0].need"),
        (["cases", 1, "key"], "c1", "cases"),
    ],
)
def test_a_mistake_is_named_by_its_place(place, value, named):
    document = copy.deepcopy(content_to_json(content_with_cases()))
    set_at(document, place, value)
    with pytest.raises(Invalid) as refusal:
        content_from_json(document)
    assert refusal.value.code == "content_malformed"
    assert refusal.value.details["place"] == named


@pytest.mark.parametrize("document", [None, [], "", 5, {}])
def test_what_is_no_document_is_refused(document):
    with pytest.raises(Invalid, match="content_malformed"):
        content_from_json(document)


def test_channels_come_in_their_order():
    content = complete_content()
    assert content.channels() == (Channel.COUNTER, Channel.ONLINE)


def test_an_unknown_channel_is_refused():
    assert channel_from("post") is Channel.POST
    with pytest.raises(Invalid, match="channel_unknown"):
        channel_from("fax")
