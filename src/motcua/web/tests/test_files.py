"""Files over HTTP: uploaded in three ways of asking, opened through the dossier's door, and never run."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from motcua.dossiers.access import dossier_for
from motcua.dossiers.actions.attach_file import attach_files
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.files import document_of
from motcua.dossiers.rules.documents import CopyKind, Document
from motcua.dossiers.rules.lifecycle.attach import Paper
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.state import Outcome
from motcua.dossiers.tests.world import World, instant
from motcua.kernel.errors import Invalid
from motcua.kernel.files import store
from motcua.kernel.files.receiving import receive
from motcua.kernel.files.tests import made
from motcua.kernel.files.tests.clamd import running_clamd
from motcua.web.desk.uploads import seal, unseal
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn

pytestmark = pytest.mark.usefixtures("file_store")
BAD = {
    "trống.pdf": b"",
    "ghi chú.txt": b"Kinh gui",
    "ảnh.pdf": made.image("JPEG"),
    "khóa.pdf": made.pdf(password="x"),
    "dở.png": made.image("PNG")[:-300],
}


def file(content: bytes | None = None, name: str = "Đơn đề nghị.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, made.pdf() if content is None else content, content_type="text/html")


def send(client: Client, code: str, *files: SimpleUploadedFile, **headers: str) -> Any:
    fields = {"files": list(files), "file_component": "Đơn đề nghị", "file_copy": "original"}
    return client.post(f"/ho-so/{code}/tep/", fields, headers=headers)


def status_of(client: Client, address: str) -> int:
    """What a GET answers; a file is read to its end, which closes it."""
    answer = client.get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def kept(content: bytes, name: str) -> Document:
    return Document(store.keep(BytesIO(content)), name, len(content), "application/pdf")


def test_a_form_without_script_shows_the_page_with_every_files_fate(world: World, signed_in: SignIn) -> None:
    code = lives.accepted(world)
    answer = send(signed_in("binh"), code, file(), *(file(content, name) for name, content in BAD.items()))
    assert answer.status_code == 200
    (attachment,) = dossier_for(world.binh, code).state.attachments
    assert (attachment.document.name, attachment.component) == ("Đơn đề nghị.pdf", "Đơn đề nghị")
    assert attachment.copy is CopyKind.ORIGINAL
    assert attachment.document.media_type == "application/pdf"  # found in the bytes, whatever the browser said
    for name in BAD:
        assert name in answer.text
    assert answer.text.count("upload--refused") == len(BAD)
    assert f"/ho-so/{code}/tep/2/" in answer.text


def test_a_program_is_answered_in_json(world: World, signed_in: SignIn) -> None:
    code = lives.accepted(world)
    answer = send(signed_in("binh"), code, file(), file(b"", "trống.pdf"), accept="application/json")
    first, second = answer.json()["files"]
    assert first == {"name": "Đơn đề nghị.pdf", "kept": True, "number": 2, "address": f"/ho-so/{code}/tep/2/"}
    assert (second["kept"], second["code"]) == (False, "file_empty")
    assert "Hãy" in second["message"]
    again = send(signed_in("binh"), code, file(b"", "trống.pdf"), accept="application/json")
    assert again.status_code == 422


def test_the_script_gets_the_list_items_alone(world: World, signed_in: SignIn) -> None:
    code = lives.accepted(world)
    answer = send(signed_in("binh"), code, file(), file(b"", "trống.pdf"), x_requested_with="fetch")
    assert answer.status_code == 200
    assert answer.text.strip().startswith("<li")
    assert answer.text.count("<li") == 2


@pytest.mark.parametrize(
    ("data", "code"), [({}, "no_file"), ({"files": [b"x"], "file_copy": "bản lạ"}, "unknown_copy_kind")]
)
def test_a_wrong_form_is_refused_in_words(world: World, signed_in: SignIn, data: dict[str, Any], code: str) -> None:
    if "files" in data:
        data = {**data, "files": [file()]}
    address = f"/ho-so/{lives.accepted(world)}/tep/"
    assert signed_in("binh").post(address, data).status_code == 400
    answer = signed_in("binh").post(address, data, headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["files"][0]["code"]) == (400, code)


def test_a_file_larger_than_the_limit_is_refused_and_not_written_to_its_end(
    world: World, signed_in: SignIn, settings: Settings, file_store: Path
) -> None:
    settings.FILE_SIZE_LIMIT = 200_000
    code = lives.accepted(world)
    answer = send(signed_in("binh"), code, file(made.pdf() + bytes(900_000)), file(), accept="application/json")
    assert [each.get("code", "kept") for each in answer.json()["files"]] == ["file_too_large", "kept"]
    assert len([path for path in file_store.rglob("*") if path.is_file()]) == 1


def test_a_real_scanner_keeps_an_infected_file_out_of_the_dossier(
    world: World, signed_in: SignIn, settings: Settings
) -> None:
    code = lives.accepted(world)
    with running_clamd() as clamd:
        settings.CLAMAV = clamd.path
        answer = send(signed_in("binh"), code, file(made.infected_pdf(), "lạ.pdf"), file(), accept="application/json")
    assert [each.get("code", "kept") for each in answer.json()["files"]] == ["file_infected", "kept"]
    settings.CLAMAV = "/nowhere/clamd.sock"
    answer = send(signed_in("binh"), code, file(made.pdf(2)), accept="application/json")
    assert answer.json()["files"][0]["code"] == "file_not_scanned"
    assert len(dossier_for(world.binh, code).state.attachments) == 1


def test_nothing_is_kept_for_who_may_not_attach(world: World, signed_in: SignIn, file_store: Path) -> None:
    code = lives.accepted(world)
    for username, status in (("an", 404), ("giang", 404), ("dung", 422), ("kiem", 422)):
        assert send(signed_in(username), code, file()).status_code == status
    answer = send(signed_in("dung"), code, file(), accept="application/json")
    assert answer.json()["files"][0]["code"] == "not_your_role"
    assert not file_store.exists()


def test_an_ended_dossier_takes_no_file_and_says_so(world: World, signed_in: SignIn, file_store: Path) -> None:
    code = lives.withdrawn(world)
    answer = send(signed_in("binh"), code, file(), x_requested_with="fetch")
    assert (answer.status_code, "đã kết thúc" in answer.text) == (200, True)
    assert 'name="files"' not in signed_in("binh").get(f"/ho-so/{code}/tep/").text
    assert not file_store.exists()


def test_a_file_is_downloaded_whole_and_can_do_nothing_here(world: World, signed_in: SignIn) -> None:
    code, content = lives.accepted(world), made.pdf()
    client = signed_in("binh")
    send(client, code, file(content, 'Đơn "mới"; ký.pdf'))
    for place, disposition, frame in (("", "attachment", "DENY"), ("xem/", "inline", "SAMEORIGIN")):
        answer = client.get(f"/ho-so/{code}/tep/2/{place}")
        assert b"".join(answer.streaming_content) == content
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Content-Disposition"].startswith(f"{disposition}; filename")
        assert "utf-8''%C4%90%C6%A1n" in answer.headers["Content-Disposition"]
        assert '"mới"' not in answer.headers["Content-Disposition"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Frame-Options"] == frame
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "sandbox" in policy
        assert "script" not in policy


def test_what_browsers_do_not_show_is_saved_even_when_asked_to_be_shown(world: World, signed_in: SignIn) -> None:
    code, content = lives.accepted(world), made.office()
    client = signed_in("binh")
    send(client, code, file(content, "đơn.docx"))
    answer = client.get(f"/ho-so/{code}/tep/2/xem/")
    assert b"".join(answer.streaming_content) == content
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert f"/ho-so/{code}/tep/2/xem/" not in client.get(f"/ho-so/{code}/tep/").text


@pytest.mark.parametrize("place", ["", "xem/"])
def test_absent_and_forbidden_files_look_alike(world: World, signed_in: SignIn, place: str) -> None:
    code = lives.accepted(world)
    send(signed_in("binh"), code, file())
    answers = [
        signed_in(username).get(address).text.replace(code, "CODE")
        for username, address in (
            ("giang", f"/ho-so/{code}/tep/2/{place}"),
            ("giang", f"/ho-so/{code}/tep/99/{place}"),
            ("giang", f"/ho-so/000.00.01.H49-181105-9999/tep/2/{place}"),
        )
    ]
    plain = [answer.replace("000.00.01.H49-181105-9999", "CODE").replace("tep/99", "tep/2") for answer in answers]
    without_token = {"".join(line for line in each.splitlines() if "csrfmiddlewaretoken" not in line) for each in plain}
    assert len(without_token) == 1
    assert signed_in("binh").get(f"/ho-so/{code}/tep/99/{place}").status_code == 404
    stranger = Client().get(f"/ho-so/{code}/tep/2/{place}")
    assert (stranger.status_code, stranger.headers["Location"].startswith("/dang-nhap/")) == (302, True)


def test_a_file_taken_out_is_gone_but_for_the_auditor(world: World, signed_in: SignIn) -> None:
    code = lives.accepted(world)
    client = signed_in("binh")
    send(client, code, file())
    assert client.post(f"/ho-so/{code}/tep/2/go/", {"reason": " "}).status_code == 400
    assert client.post(f"/ho-so/{code}/tep/2/go/", {"reason": "Nhầm hồ sơ"}).status_code == 302
    assert status_of(client, f"/ho-so/{code}/tep/2/") == 404
    assert "Đơn đề nghị.pdf" not in client.get(f"/ho-so/{code}/tep/").text
    assert status_of(signed_in("kiem"), f"/ho-so/{code}/tep/2/") == 200
    assert "đã gỡ" in signed_in("kiem").get(f"/ho-so/{code}/tep/").text
    story = client.get(f"/ho-so/{code}/").text
    assert ("Gỡ tệp" in story, "Nhầm hồ sơ" in story) == (True, True)


def test_the_result_is_the_citizens_once_it_has_been_returned(world: World, signed_in: SignIn) -> None:
    code = lives.online_accepted(world)
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("06/11 09:00"))
    attach_files(world.binh, code, (Paper(document_of(receive(file()))),), at=instant("06/11 09:30"))
    grant = Decide(Outcome.GRANTED, "1/QĐ", document=kept(made.pdf(2), "quyết định.pdf"))
    carry_out(world.dung, code, grant, at=instant("06/11 10:00"))
    issue = IssueResult(document=kept(made.pdf(3), "giấy phép.pdf"))
    number = carry_out(world.dung, code, issue, at=instant("06/11 11:00")).state.seq
    an = signed_in("an")
    assert status_of(an, f"/ho-so/{code}/tep/{number}/") == 404
    assert "giấy phép.pdf" not in an.get(f"/ho-so/{code}/tep/").text
    assert "Đơn đề nghị.pdf" in an.get(f"/ho-so/{code}/tep/").text
    assert status_of(signed_in("binh"), f"/ho-so/{code}/tep/{number}/") == 200
    carry_out(world.binh, code, ReturnResult("Phạm Thị An", identity_checked=True), at=instant("07/11 09:00"))
    assert status_of(an, f"/ho-so/{code}/tep/{number}/") == 200


def test_before_acceptance_files_are_kept_for_receipts(world: World, signed_in: SignIn) -> None:
    fields = {"files": [file(), file(b"", "trống.pdf")], "file_component": "Đơn đề nghị", "file_copy": "certified"}
    answer = signed_in("binh").post("/tep/", fields, headers={"accept": "application/json"})
    first, second = answer.json()["files"]
    assert second["code"] == "file_empty"
    papers = unseal([first["receipt"]], world.binh.account_id)
    assert [(paper.component, paper.copy) for paper in papers] == [("Đơn đề nghị", CopyKind.CERTIFIED)]
    code = lives.accepted(world)
    attach_files(world.binh, code, papers, at=instant("05/11 09:00"))
    assert status_of(signed_in("binh"), f"/ho-so/{code}/tep/2/") == 200


def test_a_receipt_is_good_for_whom_it_was_given_and_as_it_was_given(world: World) -> None:
    receipt = seal(Paper(kept(made.pdf(), "đơn.pdf")), world.binh.account_id)
    for receipts, account in (
        ([receipt], world.chi.account_id),
        ([receipt[:-2]], world.binh.account_id),
        (["0" * 64], world.binh.account_id),
        ([""], world.binh.account_id),
    ):
        with pytest.raises(Invalid, match="upload_expired"):
            unseal(receipts, account)


def test_only_who_fills_in_such_forms_uploads_without_a_dossier(signed_in: SignIn, file_store: Path) -> None:
    for username in ("an", "chi", "kiem"):
        assert signed_in(username).post("/tep/", {"files": [file()]}).status_code == 404
    assert not file_store.exists()
    for username in ("binh", "dung"):
        assert signed_in(username).post("/tep/", {"files": [file()]}).status_code == 200


def test_a_file_that_is_gone_from_the_store_is_told_as_that(world: World, signed_in: SignIn, file_store: Path) -> None:
    code = lives.accepted(world)
    send(signed_in("binh"), code, file())
    for path in file_store.rglob("*"):
        if path.is_file():
            path.unlink()
    answer = signed_in("binh").get(f"/ho-so/{code}/tep/2/")
    assert (answer.status_code, "báo ngay người quản trị" in answer.text) == (422, True)


def test_the_page_keeps_its_query_budget(
    world: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    code = lives.accepted(world)
    client = signed_in("binh")
    for pages in range(1, 6):
        send(client, code, file(made.pdf(pages)))
    with django_assert_max_num_queries(12):
        assert client.get(f"/ho-so/{code}/tep/").text.count(".pdf</a>") == 5
