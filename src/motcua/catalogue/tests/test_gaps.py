"""NĐ 63/2010 Art 8.2: what lacks a mandatory part is not published, and the parts are listed."""

from dataclasses import replace

import pytest

from motcua.catalogue.rules.content import Channel, Component, Fee, FeeState, GroupKind, Line, Need, UnknownTerm
from motcua.catalogue.rules.gaps import GapCode, find_gaps, missing_parts
from motcua.catalogue.tests.samples import FIVE_DAYS, FREE, NAME, complete_content, content_with_cases
from motcua.worktime.rules.terms import Term, TermUnit

COUNTER = Line(Channel.COUNTER, term=FIVE_DAYS, fees=(FREE,))
PAPER = Component("p1", "Tờ khai", Need.ALWAYS, originals=1, copies=0)


def codes(gaps):
    return [gap.code for gap in gaps]


def test_a_complete_procedure_has_no_gaps():
    assert find_gaps(NAME, complete_content()) == ()
    assert find_gaps(NAME, content_with_cases()) == ()


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"steps": "  "}, GapCode.STEPS),
        ({"lines": ()}, GapCode.CHANNELS),
        ({"components": ()}, GapCode.COMPONENTS),
        ({"components": (replace(PAPER, need=Need.NOTE),)}, GapCode.COMPONENTS),
        ({"components": (replace(PAPER, originals=None, copies=None),)}, GapCode.QUANTITY),
        ({"lines": (replace(COUNTER, term=None, term_unknown=UnknownTerm.NO_UNIT),)}, GapCode.TERM),
        ({"audience": ()}, GapCode.AUDIENCE),
        ({"executing_agency": ""}, GapCode.AGENCY),
        ({"lines": (replace(COUNTER, fees=()),)}, GapCode.FEE_UNKNOWN),
        ({"lines": (replace(COUNTER, fees=(Fee(FeeState.UNKNOWN),)),)}, GapCode.FEE_UNKNOWN),
        ({"lines": (replace(COUNTER, fees=(Fee(FeeState.UNCERTAIN, text="50 VNĐ"),)),)}, GapCode.FEE_UNCERTAIN),
    ],
)
def test_each_missing_part_is_named(changes, missing):
    content = complete_content(**changes)
    assert codes(missing_parts(NAME, content)) == [missing]


def test_a_procedure_without_a_name_lacks_it():
    assert codes(missing_parts(" ", complete_content())) == [GapCode.NAME]


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"results": ()}, GapCode.RESULT),
        ({"legal_bases": ()}, GapCode.LEGAL_BASIS),
        ({"lines": (replace(COUNTER, term=Term(8, TermUnit.WORKING_HOURS), term_text="8 giờ"),)}, GapCode.HOURS),
        (
            {"components": (replace(PAPER, group="Hồ sơ lần đầu", group_kind=GroupKind.UNCLEAR),)},
            GapCode.GROUP,
        ),
    ],
)
def test_other_gaps_are_shown_but_do_not_stop_publication(changes, gap):
    content = complete_content(**changes)
    assert codes(find_gaps(NAME, content)) == [gap]
    assert missing_parts(NAME, content) == ()


def test_a_gap_says_where_it_is():
    lines = (COUNTER, Line(Channel.ONLINE, term_unknown=UnknownTerm.NO_UNIT, term_text="2", fees=(FREE,)))
    (gap,) = find_gaps(NAME, complete_content(lines=lines))
    assert gap.subjects == ("online",)
    assert gap.sentence("vi") == "Chưa rõ thời hạn giải quyết: online"
    assert gap.sentence("en") == "The term is not clear: online"


def test_a_gap_of_a_case_names_the_case():
    content = content_with_cases()
    broken = replace(content.lines[1], term=None, term_unknown=UnknownTerm.NOT_STATED)
    (gap,) = find_gaps(NAME, replace(content, lines=(content.lines[0], broken, content.lines[2])))
    assert gap.subjects == ("counter / Cấp lại",)
