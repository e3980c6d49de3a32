"""The pages of online meetings: planning, inviting, holding, closing; points; the way in; calendars."""

from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django import Settings

from motcua.dossiers.tests.world import World
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.meeting_server import MeetingServer
from motcua.meetings.actions.close_session import close_session
from motcua.meetings.actions.take_out_of_use import take_out_of_use
from motcua.meetings.models import CalendarFeed, Point, Session
from motcua.meetings.rules.facts import Closed, PointTakenOut
from motcua.meetings.tests.meetings_world import (
    HOUR,
    TOMORROW,
    a_point,
    act_on,
    coordinator,
    held,
    invited,
    person,
    planned,
)
from motcua.web.tests.conftest import SignIn

HERE = "/cai-cach/hop-truc-tuyen/"
SECRET = "mot-bi-mat-du-dai-cho-viec-ky-ten"
AGENDA = "Khai mạc; 10\n\nBáo cáo tháng 11; 40; Lê Văn Dũng"
NEW = {
    "title": "Giao ban tháng 12",
    "begins": "08:00 03/12/2018",
    "ends": "10:00 03/12/2018",
    "host": "QNI",
    "chair": "Lê Văn Dũng",
    "agenda": AGENDA,
}


@pytest.fixture
def quyen(world: World, signed_in: SignIn) -> Client:
    coordinator(world)
    return signed_in("quyen")


def at(settings: Settings, moment: object) -> None:
    settings.TRAINING_CLOCK = TrainingClock(moment, real_now())  # type: ignore[arg-type]


def send(client: Client, address: str, seen: int = 0, **values: object) -> int:
    return client.post(address, {**values, "seen": seen, "request_id": uuid4()}).status_code


def seq_of(subject: UUID) -> int:
    return Session.objects.get(pk=subject).seq


def session_of(subject: UUID) -> str:
    return f"{HERE}phien/{subject}/"


def test_a_coordinator_plans_invites_holds_and_closes(
    world: World, quyen: Client, signed_in: SignIn, settings: Settings
) -> None:
    a_point(world)
    a_point(world, "QNI.193")
    assert send(quyen, f"{HERE}phien/moi/", **NEW) == 302
    row = Session.objects.get()
    here = session_of(row.pk)
    assert "mới lập" in quyen.get(here).content.decode()
    assert "08:10–08:50" in quyen.get(here).content.decode()
    form = quyen.get(f"{here}moi-du/").content.decode()
    assert "Cấp huyện (1)" in form
    assert send(quyen, f"{here}moi-du/", 1, levels="district", points="", persons="binh, Trần Thị Chi") == 302
    assert "Nguyễn Văn Bình" in signed_in("binh").get(here).content.decode()
    assert "Việc có thể làm" not in signed_in("binh").get(here).content.decode()
    assert "Khai mạc" in quyen.get(f"{here}giay-moi/").content.decode()
    assert quyen.get(f"{here}bien-ban/").status_code == 404

    begins = row.begins
    at(settings, begins + HOUR)
    assert send(quyen, f"{here}khai-mac/", 2, began="08:05 03/12/2018") == 302
    form = quyen.get(f"{here}diem-danh/").content.decode()
    assert "QNI; \nQNI.193; " in form
    typed = "QNI; \nQNI.193; Hoàng Văn Giang; 3 người"
    assert send(quyen, f"{here}diem-danh/", 3, at="08:00 03/12/2018", points=typed) == 302
    lost = {
        "point": Point.objects.get(code="QNI.193").subject,
        "begun": "08:20 03/12/2018",
        "cause": "Mất đường truyền",
    }
    assert send(quyen, f"{here}su-co/", 4, **lost) == 302
    assert send(quyen, f"{here}ket-thuc/", 5, ended="09:00 03/12/2018", minutes="Diễn biến") == 422
    assert send(quyen, f"{here}het-su-co/", 5, number=1, ended="08:30 03/12/2018", remedy="Đổi đường") == 302
    assert send(quyen, f"{here}ket-thuc/", 6, ended="09:00 03/12/2018", minutes="Diễn biến", conclusions="Giao…") == 302
    page = quyen.get(f"{here}bien-ban/").content.decode()
    for words in ("Hoàng Văn Giang; 3 người", "08:00–09:00", "Mất đường truyền", "Đổi đường", "Giao…", "50,0"):
        assert words in page
    assert "đã kết thúc" in quyen.get(f"{HERE}?when=past").content.decode()
    assert "Việc có thể làm" not in quyen.get(here).content.decode()


def test_what_was_typed_stays_where_it_is_refused(world: World, quyen: Client) -> None:
    a_point(world)
    planned(world, Point.objects.get().subject, TOMORROW + 48 * HOUR)
    answer = quyen.post(f"{HERE}phien/moi/", {**NEW, "chair": "chi", "request_id": uuid4()})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "đã có phiên HT-2018-001" in page
    assert "Giao ban tháng 12" in page
    assert "Báo cáo tháng 11; 40; Lê Văn Dũng" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"agenda": "Khai mạc"}, "Dòng 1 của chương trình"),
        ({"agenda": "Khai mạc; -5"}, "Dòng 1 của chương trình"),
        ({"agenda": "A; 5\nB; 1; C; D"}, "Dòng 2 của chương trình"),
        ({"agenda": "A; ٥"}, "Dòng 1 của chương trình"),
        ({"agenda": ""}, "từ 1 đến 50 mục"),
        ({"agenda": "A; 121"}, "chỉ có 120 phút"),
        ({"begins": "hôm qua"}, "Hãy viết giờ và ngày"),
        ({"begins": ""}, "Chưa ghi giờ"),
        ({"begins": "08:00 03/12/2017", "ends": "10:00 03/12/2017"}, "đã qua"),
        ({"ends": "07:00 03/12/2018"}, "phải sau giờ bắt đầu"),
        ({"host": "KHONG"}, "Không có “KHONG”"),
        ({"chair": "Phạm Thị An"}, "Không có “Phạm Thị An”"),
        ({"title": ""}, "Chưa ghi nội dung"),
        ({"title": "a\x00b"}, ""),
    ],
)
def test_bad_input_gets_a_clear_answer(world: World, quyen: Client, changes: dict[str, str], words: str) -> None:
    a_point(world)
    answer = quyen.post(f"{HERE}phien/moi/", {**NEW, **changes, "request_id": uuid4()})
    assert answer.status_code in (400, 422)
    assert words in answer.content.decode()
    assert not Session.objects.exists()


def test_sent_twice_it_is_done_once_and_nothing_upon_what_has_changed(world: World, quyen: Client) -> None:
    a_point(world)
    request = uuid4()
    for _ in range(2):
        assert quyen.post(f"{HERE}phien/moi/", {**NEW, "request_id": request}).status_code == 302
    row = Session.objects.get()
    cancel = {"reason": "Không cần", "seen": 1, "request_id": uuid4()}
    assert send(quyen, f"{session_of(row.pk)}moi-du/", 1, points="", persons="binh") == 302
    answer = quyen.post(f"{session_of(row.pk)}huy/", cancel)
    assert answer.status_code == 409
    assert "Người khác vừa cập nhật" in answer.content.decode()
    assert send(quyen, f"{session_of(row.pk)}huy/", 2, reason="") == 400
    assert send(quyen, f"{session_of(row.pk)}huy/", 2, reason="Không cần") == 302
    assert "Không cần" in quyen.get(session_of(row.pk)).content.decode()
    assert send(quyen, f"{session_of(row.pk)}khong-co/", 2) == 404
    assert send(quyen, f"{session_of(row.pk)}moi-du/", 3, points="", persons="chi") == 422


def test_what_was_typed_upon_what_has_changed_is_sent_again_as_it_stands(
    world: World, quyen: Client, settings: Settings
) -> None:
    host = a_point(world)
    subject = held(world, invited(world, planned(world, host.subject), persons=(person(world.binh),)))
    at(settings, TOMORROW + HOUR)
    joined = {"at": "08:00 01/12/2018", "points": "QNI; Lê Văn Dũng"}
    assert send(quyen, f"{session_of(subject)}diem-danh/", 3, **joined) == 302
    minutes = {"ended": "08:30 01/12/2018", "minutes": "Biên bản dài", "request_id": uuid4()}
    tried = {"on": "30/11/2018", "note": "Micro rè", "request_id": uuid4()}
    for address, typed in (
        (f"{session_of(subject)}ket-thuc/", minutes),
        (f"{HERE}diem-cau/{host.subject}/kiem-tra/", tried),
    ):
        stale = quyen.post(address, {**typed, "seen": 0})
        assert stale.status_code == 409
        again = {name: stale.context["form"][name].value() for name in (*typed, "seen")}
        assert again["seen"] != "0"
        assert quyen.post(address, again).status_code == 302
    assert "Biên bản dài" in quyen.get(f"{session_of(subject)}bien-ban/").content.decode()


def test_who_sees_what(world: World, quyen: Client, signed_in: SignIn) -> None:
    host = a_point(world, "QNI.193")
    subject = invited(world, planned(world, host.subject), persons=(person(world.binh),))
    here = session_of(subject)
    for username, status in (("quyen", 200), ("dung", 200), ("binh", 200), ("giang", 200)):
        client = signed_in(username)
        assert client.get(here).status_code == status
        assert "HT-2018-001" in client.get(HERE).content.decode()
        assert client.get(f"{here}lich.ics").status_code == 200
    for username in ("chi", "em", "kiem", "an"):
        client = signed_in(username)
        for page in ("", "lich.ics", "giay-moi/", "vao-phong/", "huy/"):
            assert client.get(f"{here}{page}").status_code == 404
        assert "HT-2018-001" not in client.get(HERE).content.decode()
    for username in ("dung", "binh", "giang", "chi", "kiem"):
        client = signed_in(username)
        for page in ("diem-cau/", "diem-cau/danh-sach.csv", "phien.csv", "phien/moi/", "goi-y/can-bo/?q=b"):
            assert client.get(f"{HERE}{page}").status_code == 404
        assert client.get(f"{HERE}diem-cau/{host.subject}/").status_code == 404
        assert send(client, f"{here}huy/", 2, reason="Không") == 404
    assert seq_of(subject) == 2


def test_the_way_into_the_room(
    world: World, quyen: Client, signed_in: SignIn, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    host = a_point(world, "QNI.193")
    subject = invited(world, planned(world, host.subject), persons=(person(world.binh),))
    here, binh = session_of(subject), signed_in("binh")
    settings.MEETING_SERVER = None
    assert "chưa cấu hình máy chủ" in binh.get(here).content.decode()
    answer = binh.get(f"{here}vao-phong/")
    assert answer.status_code == 422
    assert "chưa cấu hình máy chủ" in answer.content.decode()
    settings.MEETING_SERVER = MeetingServer("jitsi", "https://hop.example.vn", SECRET, "motcua")
    page = binh.get(here).content.decode()
    assert "Phòng họp mở từ 07:30" in page
    assert "vao-phong" not in page
    assert binh.get(f"{here}vao-phong/").status_code == 422
    at(settings, TOMORROW - timedelta(minutes=29))
    page = binh.get(here).content.decode()
    assert "Vào phòng họp" in page
    answer = binh.get(f"{here}vao-phong/")
    assert answer.status_code == 302
    assert urlsplit(answer["Location"]).hostname == "hop.example.vn"
    assert "no-store" in answer["Cache-Control"]
    for text in (page, answer["Location"], quyen.get(here).content.decode(), caplog.text):
        assert SECRET not in text
    assert "jwt=" not in caplog.text
    assert "jwt=" not in page
    assert "Vào phòng họp" not in quyen.get(here).content.decode()  # she runs it and is not invited
    assert quyen.get(f"{here}vao-phong/").status_code == 404
    at(settings, TOMORROW + 2 * HOUR)
    assert "phòng" not in binh.get(here).content.decode().partition("Thông tin chung")[0].partition("<h1")[2].lower()


def test_points_are_listed_filtered_tested_and_taken_out(world: World, quyen: Client) -> None:
    new = {
        "code": "QNI.06664",
        "name": "Điểm cầu Phường Hà Tu",
        "level": "commune",
        "one_stop": "QNI.193",
        "agency": "",
        "place": "Tầng 2",
        "equipment": "Màn hình",
        "line": "Cáp quang",
        "contact": "",
        "source": "Biên bản bàn giao",
    }
    assert send(quyen, f"{HERE}diem-cau/moi/", **new) == 302
    assert send(quyen, f"{HERE}diem-cau/moi/", **new) == 422
    assert send(quyen, f"{HERE}diem-cau/moi/", **(new | {"code": "Q 1"})) == 400
    a_point(world)
    here = f"{HERE}diem-cau/{Point.objects.get(code='QNI.06664').subject}/"
    assert "đến kỳ kiểm tra" in quyen.get(here).content.decode()
    tried = {"on": "30/11/2018", "picture": "on", "line": "on"}
    assert send(quyen, f"{here}kiem-tra/", 1, **tried) == 400
    assert send(quyen, f"{here}kiem-tra/", 1, **tried, note="Micro rè") == 302
    assert send(quyen, f"{here}ngung/", 2, first="01/12/2018", until="", reason="Thay micro") == 302
    page = quyen.get(here).content.decode()
    assert "Micro rè" in page
    assert "tiếng" in page
    for query, codes in (
        ("", {"QNI", "QNI.06664"}),
        ("?level=commune", {"QNI.06664"}),
        ("?state=out", set()),  # from tomorrow on
        ("?state=in-use", {"QNI", "QNI.06664"}),
        ("?state=failed", {"QNI.06664"}),
        ("?state=due", {"QNI"}),
        ("?q=ha+tu", {"QNI.06664"}),
        ("?level=khong&state=khong", {"QNI", "QNI.06664"}),
    ):
        listed = quyen.get(f"{HERE}diem-cau/danh-sach.csv{query}").content.decode("utf-8-sig").splitlines()[1:]
        assert {line.split(",")[0] for line in listed} == codes, query
        assert quyen.get(f"{HERE}diem-cau/{query}").status_code == 200
    assert send(quyen, f"{here}dua-lai/", 3, on="30/11/2018") == 302
    assert send(quyen, f"{here}dua-lai/", 4, on="30/11/2018") == 422
    assert send(quyen, f"{here}khong-co/", 4) == 404


def test_237_points_come_in_pages_with_few_queries(
    world: World, quyen: Client, django_assert_max_num_queries: object
) -> None:
    for number in range(52):
        a_point(world, f"P.{number:03}")
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        page = quyen.get(f"{HERE}diem-cau/").content.decode()
    assert page.count('<th role="rowheader"') == 50
    after = page.partition("after=")[2].partition('"')[0]
    rest = quyen.get(f"{HERE}diem-cau/?after={after}").content.decode()
    assert rest.count('<th role="rowheader"') == 2
    assert "P.051" in rest
    assert quyen.get(f"{HERE}diem-cau/?after=khong-co").status_code == 200


def test_sessions_come_in_few_queries_and_pages(
    world: World, quyen: Client, django_assert_max_num_queries: object
) -> None:
    host, hall = a_point(world), a_point(world, "QNI.193")
    for number in range(4):
        invited(world, planned(world, host.subject, TOMORROW + number * 24 * HOUR), hall.subject)
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        assert "HT-2018-004" in quyen.get(HERE).content.decode()
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        assert quyen.get(session_of(Session.objects.all()[0].pk)).status_code == 200
    rest = quyen.get(f"{HERE}?after=HT-2018-002").content.decode()
    assert ">HT-2018-002<" not in rest
    assert ">HT-2018-003<" in rest
    listed = quyen.get(f"{HERE}phien.csv").content.decode("utf-8-sig")
    assert listed.count("HT-2018-") == 4


def test_an_invited_point_that_goes_out_of_use_is_marked(world: World, quyen: Client) -> None:
    host, hall = a_point(world), a_point(world, "QNI.193")
    subject = invited(world, planned(world, host.subject), hall.subject)
    assert "ngừng sử dụng" not in quyen.get(session_of(subject)).content.decode()
    take_out_of_use(act_on(world, hall.subject), PointTakenOut(TOMORROW.date(), "Mất điện"))
    assert "ngừng sử dụng" in quyen.get(session_of(subject)).content.decode()
    assert send(quyen, f"{session_of(subject)}bot-diem-cau/", 2, point=hall.subject, reason="Mất điện") == 302
    assert send(quyen, f"{session_of(subject)}bot-diem-cau/", 3, point="khong-phai", reason="Mất điện") == 400
    assert "Đã bớt điểm cầu" in quyen.get(session_of(subject)).content.decode()  # the story names what is gone


def test_a_points_page_tells_when_it_is_taken_and_no_more_of_others_sessions(
    world: World, quyen: Client, signed_in: SignIn
) -> None:
    coordinator(world, "xuan", "QNI.193")
    host = a_point(world)
    planned(world, host.subject, title="Phiên kín")
    page = signed_in("xuan").get(f"{HERE}diem-cau/{host.subject}/").content.decode()
    assert "phiên của nơi khác" in page
    assert "08:00–10:00" in page
    assert "Phiên kín" not in page
    assert "Việc có thể làm" not in page
    assert "Phiên kín" in quyen.get(f"{HERE}diem-cau/{host.subject}/").content.decode()


def test_a_calendar_at_a_secret_address(world: World, quyen: Client, signed_in: SignIn) -> None:
    host = a_point(world)
    invited(world, planned(world, host.subject), persons=(person(world.binh),))
    binh, calendar = signed_in("binh"), f"{HERE}lich-cua-toi/"
    assert "chưa có địa chỉ" in binh.get(calendar).content.decode()
    page = binh.post(calendar, {"act": "make"}).content.decode()
    address = HERE + "lich/" + page.partition("/lich/")[2].partition("<")[0]
    anybody = Client()
    answer = anybody.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event.decoded("dtstart") == TOMORROW
    assert f"{session_of(Session.objects.get().pk)}" in str(event["url"])
    assert address.rpartition("/")[2].removesuffix(".ics") not in binh.get(calendar).content.decode()
    binh.post(calendar, {"act": "make"})
    assert anybody.get(address).status_code == 404
    assert binh.post(calendar, {"act": "revoke"}).status_code == 302
    assert not CalendarFeed.objects.exists()


def test_suggestions_for_who_runs_meetings(world: World, quyen: Client) -> None:
    a_point(world)
    a_point(world, "QNI.193")
    assert "QNI.193" in quyen.get(f"{HERE}goi-y/diem-cau/?q=qni.1").content.decode()
    assert "Nguyễn Văn Bình" in quyen.get(f"{HERE}goi-y/can-bo/?q=binh").content.decode()
    assert quyen.get(f"{HERE}goi-y/thu-tuc/?q=a").status_code == 404


def test_what_is_over_tells_minutes_and_is_told_in_english_too(world: World, quyen: Client) -> None:
    host = a_point(world)
    subject = held(world, invited(world, planned(world, host.subject), persons=(person(world.binh),)))
    close_session(act_on(world, subject, TOMORROW + HOUR), Closed(TOMORROW + HOUR, "Diễn biến phiên"))
    quyen.post("/ngon-ngu/", {"language": "en"})
    for address in (HERE, f"{HERE}?when=past", session_of(subject), f"{session_of(subject)}bien-ban/"):
        assert quyen.get(address).status_code == 200
    page = quyen.get(f"{session_of(subject)}bien-ban/").content.decode()
    assert "Minutes" in page
    assert "Diễn biến phiên" in page
