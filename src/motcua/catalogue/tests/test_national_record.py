from datetime import date

import pytest

from motcua.catalogue.rules.content import Channel, UnknownTerm
from motcua.catalogue.rules.national.methods import HEADING
from motcua.catalogue.rules.national.record import read_record
from motcua.kernel.errors import Invalid
from motcua.worktime.rules.terms import Term, TermUnit


def row(**changes):
    return {
        "code": "1.001193",
        "name": "Thủ tục  đăng ký\nkhai sinh",
        "field": "Hộ tịch",
        "agency": "Bộ Tư pháp",
        "executing_agency": "Ủy ban nhân dân cấp xã\nỦy ban nhân dân cấp xã",
        "level": "Cấp Xã, Cấp tỉnh",
        "kind": "Loại khác",
        "audience": "Tổ chức (không bao gồm doanh nghiệp, HTX), Cán bộ, công chức, viên chức, Công dân Việt Nam",
        "decision": "Quyết định số 2228/QĐ-BTP",
        "time_limit_text": "5 Ngày làm việc",
        "time_limits": [{"channel": "Trực tiếp", "value": 5.0, "unit": "Ngày làm việc"}],
        "fee_text": "Miễn phí",
        "steps_text": "Bước 1\n\n\n\nBước  2",
        "components": [{"case": "--", "name": "Tờ khai", "originals": 1, "copies": 0}],
        "conditions": "",
        "result": [{"name": "Giấy khai sinh", "code": None}],
        "legal_basis": ["60/2014/QH13", "60/2014/QH13"],
        "raw_methods": f"{HEADING}Trực tiếp5 Ngày làm việcMiễn phí",
        "source": "github:chatbot-tthc/chatbot_tthc@5322948 (crawl of dichvucong.gov.vn, June-July 2026)",
        "source_url": "",
        "detail": "full",
        **changes,
    }


def test_a_record_is_read_in_the_catalogue_s_words():
    record = read_record(row())
    assert (record.code, record.name, record.sector) == ("1.001193", "Thủ tục đăng ký khai sinh", "Hộ tịch")
    assert record.levels == ("province", "commune")
    assert record.decision_number == "2228/QĐ-BTP"
    assert record.seen_on == date(2026, 7, 31)
    content = record.content
    assert content.executing_agency == "Ủy ban nhân dân cấp xã"
    assert content.audience == (
        "Tổ chức (không bao gồm doanh nghiệp, HTX)",
        "Cán bộ, công chức, viên chức",
        "Công dân Việt Nam",
    )
    assert content.steps == "Bước 1\n\nBước 2"
    assert content.legal_bases == ("60/2014/QH13",)
    assert [(line.channel, line.case, line.term) for line in content.lines] == [
        (Channel.COUNTER, None, Term(5, TermUnit.WORKING_DAYS))
    ]


def test_a_name_alone_has_no_content():
    record = read_record(
        {"code": "1.003755", "name": "Cấp thẻ", "field": "Người có công (Bộ Nội vụ)", "source": "2025"}
    )
    assert record.content is None
    assert (record.sector, record.agency, record.seen_on) == ("Người có công", "Bộ Nội vụ", date(2025, 12, 31))


@pytest.mark.parametrize("changes", [{"code": "1.00119"}, {"code": "abc"}, {"code": None}, {"name": " \u200b"}])
def test_a_row_without_code_or_name_is_refused(changes):
    with pytest.raises(Invalid, match="national_record_malformed"):
        read_record(row(**changes))


def two_rows(one, other, limits):
    table = f"{HEADING}Trực tiếp{one}Trực tiếp{other}"
    times = [{"channel": "Trực tiếp", "value": value, "unit": unit} for value, unit in limits]
    return read_record(row(raw_methods=table, time_limits=times)).content


def test_a_channel_in_several_rows_makes_cases_of_their_descriptions():
    content = two_rows(
        "5 Ngày làm việcMiễn phíTrường hợp cấp mới",
        "3 Ngày làm việcMiễn phíTrường hợp cấp lại",
        [(5.0, "Ngày làm việc"), (3.0, "Ngày làm việc")],
    )
    assert [case.name for case in content.cases] == ["Trường hợp cấp mới", "Trường hợp cấp lại"]
    assert [(line.case, line.term.amount) for line in content.lines] == [("c1", 5), ("c2", 3)]


def test_without_descriptions_the_times_name_the_cases():
    content = two_rows("10 NgàyMiễn phí", "1 GiờMiễn phí", [(10.0, "Ngày"), (1.0, "Giờ")])
    assert [case.name for case in content.cases] == ["Thời hạn 10 ngày", "Thời hạn 1 giờ"]


def test_rows_that_say_the_same_are_one():
    content = two_rows("1 NgàyMiễn phí", "1 NgàyMiễn phí", [(1.0, "Ngày"), (1.0, "Ngày")])
    assert content.cases == ()
    assert len(content.lines) == 1


def test_a_case_is_shared_by_the_channels():
    table = f"{HEADING}Trực tiếp5 NgàyMiễn phíMớiTrực tiếp3 NgàyMiễn phíLạiTrực tuyến5 NgàyMiễn phíMới"
    times = [
        {"channel": channel, "value": value, "unit": "Ngày"}
        for channel, value in (("Trực tiếp", 5.0), ("Trực tiếp", 3.0), ("Trực tuyến", 5.0))
    ]
    content = read_record(row(raw_methods=table, time_limits=times)).content
    assert [(line.channel, line.case) for line in content.lines] == [
        (Channel.COUNTER, "c1"),
        (Channel.COUNTER, "c2"),
        (Channel.ONLINE, "c1"),
    ]


def test_an_unknown_term_stays_unknown():
    content = read_record(
        row(
            raw_methods=f"{HEADING}Trực tiếp2Miễn phí",
            time_limits=[{"channel": "Trực tiếp", "value": 2.0, "unit": None}],
        )
    ).content
    assert content.lines[0].term_unknown is UnknownTerm.NO_UNIT
