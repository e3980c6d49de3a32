from dataclasses import replace

from motcua.catalogue.rules.content import Channel, Component, Fee, FeeState, Line, Need, UnknownTerm
from motcua.catalogue.rules.differences import Change, find_differences
from motcua.catalogue.tests.samples import FIVE_DAYS, FREE, NAME, THREE_DAYS, complete_content

OLD = complete_content()


def sentences(new, language="vi", name=NAME):
    return [difference.sentence(language) for difference in find_differences(NAME, OLD, name, new)]


def test_the_same_document_has_no_differences():
    assert sentences(OLD) == []


def test_white_space_is_no_difference():
    assert sentences(replace(OLD, steps=OLD.steps.replace(" ", "\n"))) == []


def test_a_shorter_term_reads_from_old_to_new():
    counter = replace(OLD.lines[0], term=THREE_DAYS)
    new = replace(OLD, lines=(counter, OLD.lines[1]))
    assert sentences(new) == ["Thời hạn giải quyết (counter): 5 ngày làm việc → 3 ngày làm việc"]
    assert sentences(new, "en") == ["Term (counter): 5 working days → 3 working days"]


def test_an_unknown_term_is_said_with_the_source_s_words():
    counter = Line(Channel.COUNTER, term_unknown=UnknownTerm.NO_UNIT, term_text="2", fees=(FREE,))
    assert sentences(replace(OLD, lines=(counter, OLD.lines[1]))) == [
        "Thời hạn giải quyết (counter): 5 ngày làm việc → chưa rõ (2)"
    ]


def test_a_new_fee_is_in_dong():
    counter = replace(OLD.lines[0], fees=(Fee(FeeState.AMOUNT, 1_200_000, when="mỗi lần"),))
    (sentence,) = sentences(replace(OLD, lines=(counter, OLD.lines[1])))
    assert sentence == "Phí, lệ phí (counter): miễn phí → 1.200.000 đ (mỗi lần)"


def test_channels_come_and_go():
    post = Line(Channel.POST, term=FIVE_DAYS, fees=(FREE,))
    found = find_differences(NAME, OLD, NAME, replace(OLD, lines=(OLD.lines[0], post)))
    assert [(each.part, each.change, each.before[0] or each.after[0]) for each in found] == [
        ("channel", Change.REMOVED, "online"),
        ("channel", Change.ADDED, "post"),
    ]


def test_papers_are_matched_by_name_not_by_key():
    same = replace(OLD.components[0], key="p9")
    added = Component("p1", "Ảnh 4x6", Need.IF_ANY, originals=2, copies=0)
    assert sentences(replace(OLD, components=(added, same))) == [
        "Thành phần hồ sơ: thêm Ảnh 4x6 (2 bản chính, 0 bản sao, nếu có)"
    ]


def test_name_and_legal_basis_are_compared_too():
    new = replace(OLD, legal_bases=("15/2020/NĐ-CP",))
    assert sentences(new, name="Tên mới") == [
        f"Tên thủ tục: {NAME} → Tên mới",
        "Căn cứ pháp lý: bỏ 60/2014/QH13",
        "Căn cứ pháp lý: thêm 15/2020/NĐ-CP",
    ]
