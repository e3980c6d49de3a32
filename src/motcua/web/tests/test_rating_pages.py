"""An rates on the page that her notice led to; everybody sees what all said together, and how long it really takes."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.tests.world import World, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.jobs.worker import run_pending
from motcua.kernel.messages.models import TrainingMessage
from motcua.notices.tests.conftest import accept_for_an, submit_by_an
from motcua.surveys.models import Answer
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn

THREE_QUARTERS = "/muc-do-hai-long/?quarter=2018-Q4"


@pytest.fixture
def link(world: World) -> str:
    """The path in the mail that told An of the end of her dossier."""
    code = accept_for_an(world, "30/11 09:00")
    carry_out(world.binh, code, Withdraw("Phạm Thị An", "Không cần nữa"), at=instant("30/11 10:00"))
    run_pending()
    text = TrainingMessage.objects.get(subject__contains="được rút").text
    [found] = [word for word in text.split() if "/danh-gia/" in word]
    return found[found.index("/danh-gia/") :]


def test_the_link_in_the_notice_takes_a_rating_once_without_an_account(link: str) -> None:
    page = Client().get(link)
    assert "Anh/chị được phục vụ thế nào?" in page.text
    assert "Phạm Thị An" not in page.text
    nothing = Client().post(link, {"comment": "Nhanh lắm"})
    assert nothing.status_code == 400
    assert "Nhanh lắm" in nothing.text
    assert Client().post(link, {"level": "4", "reasons": ["quick", "kind"]}).headers["Location"] == "/danh-gia/cam-on/"
    again = Client().post(link, {"level": "1"})
    assert again.status_code == 422
    assert "đã được đánh giá" in again.text
    assert Answer.objects.get().reasons == ["quick", "kind"]


@pytest.mark.parametrize("name", ["binh", "em", "kiem"])
def test_an_officer_who_has_the_link_is_refused(link: str, signed_in: SignIn, name: str) -> None:
    answer = signed_in(name).post(link, {"level": "5"})
    assert answer.status_code == 422
    assert not Answer.objects.exists()


def test_an_rates_with_her_account_and_others_find_nothing(world: World, signed_in: SignIn) -> None:
    done = submit_by_an(world, "30/11 09:00")
    carry_out(world.binh, done.dossier_id, RefuseAtGate("Sai", "Điều 3"), at=instant("30/11 10:00"))
    for name in ("binh", "an"):
        assert signed_in(name).get("/danh-gia/ho-so/000.00.01.H49-181130-0099/").status_code == 404
    code = lives.accepted(world)
    assert signed_in("an").get(f"/danh-gia/ho-so/{code}/").status_code == 404  # hers by name, not by account


def test_the_public_page_tells_a_finished_quarter_and_nothing_of_the_running_one(
    world: World, settings: object, client: Client
) -> None:
    for level, number in ((5, 12), (4, 7), (1, 6)):
        Answer.objects.bulk_create(
            Answer(quarter=date(2018, 10, 1), centre=world.province, procedure=world.procedure, level=level)
            for _ in range(number)
        )
    for _ in range(5):
        accept_for_an(world, "05/11 09:00")
    assert client.get(THREE_QUARTERS).status_code == 404
    settings.TRAINING_CLOCK = TrainingClock(instant("31/12 18:00").replace(year=2019), real_now())  # type: ignore[attr-defined]
    with CaptureQueriesContext(connection) as queries:
        page = client.get(THREE_QUARTERS).text
    assert len(queries) <= 9
    assert "76" in page
    assert "Trung tâm Tỉnh Quảng Ninh" in page
    assert "hơn 421 ngày" in page
    of_unit = client.get(f"{THREE_QUARTERS}&unit=QNI").text
    assert "Cấp giấy phép mẫu" in of_unit


@pytest.mark.parametrize("asked", ["x", "2018-Q5", "0000-Q1", "2018-Q", "²018-Q1", "9999-Q4", "2018-Q4-Q1"])
def test_a_quarter_that_is_none_is_not_found(client: Client, world: World, asked: str) -> None:
    assert client.get("/muc-do-hai-long/", {"quarter": asked}).status_code == 404


def test_an_empty_quarter_says_so(client: Client, world: World) -> None:
    page = client.get("/muc-do-hai-long/?unit=khong-co").text
    assert "Không phát sinh" in page
    assert "Quý 3/2018" in page


def test_comments_are_for_the_auditor(world: World, signed_in: SignIn) -> None:
    Answer.objects.bulk_create(
        Answer(
            quarter=date(2018, 7, 1), centre=world.province, procedure=world.procedure, level=2, comment="Chờ lâu quá"
        )
        for _ in range(5)
    )
    assert "Chờ lâu quá" in signed_in("kiem").get("/muc-do-hai-long/loi-nhan/").text
    for name in ("em", "binh", "an"):
        assert signed_in(name).get("/muc-do-hai-long/loi-nhan/").status_code == 404
