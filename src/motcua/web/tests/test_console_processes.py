"""Khánh designs a process, through HTTP: checked as it is typed, saved, approved, taken out and in."""

import io
import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from motcua.processes.models import StoredTemplate
from motcua.web.tests.console_world import DECISION, khanh
from motcua.web.tests.test_console_organisation import refused

__all__ = ["khanh"]

LIST = "/quan-tri/quy-trinh/"
STEPS: list[dict[str, str]] = [
    {"key": "receive", "kind": "receive", "name": "Tiếp nhận", "role": "receptionist", "hours": "4"},
    {
        "key": "appraise",
        "kind": "appraise",
        "name": "Thẩm định",
        "role": "appraiser",
        "hours": "20,5",
        "after": "receive",
    },
    {"key": "approve", "kind": "approve", "name": "Phê duyệt", "role": "approver", "hours": "8", "after": "appraise"},
    {"key": "return", "kind": "return", "name": "Trả kết quả", "role": "returner", "hours": "4", "after": "approve"},
]


def typed(*steps: dict[str, str], **main: str) -> dict[str, Any]:
    """What the form sends."""
    rows = {f"steps-{place}-{field}": value for place, step in enumerate(steps) for field, value in step.items()}
    names = {"code": "mau-5-ngay", "name": "Mẫu năm ngày", "procedure_code": "1.000001", "term_working_days": "5"}
    return {"steps-TOTAL_FORMS": str(len(steps)), "steps-INITIAL_FORMS": "0"} | names | main | rows


def changed(place: int, **fields: str) -> list[dict[str, str]]:
    """The steps with one of them changed."""
    return [step | fields if number == place else step for number, step in enumerate(STEPS)]


def test_a_process_is_designed_saved_approved_and_tried(khanh: Client) -> None:
    assert khanh.get(f"{LIST}moi/").text.count("graph__box--approve") == 1
    answer = khanh.post(f"{LIST}moi/", typed(*STEPS))
    assert answer.headers["Location"] == f"{LIST}mau-5-ngay/"
    page = khanh.get(f"{LIST}mau-5-ngay/").text
    assert "20,5 giờ làm việc" in page
    assert "dự thảo" in page
    given = {"decision_number": DECISION, "valid_from": "01/12/2018"}
    assert khanh.post(f"{LIST}mau-5-ngay/phe-duyet/", given).status_code == 302
    row = StoredTemplate.objects.get()
    assert (row.status, row.decision_number, row.procedure_code) == ("approved", DECISION, "1.000001")
    tried = khanh.get(f"{LIST}mau-5-ngay/", {"procedure": "1.000001", "channel": "online"}).text
    assert "Hồ sơ 1.000001 sẽ đi: 5 ngày làm việc" in tried
    log = khanh.get("/quan-tri/nhat-ky/quy-trinh/").text
    assert all(words in log for words in ("Phê duyệt", DECISION, "mau-5-ngay@1", "Vũ Thị Khánh"))


@pytest.mark.parametrize(
    ("steps", "main", "words"),
    [
        (changed(3, after=""), {}, ("Bước «return» không có đường nào từ tiếp nhận tới",)),
        (changed(2, after="receive"), {}, ("Bước «appraise» không dẫn tới trả kết quả",)),
        (changed(1, role=""), {}, ("Bước «appraise» chưa giao cho ai",)),
        (changed(1, hours="80"), {}, ("quá thời hạn 40",)),
        (changed(1, hours="nhiều"), {}, ("Bước «appraise» có mục «hours» sai kiểu",)),
        (changed(1, kind=""), {}, ("Bước «appraise» có loại lạ",)),
        (changed(1, kind="dance"), {}, ("«dance»",)),
        (changed(1, condition="amount >="), {}, ("Bước «appraise» có điều kiện không đọc được",)),
        (changed(1, condition="case = c9"), {}, ("c9",)),
        (changed(1, post_code="KHONG/CO"), {}, ("«KHONG/CO»",)),
        (changed(1, agency_code="H49.99"), {"lead_agency": "H49.99"}, ("«H49.99»",)),
        (changed(1, after="return"), {}, ("đi sau chính nó",)),
        (changed(1, key="receive"), {}, ("dùng mã này 2 lần",)),
        (STEPS, {"procedure_code": "9.999999"}, ("«9.999999»",)),
        (STEPS, {"centre_code": "XXX"}, ("«XXX»",)),
        (STEPS, {"code": "Mẫu"}, ("«code»",)),
        ([], {}, ("chưa có bước tiếp nhận", "chưa có bước trả kết quả")),
    ],
)
def test_every_problem_is_named_while_it_is_typed_and_nothing_is_saved(
    khanh: Client, steps: list[dict[str, str]], main: dict[str, str], words: tuple[str, ...]
) -> None:
    checked = khanh.post(f"{LIST}kiem-tra/", typed(*steps, **main))
    assert checked.status_code == 200
    assert "<html" not in checked.text
    assert [word for word in words if word not in checked.text] == []
    saved = khanh.post(f"{LIST}moi/", typed(*steps, **main))
    assert saved.status_code == 400
    assert [word for word in words if word not in saved.text] == []
    assert 'value="Mẫu năm ngày"' in saved.text
    assert not StoredTemplate.objects.exists()


def test_without_the_script_the_button_checks_and_saves_nothing(khanh: Client) -> None:
    answer = khanh.post(f"{LIST}moi/", typed(*STEPS) | {"check": "1"})
    assert answer.status_code == 200
    assert "Quy trình không có lỗi nào." in answer.text
    assert not StoredTemplate.objects.exists()


def test_a_form_without_its_rows_is_no_fault_of_ours(khanh: Client) -> None:
    for data in ({}, {"steps-TOTAL_FORMS": "x"}, {"steps-TOTAL_FORMS": "99999", "code": "a"}):
        assert khanh.post(f"{LIST}kiem-tra/", data).status_code == 200
        assert khanh.post(f"{LIST}moi/", data | {"name": "x"}).status_code == 400


def test_an_approved_version_stays_and_a_change_is_a_new_one(khanh: Client) -> None:
    khanh.post(f"{LIST}moi/", typed(*STEPS))
    approval = {"decision_number": DECISION, "valid_from": "01/12/2018"}
    refused(khanh.post(f"{LIST}mau-5-ngay/phe-duyet/", approval | {"decision_number": ""}), "decision_number")
    refused(khanh.post(f"{LIST}mau-5-ngay/phe-duyet/", approval | {"valid_from": "x"}), "valid_from")
    khanh.post(f"{LIST}mau-5-ngay/phe-duyet/", approval)
    assert 'value="20.5"' in khanh.get(f"{LIST}mau-5-ngay/sua/").text
    assert khanh.post(f"{LIST}mau-5-ngay/sua/", typed(*changed(1, hours="16"))).status_code == 302
    assert list(StoredTemplate.objects.order_by("version").values_list("version", "status")) == [
        (1, "approved"),
        (2, "draft"),
    ]
    assert "20,5 giờ" in khanh.get(f"{LIST}mau-5-ngay/", {"version": "1"}).text
    refused(khanh.post(f"{LIST}mau-5-ngay/phe-duyet/", approval), "valid_from", "mau-5-ngay@1")


def test_trying_an_unknown_procedure_or_case_says_so(khanh: Client) -> None:
    khanh.post(f"{LIST}moi/", typed(*STEPS))
    refused(khanh.get(f"{LIST}mau-5-ngay/", {"procedure": "9.999999"}), "procedure")
    refused(khanh.get(f"{LIST}mau-5-ngay/", {"procedure": ""}), "procedure")
    refused(khanh.get(f"{LIST}mau-5-ngay/", {"procedure": "1.000001", "case": "c9"}), "case")


def test_a_process_goes_out_as_a_file_and_comes_in_as_a_draft(khanh: Client) -> None:
    khanh.post(f"{LIST}moi/", typed(*STEPS))
    document = json.loads(khanh.get(f"{LIST}mau-5-ngay/1/tep/").content)
    assert upload(khanh, json.dumps(document | {"code": "ban-sao"}).encode()).status_code == 302
    assert StoredTemplate.objects.get(code="ban-sao").status == "draft"


@pytest.mark.parametrize(
    ("file", "words"),
    [(b"{\n\n nope", "dòng 3"), (b"[]", "đối tượng JSON"), (b"\xff", "UTF-8"), (b"", "")],
)
def test_a_broken_file_tells_where_and_changes_nothing(khanh: Client, file: bytes, words: str) -> None:
    refused(upload(khanh, file), "file", words)
    assert not StoredTemplate.objects.exists()


def test_a_file_of_a_process_with_problems_names_them(khanh: Client) -> None:
    answer = upload(khanh, json.dumps({"format": "motcua.process/1", "code": "x", "name": {"vi": "x"}}).encode())
    assert answer.status_code == 400
    assert "«steps»" in answer.text
    assert not StoredTemplate.objects.exists()


def upload(khanh: Client, content: bytes) -> HttpResponse:
    file = io.BytesIO(content)
    file.name = "quy-trinh.json"
    return khanh.post(f"{LIST}nhap/", {"file": file})
