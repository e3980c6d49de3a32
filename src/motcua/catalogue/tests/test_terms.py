import pytest

from motcua.catalogue.rules.content import Channel, Fee, FeeState, Line, UnknownTerm
from motcua.catalogue.rules.fees import NOT_STATED, amount_due, fees_of
from motcua.catalogue.rules.terms import NoTerm, TermUnknown, terms_of
from motcua.catalogue.tests.samples import FIVE_DAYS, FREE, THREE_DAYS, complete_content, content_with_cases
from motcua.kernel.errors import Invalid


def test_a_term_belongs_to_its_channel():
    content = complete_content()
    assert terms_of(content, None, Channel.COUNTER) == FIVE_DAYS
    assert terms_of(content, None, Channel.ONLINE) == THREE_DAYS


def test_a_channel_not_stated_never_borrows_a_term():
    answer = terms_of(complete_content(), None, Channel.POST)
    assert answer == TermUnknown(NoTerm.CHANNEL_NOT_STATED)
    assert "kênh" in answer.sentence("vi")


def test_a_term_belongs_to_its_case():
    content = content_with_cases()
    assert terms_of(content, "c1", Channel.COUNTER) == FIVE_DAYS
    assert terms_of(content, "c2", Channel.COUNTER) == THREE_DAYS


def test_a_line_for_every_case_serves_each():
    assert terms_of(content_with_cases(), "c2", Channel.ONLINE) == FIVE_DAYS


@pytest.mark.parametrize("nothing", [None, ""])
def test_where_cases_differ_one_must_be_chosen(nothing):
    answer = terms_of(content_with_cases(), nothing, Channel.COUNTER)
    assert isinstance(answer, TermUnknown)
    assert answer.reason is NoTerm.CASE_NEEDED
    assert [case.name for case in answer.cases] == ["Cấp mới", "Cấp lại"]


def test_where_cases_agree_none_need_be_chosen():
    lines = tuple(Line(Channel.COUNTER, case, FIVE_DAYS, fees=(FREE,)) for case in ("c1", "c2"))
    content = complete_content(cases=content_with_cases().cases, lines=lines)
    assert terms_of(content, None, Channel.COUNTER) == FIVE_DAYS


def test_an_unknown_case_is_refused():
    with pytest.raises(Invalid, match="case_unknown"):
        terms_of(content_with_cases(), "c3", Channel.COUNTER)


@pytest.mark.parametrize("reason", list(UnknownTerm))
def test_an_unknown_term_says_why_in_both_languages(reason):
    line = Line(Channel.COUNTER, term_unknown=reason, term_text="2")
    answer = terms_of(complete_content(lines=(line,)), None, Channel.COUNTER)
    assert answer == TermUnknown(reason, "2")
    assert answer.sentence("vi") != answer.sentence("en")
    if reason is not UnknownTerm.NOT_STATED:
        assert "2" in answer.sentence("vi")


def test_fees_belong_to_case_and_channel():
    content = content_with_cases()
    assert fees_of(content, "c1", Channel.COUNTER) == (Fee(FeeState.AMOUNT, 100_000),)
    assert fees_of(content, "c2", Channel.COUNTER) == (FREE,)
    assert fees_of(content, None, Channel.COUNTER) == (Fee(FeeState.AMOUNT, 100_000), FREE)


def test_silence_about_fees_is_not_free():
    content = complete_content(lines=(Line(Channel.COUNTER, term=FIVE_DAYS),))
    assert fees_of(content, None, Channel.COUNTER) == (NOT_STATED,)
    assert fees_of(content, None, Channel.POST) == (NOT_STATED,)


def test_the_amount_due_is_known_only_when_every_fee_is():
    certain = Fee(FeeState.AMOUNT, 100_000)
    assert amount_due([certain, FREE]) == 100_000
    assert amount_due([certain, Fee(FeeState.AMOUNT, 5_000, when="mỗi bản")]) is None
    assert amount_due([certain, Fee(FeeState.UNCERTAIN, text="50 VNĐ")]) is None
    assert amount_due([NOT_STATED]) is None
