"""The story and the progress of real dossiers, over HTTP: what is told, to whom, in which language."""

import re
from dataclasses import fields
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from motcua.catalogue.models import Procedure
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.attach_file import attach_files
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.documents import Document
from motcua.dossiers.rules.lifecycle.attach import Paper
from motcua.dossiers.rules.lifecycle.registry import FACTS
from motcua.dossiers.rules.state import Party
from motcua.dossiers.tests.world import World, application, instant
from motcua.kernel.files import store
from motcua.kernel.files.tests import made
from motcua.web.desk.event_words import EVENTS
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn

VIETNAMESE_LETTER = re.compile("[ăâêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
LONG_LIFE = [
    "Tiếp nhận hồ sơ",
    "Chuyển hồ sơ đến cơ quan giải quyết",
    "Bắt đầu một bước",
    "Lấy ý kiến cơ quan khác",
    "Nhận ý kiến trả lời",
    "Yêu cầu bổ sung giấy tờ",
    "Nhận đủ giấy tờ bổ sung; tính lại thời hạn từ đầu",
    "Yêu cầu thực hiện nghĩa vụ tài chính",
    "Đã thực hiện nghĩa vụ tài chính; tính tiếp thời hạn",
    "Xin lỗi và hẹn lại ngày trả",
    "Hoàn thành một bước",
    "Hoàn tác bước trước",
    "Hoàn thành một bước",
    "Quyết định",
    "Ban hành kết quả",
    "Đính chính",
    "Gửi thư xin lỗi",
    "Trả kết quả",
]


def titles(answer) -> list[str]:
    return [str(entry.title) for entry in answer.context["story"].entries]


def test_every_event_is_told_in_order_with_who_did_it(world: World, signed_in: SignIn) -> None:
    answer = signed_in("binh").get(f"/ho-so/{lives.long_life(world)}/")
    assert titles(answer) == LONG_LIFE
    assert all(str(entry.title) in answer.text for entry in answer.context["story"].entries)
    for words in (
        "Lê Văn Dũng",
        "PKS-17",
        "Thành phố Hạ Long",  # the agency consulted, by its name
        "Thẩm định",  # the step, by its name
        "Bản đồ; Ảnh",
        "1.200.000\u00a0đ",
        "15/XL",
        "Giấy phép đường Trần Phú",
        "Đồng ý",
        "tại quầy",
    ):
        assert words in answer.text


def test_every_event_is_told_in_english_but_for_what_people_wrote(world: World, signed_in: SignIn) -> None:
    client = signed_in("chi")
    client.post("/ngon-ngu/", {"language": "en"})
    answer = client.get(f"/ho-so/{lives.long_life(world)}/")
    with translation.override("en"):
        told = [
            (str(entry.title), [str(detail.label) for detail in entry.details])
            for entry in answer.context["story"].entries
        ]
    assert len(told) == len(LONG_LIFE)
    assert all(title in answer.text for title, _ in told)
    assert not [words for title, labels in told for words in (title, *labels) if VIETNAMESE_LETTER.search(words)]
    assert "Missing papers received; the term begins anew" in answer.text
    assert "Appraisal" in answer.text


@pytest.mark.parametrize("kind", FACTS)
def test_every_kind_of_event_has_words_in_both_languages_for_values_it_has(kind: str) -> None:
    told = EVENTS[kind]
    assert {field for _, field in told.details} <= {field.name for field in fields(FACTS[kind])}
    titles_told = (told.title, told.title_where_due_stays) if told.title_where_due_stays else (told.title,)
    for words in (*titles_told, *(label for label, _ in told.details)):
        with translation.override("en"):
            assert not VIETNAMESE_LETTER.search(str(words))
        assert str(words)


def test_a_restart_a_wait_and_an_extension_explain_the_due_date(world: World, signed_in: SignIn) -> None:
    answer = signed_in("binh").get(f"/ho-so/{lives.long_life(world)}/")
    due = answer.context["story"].due
    assert f"{due.at:%d/%m %H:%M} {due.first_given_at:%d/%m}" == "28/11 17:00 12/11"
    assert "Hẹn lần đầu: 17:00 ngày 12/11/2018." in answer.text
    assert "Nhận hồ sơ lúc 09:00 thứ Tư 14/11/2018." in answer.text  # the restart (NĐ 61 Art 19.4)
    assert "tính tiếp thời hạn: hẹn trả dời đến 17:00 ngày 23/11/2018." in answer.text
    assert "Xin lỗi và hẹn lại ngày trả: hẹn trả dời đến 17:00 ngày 28/11/2018." in answer.text
    assert [day.is_counted for day in due.days].count(True) == 5


def test_after_a_restart_nothing_that_moved_the_old_date_is_told(world: World, signed_in: SignIn) -> None:
    code = lives.accepted(world)
    assert signed_in("binh").get(f"/ho-so/{code}/").context["story"].due.moves == ()


def test_what_was_undone_is_marked_and_says_what(world: World, signed_in: SignIn) -> None:
    answer = signed_in("binh").get(f"/ho-so/{lives.long_life(world)}/")
    undone = [entry.number for entry in answer.context["story"].entries if entry.is_undone]
    assert undone == [11]
    assert answer.text.count("Bước này đã được hủy") == 1
    assert [str(detail.value) for detail in answer.context["story"].entries[11].details] == [
        "Hoàn thành một bước",
        "Ghi nhầm hồ sơ",
    ]


def test_an_online_dossier_is_told_from_its_draft_and_goes_with_its_centre(world: World, signed_in: SignIn) -> None:
    code = lives.online_life(world)
    answer = signed_in("giang").get(f"/ho-so/{code}/")
    assert titles(answer) == [
        "Lưu bản nháp",
        "Nộp hồ sơ trực tuyến",
        "Tiếp nhận hồ sơ",
        "Chuyển đến nơi có thẩm quyền",
    ]
    assert "Trung tâm Thành phố Hạ Long" in answer.text
    assert signed_in("an").get(f"/ho-so/{code}/").status_code == 200  # her own
    assert signed_in("binh").get(f"/ho-so/{code}/").status_code == 200  # his centre received it (NĐ 61 Art 19.7)


@pytest.mark.parametrize("life", [lives.withdrawn, lives.stopped])
def test_a_dossier_that_ended_without_a_result_is_neither_early_nor_late(world: World, signed_in: SignIn, life) -> None:
    code = life(world)
    assert signed_in("binh").get(f"/ho-so/{code}/").context["story"].timeliness is None
    progress = Client().get("/tra-cuu/", {"code": code}).context["progress"]
    assert progress.timeliness is None
    assert [step.state for step in progress.steps] == ["done", "done"]
    assert progress.steps[1].name == str(progress.status.label)


def test_an_answer_after_the_due_date_does_not_say_that_the_term_begins_again_or_goes_on(
    world: World, signed_in: SignIn
) -> None:
    answer = signed_in("binh").get(f"/ho-so/{lives.answered_when_overdue(world)}/")
    assert titles(answer)[3::2] == [
        "Nhận đủ giấy tờ bổ sung; không tính lại thời hạn vì đã quá hạn khi yêu cầu",
        "Đã thực hiện nghĩa vụ tài chính; ngày hẹn trả giữ nguyên",
    ]
    assert "tính lại thời hạn từ đầu" not in answer.text
    received = answer.context["story"].entries[3]
    assert [(str(detail.label), detail.value) for detail in received.details] == [
        ("Đã bổ sung", "Bản đồ"),
        ("Hẹn trả", "17:00 ngày 12/11/2018"),
    ]


def test_what_was_overdue_when_papers_were_asked_for_is_shown_overdue(world: World, signed_in: SignIn) -> None:
    code = lives.asked_when_overdue(world)
    tags = (
        signed_in("binh").get(f"/ho-so/{code}/").context["story"].timeliness,
        Client().get("/tra-cuu/", {"code": code}).context["progress"].timeliness,
    )
    assert [str(tag.label) for tag in tags] == ["Đang quá hạn"] * 2


@pytest.mark.parametrize("username", ["giang", "an"])
def test_absent_and_forbidden_are_the_same_to_the_letter(world: World, signed_in: SignIn, username: str) -> None:
    code, absent = lives.accepted(world), "000.00.01.H49-181105-9999"
    client = signed_in(username)
    forbidden, missing = client.get(f"/ho-so/{code}/"), client.get(f"/ho-so/{absent}/")
    assert (forbidden.status_code, missing.status_code) == (404, 404)
    assert plain(forbidden.text, code) == plain(missing.text, absent)


def test_a_stranger_is_sent_to_sign_in_whether_it_exists_or_not(world: World) -> None:
    for code in (lives.accepted(world), "000.00.01.H49-181105-9999"):
        answer = Client().get(f"/ho-so/{code}/")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/dang-nhap/?next=/ho-so/{code}/")
        assert answer.text == ""


@pytest.mark.parametrize("username", ["binh", "chi", "dung", "kiem"])
def test_the_centres_officers_and_an_auditor_see_it(world: World, signed_in: SignIn, username: str) -> None:
    assert signed_in(username).get(f"/ho-so/{lives.accepted(world)}/").status_code == 200


def test_something_that_is_no_code_is_refused_with_what_to_do(world: World, signed_in: SignIn) -> None:
    assert signed_in("binh").get("/ho-so/khong-phai-ma/").status_code == 400


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE dossiers_dossierevent SET actor_name = 'Kẻ khác' WHERE seq = 3",
        "UPDATE dossiers_dossierevent SET at = at - interval '1 day' WHERE seq = 15",
        "UPDATE dossiers_dossierevent SET data = jsonb_set(data, '{number}', '\"99/QĐ\"') WHERE kind = 'decided'",
        "DELETE FROM dossiers_dossierevent WHERE seq = 18",
        "UPDATE dossiers_dossier SET due_at = due_at + interval '9 days'",
    ],
)
def test_a_tampered_dossier_is_shown_as_broken(world: World, signed_in: SignIn, tampering: str) -> None:
    code = lives.long_life(world)
    client = signed_in("kiem")
    assert "Chuỗi sự kiện liền mạch" in client.get(f"/ho-so/{code}/").text
    with connection.cursor() as cursor:
        cursor.execute(tampering)
    answer = client.get(f"/ho-so/{code}/")
    assert answer.status_code == 200
    assert "Hồ sơ không khớp với chuỗi sự kiện đã ghi" in answer.text
    assert "Chuỗi sự kiện liền mạch" not in answer.text


def test_the_story_keeps_its_query_budget(
    world: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    code = lives.long_life(world)
    client = signed_in("binh")
    client.get(f"/ho-so/{code}/")
    with django_assert_max_num_queries(13):  # session and account, seven that check, and the line in the readers' log
        client.get(f"/ho-so/{code}/")


def test_a_long_story_costs_no_more_queries_than_a_short_one(world: World, signed_in: SignIn) -> None:
    short, long, client = lives.accepted(world), lives.long_life(world), signed_in("binh")
    costs = []
    for code in (long, short, long):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/ho-so/{code}/")
        costs.append(len(queries))
    assert costs[2] <= costs[1]


def test_the_procedure_is_called_what_it_was_called_in_the_revision_that_is_pinned(
    world: World, signed_in: SignIn
) -> None:
    code = lives.accepted(world)
    name = world.procedure.name
    Procedure.objects.update(name="Tên mới của thủ tục")
    answer = signed_in("binh").get(f"/ho-so/{code}/")
    assert name in answer.text
    assert "Tên mới của thủ tục" not in answer.text


def test_progress_tells_code_and_way_and_nothing_of_the_people(world: World) -> None:
    code = lives.long_life(world)
    answer = Client().get("/tra-cuu/", {"code": code})
    assert answer.status_code == 200
    assert [(step.name, step.state) for step in answer.context["progress"].steps] == [
        ("Tiếp nhận", "done"),
        ("Giải quyết", "done"),
        ("Trả kết quả", "done"),
    ]
    assert "17:00 ngày 28/11/2018" in answer.text
    row = Dossier.objects.get(code=code)
    for private in (row.owner_name, row.owner_identity, row.procedure.name, row.centre.name, row.summary):
        assert private
        assert private not in answer.text


def test_progress_of_a_dossier_under_way_has_one_current_stage(world: World) -> None:
    progress = Client().get("/tra-cuu/", {"code": lives.accepted(world)}).context["progress"]
    assert [step.state for step in progress.steps] == ["done", "current", "waiting"]


def test_progress_of_a_code_that_is_not_there_and_of_no_code(world: World) -> None:
    assert Client().get("/tra-cuu/", {"code": "000.00.01.H49-181105-9999"}).status_code == 404
    assert Client().get("/tra-cuu/", {"code": "12345"}).status_code == 400


def plain(text: str, code: str) -> str:
    """The page without what differs by nature: the address asked for and the form's token."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text.replace(code, "CODE"))


def test_dossiers_of_one_visit_lead_to_one_another_and_to_one_receipt(world: World, signed_in: SignIn) -> None:
    first, second = lives.accepted(world), lives.accepted(world, "05/11 09:10")
    lives.accepted(world, "06/11 09:00")  # another day
    other = application(owner=Party("Người Khác", identity_kind="cccd", identity_number="022190000999"))
    accept_dossier(world.binh, other, at=instant("05/11 09:20"))
    answer = signed_in("binh").get(f"/ho-so/{first}/")
    assert [each.code for each in answer.context["story"].together] == [second]
    assert f'href="/ho-so/{second}/"' in answer.text
    pdf = signed_in("binh").post("/in-nhieu-ho-so/", {"form": "joint_receipt", "codes": [first, second]})
    assert pdf.headers["Content-Type"] == "application/pdf"


def test_the_forms_to_print_stand_on_the_page(world: World, signed_in: SignIn) -> None:
    code = lives.stopped(world)
    text = signed_in("binh").get(f"/ho-so/{code}/").text
    assert all(f"/ho-so/{code}/in/{form}/" in text for form in ("receipt", "control_slip", "supplement"))


def paper(content: bytes, component: str, name: str, media_type: str = "application/pdf") -> Paper:
    """A scan in the store."""
    return Paper(Document(store.keep(BytesIO(content)), name, len(content), media_type), component)


@pytest.mark.usefixtures("file_store")
def test_papers_are_seen_on_the_page_through_the_guarded_door(world: World, signed_in: SignIn) -> None:
    code = lives.accepted(world)
    papers = (paper(made.pdf(), "Đơn đề nghị", "don.pdf"), paper(made.image("PNG"), "", "anh.png", "image/png"))
    attach_files(world.binh, code, papers, at=instant("05/11 09:30"))
    answer = signed_in("chi").get(f"/ho-so/{code}/")
    assert [(str(line.name), [row.name for row in line.files]) for line in answer.context["story"].desk.papers] == [
        ("Đơn đề nghị", ["don.pdf"]),
        ("Giấy tờ khác", ["anh.png"]),
    ]
    assert f'<iframe class="scan__page" src="/ho-so/{code}/tep/2/xem/" loading="lazy"' in answer.text
    assert f'<img class="scan__image" src="/ho-so/{code}/tep/3/xem/" loading="lazy"' in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert ("frame-src 'self'" in policy, "object-src 'none'" in policy) == (True, True)
