import pytest

from motcua.catalogue.rules.content import Channel, UnknownTerm
from motcua.catalogue.rules.national.methods import HEADING, read_methods
from motcua.worktime.rules.terms import Term, TermUnit


def limit(channel, value, unit):
    return {"channel": channel, "value": value, "unit": unit}


def test_rows_are_found_by_their_first_cells():
    table = (
        f"{HEADING}Trực tuyến5 Ngày làm việcMiễn phíNộp trên Cổng"
        "Trực tiếp10 Ngày100,000 VNĐ(mỗi lần)Dịch vụ bưu chính8 GiờKhông có thông tin"
    )
    limits = [
        limit("Trực tuyến", 5.0, "Ngày làm việc"),
        limit("Trực tiếp", 10.0, "Ngày"),
        limit("Dịch vụ bưu chính", 8.0, "Giờ"),
    ]
    rows = read_methods(table, limits, "")
    assert [(row.channel, row.term, row.rest) for row in rows] == [
        (Channel.ONLINE, Term(5, TermUnit.WORKING_DAYS), "Miễn phíNộp trên Cổng"),
        (Channel.COUNTER, Term(10, TermUnit.CALENDAR_DAYS), "100,000 VNĐ(mỗi lần)"),
        (Channel.POST, Term(8, TermUnit.WORKING_HOURS), "Không có thông tin"),
    ]


def test_the_name_of_a_channel_within_a_description_begins_no_row():
    table = f"{HEADING}Trực tuyến1 ThángMiễn phíNộp Trực tiếp: tại quầyTrực tiếpKhông có thông tinMiễn phí"
    rows = read_methods(table, [limit("Trực tuyến", 1.0, "Tháng"), limit("Trực tiếp", None, None)], "")
    assert rows[0].rest == "Miễn phíNộp Trực tiếp: tại quầy"
    assert rows[0].term == Term(1, TermUnit.MONTHS)
    assert (rows[1].term_unknown, rows[1].rest) == (UnknownTerm.NOT_STATED, "Miễn phí")


def read_one(table_row, value, unit):
    (row,) = read_methods(f"{HEADING}{table_row}", [limit("Trực tiếp", value, unit)], "")
    return row


def test_a_number_without_a_unit_is_unknown():
    row = read_one("Trực tiếp2Miễn phí", 2.0, None)
    assert (row.term, row.term_unknown, row.term_text, row.rest) == (None, UnknownTerm.NO_UNIT, "2", "Miễn phí")
    assert not row.is_glued


@pytest.mark.parametrize(("row", "value"), [("Trực tiếp120 VNĐ(20.000 đ)", None), ("Trực tiếp120,000 VNĐ", 1.0)])
def test_a_number_that_runs_into_the_fee_is_said_to(row, value):
    assert read_one(row, value, None).is_glued


def test_a_time_in_words_keeps_them():
    row = read_one("Trực tiếpKhông phải trả kết quả cho người nộp thuếMiễn phíTại quầy", None, None)
    assert row.term_unknown is UnknownTerm.WORDS_ONLY
    assert row.term_text == "Không phải trả kết quả cho người nộp thuế"
    assert row.rest == "Miễn phíTại quầy"


@pytest.mark.parametrize("silence", ["Không có thông tin", "Không quy định"])
def test_saying_nothing_is_not_words(silence):
    row = read_one(f"Trực tiếp{silence}Miễn phí", None, None)
    assert (row.term_unknown, row.term_text, row.rest) == (UnknownTerm.NOT_STATED, "", "Miễn phí")


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(0.0, "Giờ", "0 giờ"), (0.5, "Giờ", "0,5 giờ"), (1.5, "Ngày làm việc", "1,5 ngày làm việc")],
)
def test_what_no_clock_counts_is_unknown(value, unit, text):
    row = read_one(f"Trực tiếp{value:g} {unit}Miễn phí", value, unit)
    assert (row.term, row.term_unknown, row.term_text) == (None, UnknownTerm.NOT_COUNTABLE, text)


def test_without_a_table_the_times_stand_alone():
    rows = read_methods(
        "", [limit("Trực tiếp", 20.0, "Ngày"), limit("Trực tuyến", None, None)], "Trước khi tàu rời cảng"
    )
    assert [(row.term, row.term_text, row.rest) for row in rows] == [
        (Term(20, TermUnit.CALENDAR_DAYS), "20 ngày", ""),
        (None, "Trước khi tàu rời cảng", ""),
    ]


def test_a_table_without_times_is_parted_at_its_channels():
    table = f"{HEADING}Trực tiếpPhản hồi tự độngKhông có thông tinTại quầyTrực tuyếnPhản hồi tự độngMiễn phí"
    rows = read_methods(table, [], "")
    assert [(row.channel, row.term_text, row.rest) for row in rows] == [
        (Channel.COUNTER, "Phản hồi tự động", "Không có thông tinTại quầy"),
        (Channel.ONLINE, "Phản hồi tự động", "Miễn phí"),
    ]
