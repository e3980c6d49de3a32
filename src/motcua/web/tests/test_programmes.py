"""The pages of programmes: the portfolio, a project and its acts, the report as a page and as files."""

import io
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.test import Client

from motcua.dossiers.tests.world import World
from motcua.programmes.actions.load_programmes import load_programmes
from motcua.programmes.models import Project
from motcua.programmes.tests.lives import coordinator, paid_project, registered
from motcua.web.tests.conftest import SignIn

HERE = "/cai-cach/chuong-trinh/"
NEW = {
    "code": "TH-09",
    "name": "Dự án tập huấn số 9",
    "programme": "DA-TPTM",
    "group": "C",
    "investor": "Chủ đầu tư tập huấn",
    "decision": "09/QĐ-TH",
    "decided_on": "10/01/2018",
    "total": "1.200.000.000",
    "owner": "Đặng Thị Quyên",
    "security_level": "2",
}


@pytest.fixture
def quyen(world: World, signed_in: SignIn) -> Client:
    coordinator(world)
    load_programmes()
    return signed_in("quyen")


def test_a_coordinator_enters_a_project_and_finishes_its_first_step(quyen: Client) -> None:
    answer = quyen.post(f"{HERE}du-an/moi/", {**NEW, "request_id": uuid4()})
    assert answer.status_code == 302
    project = Project.objects.get()
    assert (project.total, project.security_level) == (1_200_000_000, 2)
    act = f"{HERE}du-an/{project.pk}/buoc/"
    sent = {"step": "policy", "on": "12/01/2018", "paper": "Biên bản", "request_id": uuid4()}
    assert quyen.post(act, sent).status_code == 302
    assert quyen.post(act, sent).status_code == 302
    project.refresh_from_db()
    assert project.done == 1
    page = quyen.get(f"{HERE}du-an/{project.pk}/").content.decode()
    assert "Báo cáo nghiên cứu khả thi" in page
    assert "Biên bản" in page


def test_a_milestone_of_the_year_9999_is_refused_and_the_portfolio_stays_there(world: World, quyen: Client) -> None:
    subject = registered(world.quyen)
    sent = {"name": "Nghiệm thu", "due": "31/12/9999", "reason": "", "request_id": uuid4()}
    answer = quyen.post(f"{HERE}du-an/{subject}/moc/", sent)
    assert answer.status_code == 400
    assert "31/12/9999" in answer.content.decode()
    assert quyen.post(f"{HERE}du-an/{subject}/moc/", sent | {"due": "31/12/2048"}).status_code == 302
    assert quyen.get(HERE).status_code == 200


def test_a_skipped_step_is_refused_and_what_was_typed_stays(world: World, quyen: Client) -> None:
    subject = registered(world.quyen)
    sent = {"step": "acceptance", "on": "12/01/2018", "paper": "Biên bản nghiệm thu", "request_id": uuid4()}
    answer = quyen.post(f"{HERE}du-an/{subject}/buoc/", sent)
    assert answer.status_code == 422
    assert "Không được bỏ bước" in answer.content.decode()
    assert "Biên bản nghiệm thu" in answer.content.decode()


@pytest.mark.parametrize(
    ("act", "sent", "status"),
    [
        ("von", {"year": "abc", "source": "", "amount": "-5", "decision": "", "decided_on": "hôm qua"}, 422),
        ("von", {"year": "2018", "source": "T", "amount": "1,5", "decision": "1", "decided_on": "01/02/2018"}, 400),
        ("giai-ngan", {}, 400),
        ("rui-ro", {"name": "R", "likelihood": "9", "effect": "1", "owner": "Q", "mitigation": "x"}, 400),
        ("an-toan", {"level": "6", "decision": "1", "decided_on": "01/02/2018"}, 400),
        ("khong-co", {}, 404),
    ],
)
def test_bad_input_gets_an_answer(world: World, quyen: Client, act: str, sent: dict[str, str], status: int) -> None:
    subject = registered(world.quyen)
    answer = quyen.post(f"{HERE}du-an/{subject}/{act}/", {**sent, "request_id": str(uuid4())})
    assert answer.status_code in {status, 400}
    assert Project.objects.get().seq == 1


def test_others_look_and_do_not_keep(world: World, quyen: Client, signed_in: SignIn) -> None:
    subject = paid_project(world.quyen)
    for username, status in (("em", 200), ("kiem", 200), ("giang", 404), ("binh", 404), ("an", 404)):
        client = signed_in(username)
        assert client.get(f"{HERE}du-an/{subject}/").status_code == status
        assert client.get(f"{HERE}du-an/{subject}/von/").status_code == 404
    assert "Việc có thể làm" not in signed_in("em").get(f"{HERE}du-an/{subject}/").content.decode()
    assert "TH-01" not in signed_in("giang").get(HERE).content.decode()


def test_the_portfolio_shows_money_step_and_late_milestones_in_few_queries(
    world: World, quyen: Client, django_assert_max_num_queries: object
) -> None:
    for number in range(5):
        paid_project(world.quyen, code=f"TH-0{number}")
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        page = quyen.get(HERE).content.decode()
    assert page.count("Lắp đặt xong") >= 5
    assert "20,0\u00a0%" in page
    assert "2.000.000.000\u00a0đ ÷ 10.000.000.000\u00a0đ" in page
    assert 'class="bar--late"' in page


def test_the_report_of_a_period_and_its_files(world: World, quyen: Client) -> None:
    paid_project(world.quyen, name="=1+1")
    query = "first=2018-04-01&last=2018-11-01"
    assert "2.000.000.000" in quyen.get(f"{HERE}bao-cao/?{query}").content.decode()
    csv = quyen.get(f"{HERE}bao-cao/tep.csv?{query}").content.decode("utf-8-sig")
    assert "'=1+1" in csv
    assert "2000000000" in csv
    book = ZipFile(io.BytesIO(quyen.get(f"{HERE}bao-cao/tep.xlsx?{query}").content))
    assert b"2000000000" in book.read("xl/worksheets/sheet1.xml")
    assert quyen.get(f"{HERE}bao-cao/?first=2018-11-01&last=2018-04-01").status_code == 400
    assert quyen.get(f"{HERE}bao-cao/tep.csv?first=x").status_code == 404
    assert quyen.get(f"{HERE}bao-cao/tep.exe?{query}").status_code == 404
