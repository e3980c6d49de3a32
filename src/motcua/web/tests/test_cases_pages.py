"""The pages of cases: names for those in it only, each reading written down, the linked head, proposals, figures."""

from uuid import uuid4

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.dossiers.tests.world import World
from motcua.inspections.models import CaseReading, CaseRow
from motcua.inspections.rules.evidence import Evidence, EvidenceKind
from motcua.inspections.tests.lives import (
    ANSWER,
    ASKED,
    NOW,
    found,
    inspectors,
    number,
    on_case,
    opened,
)
from motcua.journal.models import StoryEvent
from motcua.journal.verify import verify_stories
from motcua.kernel.files import store
from motcua.kernel.files.tests import made
from motcua.oversight.models import FoundSign
from motcua.oversight.tests.lives import handed_over
from motcua.web.tests.conftest import SignIn

HERE = "/cai-cach/trach-nhiem/"


@pytest.fixture
def phong(world: World, signed_in: SignIn) -> Client:
    inspectors(world)
    return signed_in("phong")


def _dossier(code: str) -> Evidence:
    return Evidence(EvidenceKind.DOSSIER, code)


def _story(code: str) -> str:
    return reverse("story", args=[code])


def case(world: World, **changes: object) -> dict[str, object]:
    sent = {
        "kind": "harassment",
        "subject": number(world.binh),
        "staff": "official",
        "behaviour": "Yêu cầu thêm giấy tờ",
        "occurred_on": "05/11/2018",
        "papers": "Đơn của người dân: bản chụp",
        "investigator": number(world.phong),
        "decider": number(world.em),
        "head": number(world.em),
        "head_staff": "official_leader",
        "head_decider": number(world.mai),
        "no_head": "",
        "request_id": str(uuid4()),
    }
    return sent | changes


def test_from_the_evidence_to_the_end(world: World, phong: Client, signed_in: SignIn) -> None:
    sent = case(world)
    assert [phong.post(f"{HERE}moi/?unit=QNI", sent).status_code for _ in range(2)] == [302, 302]
    row = CaseRow.objects.get()
    here = f"{HERE}{row.pk}/"

    def does(username: str, act: str, **sent: object) -> None:
        answer = signed_in(username).post(f"{here}viec/{act}/", {**sent, "request_id": uuid4()})
        assert answer.status_code == 302, answer.content.decode()

    assert signed_in("binh").get(f"{here}viec/giai-trinh/").status_code == 404  # nothing asked yet
    does("phong", "yeu-cau", questions="Vì sao?", until="31/12/2099")
    assert "Vì sao?" in signed_in("binh").get(f"{here}viec/giai-trinh/").content.decode()
    does("binh", "giai-trinh", words="Tôi hiểu sai.")
    does("phong", "bao-cao", words="Có yêu cầu thêm.", proposal="Khiển trách")
    does("em", "ket-luan", outcome="substantiated", reasons="Đủ chứng cứ")
    offered = signed_in("em").get(f"{here}viec/ky-luat/").content.decode()
    assert "Khiển trách" in offered
    assert "Giáng chức" not in offered  # leaders only
    assert signed_in("em").get(f"{here}viec/ket-thuc/").status_code == 404  # the head is not decided
    assert signed_in("em").get(f"{here}viec/lien-doi/").status_code == 404  # not on oneself
    does("mai", "lien-doi", outcome="exempt", reasons="Đã kiểm tra thường xuyên")
    does("em", "khong-ky-luat", reason="Nhắc nhở, lần đầu")
    does("em", "ket-thuc", words="Lưu hồ sơ")
    row.refresh_from_db()
    assert (row.stage, row.head_outcome) == ("closed", "exempt")
    assert CaseReading.objects.filter(case=row, name="Nguyễn Văn Bình", what="act").exists()


def test_sent_twice_it_is_done_once_and_out_of_turn_what_was_typed_stays(
    world: World, phong: Client, signed_in: SignIn
) -> None:
    subject = opened(world)
    on_case(world.phong, subject, ASKED)
    on_case(world.binh, subject, ANSWER)
    here = f"{HERE}{subject}/viec/"
    report = {"words": "Có", "proposal": "Khiển trách", "request_id": uuid4()}
    assert [phong.post(f"{here}bao-cao/", report).status_code for _ in range(2)] == [302, 302]
    finding = {"outcome": "unsubstantiated", "reasons": "Không đủ", "request_id": uuid4()}
    assert [signed_in("em").post(f"{here}ket-luan/", finding).status_code for _ in range(2)] == [302, 302]
    answer = signed_in("binh").post(f"{here}giai-trinh/", {"words": "Tôi bổ sung", "request_id": uuid4()})
    assert answer.status_code == 422
    assert "Tôi bổ sung" in answer.content.decode()
    end = {"words": "Lưu", "request_id": uuid4()}
    assert [signed_in("em").post(f"{here}ket-thuc/", end).status_code for _ in range(2)] == [302, 302]
    assert signed_in("binh").post(f"{here}ket-thuc/", end).status_code == 404


def test_names_are_for_those_in_it_and_each_reading_is_written_down(
    world: World, phong: Client, signed_in: SignIn
) -> None:
    subject = opened(world, decider=number(world.mai))
    here = f"{HERE}{subject}/"
    for username in ("son", "kiem", "giang", "dung", "chi", "an", "em"):
        client = signed_in(username)
        assert client.get(here).status_code == 404
        assert client.get(f"{here}viec/ket-luan/").status_code == 404
        assert "TN-2018-001" not in client.get(HERE).content.decode()
    assert not CaseReading.objects.exists()
    page = phong.get(here).content.decode()
    assert "Nguyễn Văn Bình" in page
    assert "Ngô Văn Phong" in page
    assert CaseReading.objects.get().post == "QNI.phong"
    assert "Nguyễn Văn Bình" not in phong.get(HERE).content.decode()
    assert signed_in("binh").get(here).status_code == 404  # not before an explanation is asked for
    assert "TN-2018-001" not in signed_in("binh").get(HERE).content.decode()
    on_case(world.phong, subject, ASKED)
    binh = signed_in("binh").get(here).content.decode()
    assert "Ai đã đọc" not in binh
    assert "Trách nhiệm liên đới" not in binh
    assert CaseReading.objects.count() == 2


def test_the_report_is_not_the_subjects_nor_the_evidence_the_heads(
    world: World, phong: Client, signed_in: SignIn
) -> None:
    subject = found(world, decider=number(world.em))
    here = f"{HERE}{subject}/"
    binh, em = signed_in("binh").get(here).content.decode(), signed_in("em").get(here).content.decode()
    assert "Báo cáo xác minh" not in binh
    assert "Báo cáo xác minh" in em  # who decides
    assert "Ảnh chụp bảng niêm yết" in binh
    assert "Phải xem xét trước khi kết thúc" in em


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"papers": ""}, 400, "Chưa có chứng cứ"),
        ({"subject": ""}, 400, "Hãy chọn một người"),
        ({"subject": "999999999"}, 400, "Không có"),
        ({"subject": "9" * 30}, 400, "Hãy chọn một người trong danh sách"),
        ({"behaviour": ""}, 400, "Chưa ghi nội dung"),
        ({"dossiers": "000.00.01.H49-181105-0009"}, 400, "Không tìm thấy"),
        ({"signs": "99999999999999999999"}, 400, "Không tìm thấy"),
        ({"kind": "x"}, 400, ""),
        ({"head": ""}, 422, "trách nhiệm liên đới"),
        ({"occurred_on": "31/12/2099"}, 400, "chưa đến"),
    ],
)
def test_bad_input_gets_an_answer_and_stays_typed(
    world: World, phong: Client, changes: dict[str, str], status: int, words: str
) -> None:
    sent = case(world) | {"behaviour": "Đòi giấy tờ lạ"} | changes
    answer = phong.post(f"{HERE}moi/?unit=QNI", sent)
    assert answer.status_code == status
    page = answer.content.decode().replace("\u00a0", " ")
    assert words in page
    if changes.get("behaviour") != "":
        assert "Đòi giấy tờ lạ" in page
    assert not CaseRow.objects.exists()


def test_who_is_not_independent_is_refused_beside_the_field(world: World, phong: Client) -> None:
    sent = case(world, decider=number(world.em), head_decider=number(world.em))
    answer = phong.post(f"{HERE}moi/?unit=QNI", sent)
    assert answer.status_code == 422
    assert "Vũ Thị Em là người bị xem xét" in answer.content.decode()


def test_a_proposal_is_opened_as_a_case_in_one_act(world: World, phong: Client, signed_in: SignIn) -> None:
    code = handed_over(world)  # by Bình, due on 12/11/2018, not done
    sign = FoundSign.objects.create(
        kind="late-request", scope="1/1", centre=world.province, at=NOW, accounts=[number(world.chi)], found_at=NOW
    )
    page = phong.get(f"{HERE}de-xuat/").content.decode()
    assert code in page
    assert "Trần Thị Chi" in page
    assert not CaseRow.objects.exists()
    about_chi = f"{HERE}moi/?unit=QNI&officer={number(world.chi)}"
    form = phong.get(about_chi).content.decode()
    assert f">\n{sign.pk}</textarea>" in form
    about_unit = phong.get(f"{HERE}moi/?unit=QNI&officer=").content.decode()
    assert f">\n{code}</textarea>" in about_unit
    sent = case(world, subject=number(world.chi), papers="", signs=str(sign.pk), dossiers=code)
    assert phong.post(about_chi, sent).status_code == 302
    row = CaseRow.objects.get()
    assert row.evidence == [f"dossier:{code}", f"sign:{sign.pk}"]
    left = phong.get(f"{HERE}de-xuat/").content.decode()
    assert code not in left
    assert "Trần Thị Chi" not in left
    shown = signed_in("em").get(f"{HERE}{row.pk}/").content.decode()
    assert f'href="{_story(code)}"' in shown
    for username in ("binh", "an", "kiem"):
        assert signed_in(username).get(f"{HERE}de-xuat/").status_code == 404


def test_evidence_is_linked_for_who_may_open_it(world: World, phong: Client, signed_in: SignIn) -> None:
    code = handed_over(world)
    subject = opened(
        world,
        subject=number(world.chi),
        evidence=(_dossier(code),),
    )
    on_case(world.phong, subject, ASKED)
    link = f'href="{_story(code)}"'
    assert link in signed_in("em").get(f"{HERE}{subject}/").content.decode()
    assert link in signed_in("chi").get(f"{HERE}{subject}/").content.decode()
    page = phong.get(f"{HERE}{subject}/").content.decode()  # a post of inspection opens no dossier
    assert link not in page
    assert code in page


def test_a_file_is_evidence_for_those_who_see_it(world: World, phong: Client, signed_in: SignIn) -> None:
    bad = SimpleUploadedFile("don.pdf", b"MZ not a pdf")
    answer = phong.post(f"{HERE}moi/?unit=QNI", case(world, papers="", file=bad))
    assert answer.status_code == 400
    assert "Yêu cầu thêm giấy tờ" in answer.content.decode()
    assert not CaseRow.objects.exists()
    picture = made.image("PNG")
    good = SimpleUploadedFile("anh.png", picture)
    assert phong.post(f"{HERE}moi/?unit=QNI", case(world, papers="", file=good)).status_code == 302
    row = CaseRow.objects.get()
    here = f"{HERE}{row.pk}/"
    assert f'href="{here}tep/1/"' in phong.get(here).content.decode()
    assert signed_in("binh").get(f"{here}tep/1/").status_code == 404  # not before an explanation is asked for
    on_case(world.phong, row.pk, ASKED)
    for username, status in (("phong", 200), ("binh", 200), ("mai", 200), ("son", 404), ("kiem", 404)):
        answer = signed_in(username).get(f"{here}tep/1/")
        assert answer.status_code == status
        if status == 200:
            assert b"".join(answer.streaming_content) == picture  # type: ignore[attr-defined]
    assert phong.get(f"{here}tep/2/").status_code == 404
    assert CaseReading.objects.filter(case=row, what="file").count() == 3
    assert verify_stories().differences == []
    name = next(iter(StoryEvent.objects.get(kind="case_opened").data["evidence"]))["file"]["digest"]
    storages["files"].delete(store.name_of(name))
    assert len(verify_stories().differences) == 1


def test_figures_are_whole_for_inspectors_and_hide_small_counts_from_others(
    world: World, phong: Client, signed_in: SignIn
) -> None:
    subject = opened(world)
    on_case(world.phong, subject, ASKED)
    period = "first=2018-01-01&last=2018-12-31"
    assert "không hiện" not in phong.get(f"{HERE}so-lieu/?{period}").content.decode()
    for client in (signed_in("binh"), signed_in("em"), Client()):
        page = client.get(f"{HERE}so-lieu/?year=2018").content.decode()
        assert "không hiện" in page
        assert "TN-2018" not in page
        assert client.get(f"{HERE}so-lieu/?year=x").status_code == 400
    assert phong.get(f"{HERE}so-lieu/?first=x").status_code == 400


def test_the_list_in_few_queries(world: World, phong: Client, django_assert_max_num_queries: object) -> None:
    for _ in range(4):
        opened(world)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        page = phong.get(HERE).content.decode()
    assert page.count("đang xác minh") == 4


def test_what_does_not_fit_a_page_is_on_the_next(world: World, phong: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.web.reform.cases.pages.SHOWN", 2)
    for _ in range(3):
        opened(world)
    first = phong.get(HERE)
    rest = phong.get(first.context["paging"].next)
    assert [page.text.count("đang xác minh") for page in (first, rest)] == [2, 1]
    assert rest.context["paging"].next == ""


def test_who_gives_the_last_office_up_is_led_to_the_list(world: World, phong: Client, signed_in: SignIn) -> None:
    subject = opened(world, decider=number(world.mai))
    other = {"office": "decider", "person": number(world.em), "reason": "Nghỉ hưu", "request_id": uuid4()}
    assert signed_in("mai").post(f"{HERE}{subject}/viec/thay-nguoi/", other).headers["Location"] == f"{HERE}{subject}/"
    subject = opened(world, decider=number(world.mai), head=number(world.mai), head_decider=number(world.em))
    other |= {"request_id": uuid4()}
    assert signed_in("mai").post(f"{HERE}{subject}/viec/thay-nguoi/", other).headers["Location"] == HERE
    assert signed_in("mai").get(f"{HERE}{subject}/").status_code == 404
