"""Pages fed with samples: what they show, what they keep to themselves."""

from datetime import date, datetime

import pytest
from django.test import Client
from pytest_django import Settings

from motcua.kernel.clock import VIETNAM, TrainingClock, real_now
from motcua.kernel.errors import Invalid
from motcua.people.models import Account
from motcua.statistics.rules.periods import Period
from motcua.web import throttle
from motcua.web.desk import story as story_page
from motcua.web.leadership import dossiers as dossiers_page
from motcua.web.leadership import report as report_page
from motcua.web.leadership.asked import Asked
from motcua.web.portal import home as home_page
from motcua.web.portal import look_up as look_up_page
from motcua.web.tests import samples

pytestmark = pytest.mark.django_db


def test_home_shows_the_years_figures_in_both_languages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home_page, "read_home", lambda now: samples.home_page())
    vietnamese = client.get("/").text
    assert all(figure in vietnamese for figure in ("62.798", "1.612", "63.256", "98,2\u00a0%", "36", "1.380", "88,5"))
    client.post("/ngon-ngu/", {"language": "en"})
    english = client.get("/").text
    assert all(figure in english for figure in ("62,798", "98.2%", "88.5%", "30\u00a0October\u00a02018"))


def test_home_says_so_while_there_is_nothing_to_count(client: Client) -> None:
    assert "Chưa có số liệu" in client.get("/").text


def test_the_training_clock_stands_on_every_page(client: Client, settings) -> None:
    assert "Trang tập huấn" not in client.get("/").text
    settings.TRAINING_CLOCK = TrainingClock(datetime(2018, 10, 30, 17, 0, tzinfo=VIETNAM), real_now())
    for address in ("/", "/tra-cuu/", "/bao-cao/", "/dang-nhap/", "/gioi-thieu/", "/khong-co/"):
        assert "đang chỉ 17:00 ngày 30/10/2018" in client.get(address).text


@pytest.fixture
def one_dossier(monkeypatch: pytest.MonkeyPatch) -> None:
    """A world in which exactly one dossier code exists, and "HỎNG" is no code at all."""

    def read_progress(code: str, now: datetime) -> object:
        if code == "HỎNG":
            raise Invalid("not_a_code", vi="Đây không phải mã hồ sơ.", en="This is not a dossier code.", field="code")
        return samples.progress() if code == samples.CODE else None

    monkeypatch.setattr(look_up_page, "read_progress", read_progress)


@pytest.mark.usefixtures("one_dossier")
def test_look_up_shows_code_and_progress_and_nothing_else(client: Client) -> None:
    answer = client.get("/tra-cuu/", {"code": f"  {samples.CODE.lower()} "})
    assert answer.status_code == 200
    assert all(word in answer.text for word in (samples.CODE, "Đang xử lý", "Thẩm định", "17:00 ngày 05/11/2018"))
    assert "/ho-so/" not in answer.text


@pytest.mark.usefixtures("one_dossier")
@pytest.mark.parametrize(
    ("code", "status", "sentence"),
    [
        ("000.00.01.H49-181030-9999", 404, "Không có hồ sơ mang mã này"),
        ("hỏng", 400, "Đây không phải mã hồ sơ"),
        ("", 400, "id_code_error"),
        ("x" * 61, 400, "id_code_error"),
    ],
)
def test_a_code_that_is_not_there_is_answered_beside_the_field_and_kept(
    client: Client, code: str, status: int, sentence: str
) -> None:
    answer = client.get("/tra-cuu/", {"code": code})
    assert answer.status_code == status
    assert sentence in answer.text
    assert f'value="{code}"' in answer.text or not code


@pytest.mark.usefixtures("one_dossier")
def test_guessing_codes_is_slowed_down_and_does_not_shut_out_others(client: Client) -> None:
    for number in range(throttle.LOOK_UP.failures):
        client.get("/tra-cuu/", {"code": f"000.00.01.H49-181030-{number:05d}"})
    assert client.get("/tra-cuu/", {"code": samples.CODE}).status_code == 429
    assert Client(REMOTE_ADDR="203.0.113.9").get("/tra-cuu/", {"code": samples.CODE}).status_code == 200


def test_the_report_shows_the_published_table_and_three_named_rates(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_page, "read_report", lambda *_asked: samples.report())
    text = client.get("/bao-cao/").text
    assert all(figure in text for figure in ("62.798", "427.125", "98,2\u00a0%", "100,00\u00a0%", "99,94\u00a0%"))
    assert all(law in text for law in ("61/2018", "II.06", "766"))
    assert "không phát sinh" in text  # Cô Tô's line: nothing to divide by
    assert all(words in text for words in ("186 nơi tiếp nhận cấp xã", " + 0 &gt; ", "đang chờ ≤ đang giải quyết"))


def test_the_report_is_asked_for_this_year_up_to_today(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.TRAINING_CLOCK = TrainingClock(datetime(2018, 10, 30, 17, 0, tzinfo=VIETNAM), real_now())
    asked: list[object] = []
    monkeypatch.setattr(report_page, "read_report", lambda *given: asked.extend(given))
    client.get("/bao-cao/")
    assert asked[0] == Asked(Period(date(2018, 1, 1), date(2018, 10, 30)))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"first": "01/06/2018", "last": "01/05/2018"}, "đứng trước ngày đầu kỳ"),
        ({"first": "01/01/0001"}, "Hãy kiểm tra lại năm"),
        ({"first": "31/02/2018", "last": "01/05/2018"}, "30/10/2018"),
        ({"last": "01/01/2999"}, "chưa đến"),
        ({"unit": "<script>"}, "id_unit_error"),
    ],
)
def test_a_period_that_cannot_be_is_refused_with_what_to_do(
    client: Client, query: dict[str, str], sentence: str
) -> None:
    answer = client.get("/bao-cao/", query)
    assert answer.status_code == 400
    assert sentence in answer.text


@pytest.mark.parametrize("written", ["2018-05-01", "01/05/2018", "1/5/2018", "01.05.2018"])
def test_days_may_be_written_in_several_ways_and_come_back_in_one(client: Client, written: str) -> None:
    answer = client.get("/bao-cao/", {"first": written, "last": "30/10/2018"})
    assert answer.status_code == 200


def test_a_figure_opens_its_dossiers_for_someone_signed_in(
    client: Client, an: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(an)
    monkeypatch.setattr(dossiers_page, "read_dossiers", lambda *_who, **_asked: samples.dossier_list())
    text = client.get("/bao-cao/ho-so/?figure=received&first=01/01/2018&last=30/10/2018").text
    assert all(word in text for word in ("62.798 hồ sơ", "000.00.01.H49-181030-0003", "after=181030-0003"))
    assert "xem 62.000 trên 62.800 hồ sơ" in text
    assert "đã trừ 2 hồ sơ" in text
    assert "side=taken-back" in text


def test_a_figure_with_an_unreadable_period_is_refused(client: Client, an: Account) -> None:
    client.force_login(an)
    assert client.get("/bao-cao/ho-so/?figure=received&first=x").status_code == 400


def test_the_story_tells_every_event_and_how_the_due_date_came_about(
    client: Client, an: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(an)
    monkeypatch.setattr(story_page, "read_story", lambda actor, code, now: samples.story())
    text = client.get(f"/ho-so/{samples.CODE}/").text
    assert [text.index(entry.title) for entry in samples.story().entries] == sorted(
        text.index(entry.title) for entry in samples.story().entries
    )
    assert all(word in text for word in ("Hẹn lần đầu: 17:00 ngày 26/10/2018", "nghỉ cuối tuần", "đã được hủy"))


@pytest.mark.parametrize("address", ["/", "/tra-cuu/", "/bao-cao/", "/dang-nhap/"])
def test_every_page_carries_the_content_security_policy_without_inline_exceptions(client: Client, address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
