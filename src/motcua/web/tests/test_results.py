"""The result as a file, through HTTP: uploaded or made from its template, shown first, and given to the receiver."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from motcua.dossiers.actions.attach_file import attach_files
from motcua.dossiers.files import document_of
from motcua.dossiers.rules.documents import Part
from motcua.dossiers.rules.lifecycle.attach import Paper
from motcua.dossiers.rules.lifecycle.conclude import Decide
from motcua.dossiers.rules.state import Outcome, Status
from motcua.dossiers.tests.world import World, instant
from motcua.kernel.files.receiving import receive
from motcua.kernel.files.tests import made
from motcua.kernel.tests.reading import sheets
from motcua.payments.actions.reduce_fee import reduce_fee
from motcua.payments.rules.reduce import Reduce
from motcua.payments.tests.conftest import paying
from motcua.payments.tests.fees import charged, dossier
from motcua.web.tests import desk_lives
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.desk_lives import a_request, act, state_of
from motcua.web.tests.test_approvals import decide, told

pytestmark = pytest.mark.usefixtures("file_store")


def file(content: bytes | None = None, name: str = "giấy phép.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, made.pdf(2) if content is None else content)


def once_more(answer: HttpResponse, **typed: Any) -> dict[str, Any]:
    """What the browser sends when the page that came back is sent again."""
    form = answer.context["form"]
    names = ("seen", "request_id", "kept", "paper")
    return {name: form[name].value() for name in names if form[name].value() is not None} | typed


def bytes_of(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def parts_of(world: World, code: str) -> list[tuple[Part, str]]:
    return [(each.part, each.document.name) for each in state_of(world, code).attachments]


def test_an_uploaded_result_is_issued_with_the_decisions_number(world: World, signed_in: SignIn) -> None:
    code, client = desk_lives.decided(world), signed_in("dung")
    answer = act(client, code, "ban-hanh", paper="upload", file=file())
    assert answer.status_code == 302
    assert parts_of(world, code) == [(Part.RESULT, "giấy phép.pdf")]
    assert "giấy phép.pdf" in client.get(f"/ho-so/{code}/").text


def test_an_uploaded_decision_is_kept_while_something_else_is_wrong(world: World, signed_in: SignIn) -> None:
    code, client = desk_lives.appraised(world), signed_in("dung")
    typed = {"outcome": "refused", "reason": "Không đủ", "number": "9/QĐ"}
    answer = act(client, code, "quyet-dinh", **typed, paper="upload", file=file())
    assert (answer.status_code, "căn cứ pháp lý" in answer.text, "giấy phép.pdf" in answer.text) == (400, True, True)
    kept = answer.context["form"].upload.receipt
    assert bytes_of(client, f"/tep/da-giu/?kept={kept}") == made.pdf(2)
    assert signed_in("chi").get("/tep/da-giu/", {"kept": kept}).status_code == 400
    client.post(f"/ho-so/{code}/viec/quyet-dinh/", once_more(answer, **typed, ground="Điều 5"))
    assert parts_of(world, code) == [(Part.DECISION, "giấy phép.pdf")]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"paper": "upload"}, "Chưa chọn tệp kết quả."),
        ({"paper": "upload", "file": file(b"", "trống.pdf")}, "Tệp trống (0 byte)."),
        ({"paper": "upload", "file": file(b"Kinh gui", "chữ.txt")}, "Loại tệp này không được nhận."),
        ({"paper": "upload", "file": file(made.signed_pdf().replace(b"595", b"594", 1))}, "đã bị sửa sau khi ký"),
        ({"paper": "template", "text": "Cấp phép.", "file": file()}, "Hãy chọn một trong hai."),
        ({"paper": "template", "text": " "}, "Hãy ghi nội dung quyết định"),
    ],
)
def test_what_is_no_result_is_refused_and_nothing_is_issued(
    world: World, signed_in: SignIn, sent: dict[str, Any], says: str
) -> None:
    code = desk_lives.decided(world)
    answer = act(signed_in("dung"), code, "ban-hanh", **sent)
    assert (answer.status_code, says in answer.text) == (400, True)
    assert state_of(world, code).status is Status.PROCESSING


def test_a_paper_that_was_handed_in_is_no_result(world: World, signed_in: SignIn) -> None:
    code = desk_lives.appraised(world)
    attach_files(world.binh, code, (Paper(document_of(receive(file(name="đơn.pdf")))),), at=instant("29/11 09:30"))
    answer = act(signed_in("dung"), code, "quyet-dinh", outcome="granted", paper="upload", file=file())
    assert (answer.status_code, "trùng với một giấy tờ đã nộp" in answer.text) == (422, True)
    other = desk_lives.appraised(world)
    sent = {"outcome": "granted", "number": "5/QĐ", "counts_on": "on", "issue": "on", "paper": "upload"}
    files = {f"file-{code}": file(), f"file-{other}": file()}
    answer = decide(signed_in("dung"), code, other, **sent, **files)
    assert told(answer) == {code: False, other: True}
    assert "trùng với một giấy tờ đã nộp" in answer.text
    assert (state_of(world, code).decision, parts_of(world, other)) == (None, [(Part.RESULT, "giấy phép.pdf")])


def test_a_result_from_the_template_is_shown_before_it_is_issued(world: World, signed_in: SignIn) -> None:
    code, client = desk_lives.decided(world), signed_in("dung")
    answer = act(client, code, "ban-hanh", paper="template", text="Cấp giấy phép cho bà An.")
    assert (answer.status_code, "chưa được ghi" in answer.text) == (200, True)
    assert state_of(world, code).status is Status.PROCESSING
    shown = bytes_of(client, f"/tep/da-giu/?kept={answer.context['form'].upload.receipt}")
    text = " ".join(sheet.text for sheet in sheets(shown))
    for words in (code, "Phạm Thị An", "12/QĐ", "Cấp giấy phép cho bà An.", "ngày 29 tháng 11 năm 2018", "Lê Văn Dũng"):
        assert words in text
    changed = once_more(answer, text="Cấp giấy phép có thời hạn.")
    again = client.post(f"/ho-so/{code}/viec/ban-hanh/", changed)
    assert (again.status_code, "chưa được ghi" in again.text) == (200, True)
    assert client.post(f"/ho-so/{code}/viec/ban-hanh/", once_more(again, text=changed["text"])).status_code == 302
    (attachment,) = state_of(world, code).attachments
    issued = bytes_of(client, f"/ho-so/{code}/tep/{attachment.number}/xem/")
    assert "có thời hạn" in " ".join(sheet.text for sheet in sheets(issued))


def test_many_results_are_made_shown_and_then_issued(world: World, signed_in: SignIn) -> None:
    codes = [desk_lives.appraised(world) for _ in range(2)]
    sent = {"outcome": "granted", "number": "7/QĐ", "counts_on": "on", "issue": "on", "paper": "template"}
    sent["text"] = "Cấp giấy phép."
    answer = decide(signed_in("dung"), *codes, **sent)
    assert (answer.context["results"], "chưa được ghi" in answer.text) == ((), True)
    rows = {row.code: row.upload.receipt for row in answer.context["waiting"].rows}
    assert [state_of(world, code).decision for code in codes] == [None, None]
    answer = decide(signed_in("dung"), *codes, **sent, **{f"kept-{code}": rows[code] for code in codes})
    assert told(answer) == dict.fromkeys(codes, True)
    assert [parts_of(world, code) for code in codes] == [[(Part.RESULT, f"ket-qua-{code}.pdf")] for code in codes]


def test_nothing_is_kept_for_who_may_not_decide(world: World, signed_in: SignIn, file_store: Any) -> None:
    code = desk_lives.appraised(world)
    sent = a_request(state_of(world, code).seq) | {"outcome": "granted", "paper": "upload"}
    for username, status in (("an", 404), ("giang", 404), ("chi", 422), ("kiem", 422)):
        answer = signed_in(username).post(f"/ho-so/{code}/viec/quyet-dinh/", sent | {"file": file()})
        assert answer.status_code == status
        many = a_request(0) | {"dossier": [code], "outcome": "granted", "paper": "upload", f"file-{code}": file()}
        signed_in(username).post("/phe-duyet/", many)
    assert not file_store.exists()


def test_the_return_desk_opens_the_result_and_gives_it_electronically(world: World, signed_in: SignIn) -> None:
    on_paper, unsigned, code = desk_lives.issued(world), desk_lives.decided(world), desk_lives.decided(world)
    act(signed_in("dung"), unsigned, "ban-hanh", paper="upload", file=file())
    signed = made.signed_pdf()
    act(signed_in("dung"), code, "ban-hanh", paper="upload", file=file(signed))
    binh = signed_in("binh")
    assert "chữ ký số: Lê Văn Dũng" in binh.get(f"/ho-so/{code}/").text
    row = next(row for row in binh.get("/tra-ket-qua/").context["ready"].rows if row.code == code)
    assert bytes_of(binh, row.view_address) == bytes_of(binh, row.file_address) == signed
    sent = a_request(0) | {"dossier": [on_paper, unsigned, code], "via": "electronic", "receiver": "Phạm Thị An"}
    answer = binh.post("/tra-ket-qua/", sent)
    assert told(answer) == {on_paper: False, unsigned: False, code: True}
    assert "Kết quả chưa có tệp được ký số" in answer.text
    assert "giấy phép.pdf (chưa ký số)" in binh.get(f"/ho-so/{unsigned}/").text


def test_a_result_waits_until_the_fees_are_settled(world: World, signed_in: SignIn) -> None:
    paying(world)
    code, binh = dossier(world, desk_lives.RECENTLY), signed_in("binh")
    charged(world, code, at="28/11 09:30")
    desk_lives.to_the_result(world, code)
    address = f"/ho-so/{code}/viec/tra-ket-qua/"
    sent = {"receiver": "Phạm Thị An", "via": "counter", "identity_checked": "on"}
    assert "còn nợ 120.000" in binh.get("/tra-ket-qua/").text
    assert "còn phải nộp 120.000" in binh.get(f"/ho-so/{code}/").text
    assert (binh.get(address).status_code, address in binh.get(f"/ho-so/{code}/").text) == (422, False)
    assert binh.post(address, a_request(state_of(world, code).seq) | sent).status_code == 422
    assert told(binh.post("/tra-ket-qua/", a_request(0) | sent | {"dossier": [code]})) == {code: False}
    exempt = Reduce(1, 100, "Luật 97/2015 Điều 10", "Thẻ 01")
    reduce_fee(world.binh, code, exempt, at=instant("30/11 09:00"))
    assert binh.post(address, a_request(state_of(world, code).seq) | sent).status_code == 302


def test_a_refusal_is_given_out_whatever_is_owed(world: World, signed_in: SignIn) -> None:
    paying(world)
    code, binh = dossier(world, desk_lives.RECENTLY), signed_in("binh")
    charged(world, code, at="28/11 09:30")
    desk_lives.to_the_result(world, code, Decide(Outcome.REFUSED, "9/QĐ", "Không đủ", "Điều 5"))
    assert (
        act(binh, code, "tra-ket-qua", receiver="Phạm Thị An", via="counter", identity_checked="on").status_code == 302
    )


def test_a_wrong_result_is_replaced_by_another_file_and_the_list_is_empty_again(
    world: World, signed_in: SignIn
) -> None:
    code, dung, binh = desk_lives.decided(world), signed_in("dung"), signed_in("binh")
    act(dung, code, "ban-hanh", paper="upload", file=file())
    wrong = {"kind": "wrong_result", "description": "Sai năm sinh", "borne_by": "Sở Du lịch"}
    assert act(binh, code, "bao-su-co", **wrong | {"kind": ""}).status_code == 400
    act(binh, code, "bao-su-co", **wrong)
    for words in ("Sự cố chưa khắc phục: kết quả sai", "Sở Du lịch"):
        assert words in binh.get(f"/ho-so/{code}/").text
    for client in (dung, binh, signed_in("em")):
        assert code in client.get("/viec/?list=incidents").text
    assert code not in signed_in("giang").get("/viec/?list=incidents").text
    (incident,) = state_of(world, code).incidents
    remedy = {"number": incident.number, "remedy": "Cấp lại bản đúng", "apology": "5/XL", "paper": "upload"}
    same = act(dung, code, "khac-phuc-su-co", **remedy, file=file())
    assert (same.status_code, "chính là kết quả đã sai" in same.text) == (422, True)
    assert act(dung, code, "khac-phuc-su-co", **remedy, file=file(made.pdf(3), "đúng.pdf")).status_code == 302
    assert code not in binh.get("/viec/?list=incidents").text
    row = next(row for row in binh.get("/tra-ket-qua/").context["ready"].rows if row.code == code)
    assert (row.file_name, bytes_of(binh, row.view_address)) == ("đúng.pdf", made.pdf(3))
