"""Khánh takes a procedure from draft to expiry, through HTTP."""

import io
import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from motcua.catalogue.models import CentreProcedure, Procedure, ProcedureRevision, RevisionEvent
from motcua.web.console.procedures.fee_text import read_fees, write_fees
from motcua.web.tests.console_world import DECISION, khanh
from motcua.web.tests.test_console_organisation import refused

__all__ = ["khanh"]

LIST = "/quan-tri/thu-tuc/"
NEW = {
    "code": "2.000815",
    "name": "Chứng thực bản sao từ bản chính",
    "executing_agency": "Ủy ban nhân dân cấp xã",
    "levels": ["commune"],
    "audience": "Công dân Việt Nam\nTổ chức",
    "steps": "Bước 1: nộp hồ sơ. Bước 2: nhận kết quả.",
    "results": "Bản sao chứng thực",
    "legal_bases": "23/2015/NĐ-CP",
    "cases": "c1 | Bản sao thường\nc2 | Bản sao song ngữ",
    "lines-TOTAL_FORMS": "2",
    "lines-INITIAL_FORMS": "0",
    "lines-0-channel": "counter",
    "lines-0-case": "c1",
    "lines-0-term": "ngay",
    "lines-0-fees": "2000 | phí | mỗi trang",
    "lines-1-channel": "counter",
    "lines-1-case": "c2",
    "lines-1-term": "2 ngày làm việc",
    "lines-1-fees": "miễn phí",
    "papers-TOTAL_FORMS": "2",
    "papers-INITIAL_FORMS": "0",
    "papers-0-name": "Bản chính",
    "papers-0-need": "always",
    "papers-0-group_kind": "all",
    "papers-0-originals": "1",
    "papers-0-copies": "0",
    "papers-1-name": "",
    "papers-1-need": "always",
    "papers-1-group_kind": "all",
}
PUBLISH = {
    "decision_number": DECISION,
    "signed_on": "20/11/2018",
    "effective_on": "30/11/2018",
    "publisher": "province",
}


def draft(khanh: Client, address: str = f"{LIST}moi/", **changes: Any) -> HttpResponse:
    return khanh.post(address, NEW | changes)


def test_a_procedure_goes_from_draft_to_publication_to_expiry(khanh: Client) -> None:
    assert draft(khanh).status_code == 302
    page = f"{LIST}2.000815/"
    assert "2.000 đ (mỗi trang)" in khanh.get(page).text.replace("\xa0", " ")
    assert "Phần bắt buộc còn thiếu" not in khanh.get(page).text
    assert khanh.post(f"{page}trinh/", {"sent": "1"}).status_code == 302
    assert draft(khanh, f"{page}du-thao/").status_code == 422
    assert khanh.post(f"{page}cong-bo/", PUBLISH).status_code == 302
    revision = ProcedureRevision.objects.get(procedure__code="2.000815")
    assert (revision.status, revision.decision_number, str(revision.valid_from)) == (
        "published",
        DECISION,
        "2018-11-30",
    )
    assert "đang hiệu lực" in khanh.get(page).text
    ended = {"last_day": "31/12/2018", "ground": "15/QĐ-UBND", "successor": "1.000001"}
    assert khanh.post(f"{page}het-hieu-luc/", ended).status_code == 302
    assert Procedure.objects.get(code="2.000815").successor.code == "1.000001"
    verbs = list(RevisionEvent.objects.filter(revision=revision).order_by("pk").values_list("verb", flat=True))
    assert verbs == ["drafted", "submitted", "published", "expired"]
    log = khanh.get("/quan-tri/nhat-ky/thu-tuc/").text
    assert all(words in log for words in ("Công bố", DECISION, "Vũ Thị Khánh"))


def test_what_is_missing_is_named_and_keeps_it_from_being_published(khanh: Client) -> None:
    draft(khanh, steps="", audience="")
    page = khanh.get(f"{LIST}2.000815/").text
    assert "Thiếu trình tự thực hiện" in page
    assert "Thiếu đối tượng thực hiện" in page
    khanh.post(f"{LIST}2.000815/trinh/", {"sent": "1"})
    answer = khanh.post(f"{LIST}2.000815/cong-bo/", PUBLISH)
    assert answer.status_code == 422
    assert "Thiếu trình tự thực hiện" in answer.text
    assert khanh.post(f"{LIST}2.000815/tra-lai/", {"reason": "Thiếu trình tự"}).status_code == 302
    assert draft(khanh, f"{LIST}2.000815/du-thao/").status_code == 302


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"code": "abc"}, "1.001193"),
        ({"name": " "}, "bắt buộc"),
        ({"cases": "c1"}, "c1 | Cấp mới"),
        ({"lines-0-term": "5 ngày"}, "chưa rõ đơn vị"),
        ({"lines-0-term": "0 ngày làm việc"}, "lớn hơn 0"),
        ({"lines-0-fees": "hai nghìn"}, "hai nghìn"),
        ({"lines-0-fees": "-5"}, "-5"),
        ({"lines-0-case": "c9"}, "lines[0].case"),
        ({"lines-1-case": "c1"}, "unique keys"),
        ({"papers-0-copies": "-1"}, "0"),
        ({"lines-TOTAL_FORMS": "x"}, ""),
    ],
)
def test_a_bad_draft_is_refused_and_what_was_typed_stays(khanh: Client, changes: dict[str, str], words: str) -> None:
    answer = draft(khanh, **changes)
    assert answer.status_code in (400, 422)
    assert words in answer.text
    assert "23/2015/NĐ-CP" in answer.text
    assert not Procedure.objects.filter(code="2.000815").exists()


def test_a_new_revision_begins_from_the_latest_and_the_difference_is_told(khanh: Client) -> None:
    page = f"{LIST}1.000001/"
    form = khanh.get(f"{page}du-thao/")
    assert 'value="5 ngày làm việc"' in form.text
    posted = NEW | {"name": "Cấp giấy phép mẫu", "cases": "", "lines-0-case": "", "lines-1-channel": ""}
    assert khanh.post(f"{page}du-thao/", posted).status_code == 302
    told = khanh.get(f"{page}2/so-sanh/").text
    assert "Phiên bản 2 so với 1" in told
    assert "giải quyết ngay" in told
    assert ProcedureRevision.objects.get(procedure__code="1.000001", number=1).valid_to is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"decision_number": ""}, "decision_number"),
        ({"effective_on": "01/11/2018"}, "effective_on"),
        ({"urgent": "on"}, "urgent_ground"),
        ({"signed_on": "x"}, "signed_on"),
    ],
)
def test_a_bad_publication_is_refused_beside_its_field(khanh: Client, changes: dict[str, str], field: str) -> None:
    draft(khanh)
    khanh.post(f"{LIST}2.000815/trinh/", {"sent": "1"})
    refused(khanh.post(f"{LIST}2.000815/cong-bo/", PUBLISH | changes), field)


def test_an_end_names_a_known_successor_and_a_ground(khanh: Client) -> None:
    ended = {"last_day": "31/12/2018", "ground": "15/QĐ-UBND", "successor": ""}
    page = f"{LIST}1.000001/het-hieu-luc/"
    refused(khanh.post(page, ended | {"successor": "9.999999"}), "successor")
    refused(khanh.post(page, ended | {"successor": "1.000001"}), "successor")
    refused(khanh.post(page, ended | {"ground": ""}), "ground")
    refused(khanh.post(page, ended | {"last_day": "31/12/2015"}), "last_day")


def test_a_one_stop_offers_it_with_four_steps_and_ceases(khanh: Client) -> None:
    page = f"{LIST}1.000001/noi-tiep-nhan/"
    offer = {
        "centre": "QNI.193",
        "valid_from": "01/12/2018",
        "four_step_eligible": "on",
        "four_step_reason": "Không thuộc Điều 14.5",
        "four_step_done": "on",
        "delegation_document": "7/UQ-STNMT",
    }
    refused(khanh.post(page, offer | {"centre": "XXX"}), "centre")
    refused(khanh.post(page, offer | {"delegation_document": ""}), "delegation_document")
    refused(khanh.post(page, {**offer, "four_step_eligible": ""}), "four_step_done")
    assert khanh.post(page, offer).status_code == 302
    refused(khanh.post(page, offer | {"valid_from": "02/12/2018"}), "valid_from")
    assert "làm đủ bốn bước tại chỗ" in khanh.get(f"{LIST}1.000001/").text
    assert khanh.post(f"{page}QNI.193/", {"last_day": "31/12/2018"}).status_code == 302
    assert str(CentreProcedure.objects.get(centre__code="QNI.193").valid_to) == "2018-12-31"
    log = khanh.get("/quan-tri/nhat-ky/").text
    assert "1.000001: QNI.193" in log
    assert "làm đủ bốn bước tại chỗ: có" in log
    assert "ngày cuối: 31/12/2018" in log


def test_a_revision_goes_out_as_a_file_and_comes_in_as_a_draft(khanh: Client) -> None:
    answer = khanh.get(f"{LIST}1.000001/1/tep/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="1.000001-1.json"'
    document = json.loads(answer.content) | {"code": "2.000999", "name": "Thủ tục mang về"}
    assert upload(khanh, json.dumps(document).encode()).status_code == 302
    revision = ProcedureRevision.objects.get(procedure__code="2.000999")
    assert (revision.status, revision.content) == ("draft", document["content"])
    assert "Thủ tục mang về" in khanh.get(LIST, {"phase": "draft", "q": "mang ve"}).text


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b'{\n"format": "motcua.procedure/1",\n oops', "dòng 3"),
        (b"\xff\xfe", "dòng 1: không phải mã UTF-8"),
        (b"[]", "đối tượng JSON"),
        (b"{}", "«format»"),
        (b'{"format": "motcua.procedure/1", "code": 5}', "«code»"),
        (b'{"format": "motcua.procedure/1", "code": "2.000999", "name": "x", "extra": 1}', "«extra»"),
        (b'{"format": "motcua.procedure/1", "code": "2.000999", "name": "x"}', "«content»"),
        (
            b'{"format": "motcua.procedure/1", "code": "2.000999", "name": "x",'
            b' "content": {"version": 1, "lines": [{}]}}',
            "lines[0].channel",
        ),
        (b'{"format": "motcua.procedure/1", "code": "zz", "name": "x", "content": {"version": 1}}', "1.001193"),
        (b" " * 2_000_001, "2000000"),
        (b"", ""),
    ],
)
def test_a_broken_file_tells_where_and_changes_nothing(khanh: Client, file: bytes, words: str) -> None:
    answer = upload(khanh, file)
    refused(answer, "file", words)
    assert not Procedure.objects.filter(code="2.000999").exists()


def upload(khanh: Client, content: bytes) -> HttpResponse:
    file = io.BytesIO(content)
    file.name = "thu-tuc.json"
    return khanh.post(f"{LIST}nhap/", {"file": file})


def test_fees_typed_are_the_fees_read() -> None:
    text = "300000 | phí | mỗi lần\nmiễn phí\nchưa rõ\nchưa chắc chắn |  |  | theo quy định"
    assert write_fees(read_fees(text)) == text
    assert read_fees("1.500.000 đ | lệ phí")[0].amount == 1_500_000
    for wrong in ("x", "5 | thuế", "1 | phí | a | b | c", "1,5"):
        with pytest.raises(ValueError, match=wrong.split()[0][:1]):
            read_fees(wrong)
