"""The pages of plans and inspections: who sees and does what, bad input, sent twice, the printed papers."""

import re
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from motcua.dossiers.tests.world import World
from motcua.inspections.models import InspectionRow, PlanRow
from motcua.inspections.tests.lives import concluded, decided, inspectors, number
from motcua.web.tests.conftest import SignIn

HERE = "/cai-cach/kiem-tra/"


@pytest.fixture
def phong(world: World, signed_in: SignIn) -> Client:
    inspectors(world)
    return signed_in("phong")


def decision(world: World, **changes: object) -> dict[str, object]:
    sent = {
        "decision": "12/QĐ-KT",
        "decided_on": "01/11/2018",
        "decider": number(world.em),
        "leader": number(world.phong),
        "members": [number(world.son)],
        "first": "05/11/2018",
        "last": "09/11/2018",
        "period_first": "01/01/2018",
        "period_last": "31/10/2018",
        "scope": ["execution"],
        "item": "",
        "ground": "Phản ánh của người dân",
        "request_id": str(uuid4()),
    }
    return sent | changes


def test_from_the_plan_to_the_conclusion(world: World, phong: Client, signed_in: SignIn) -> None:
    begun = phong.post(f"{HERE}ke-hoach/moi/", {"year": "2018", "request_id": uuid4()})
    assert begun.status_code == 302
    plan = PlanRow.objects.get()
    at = f"{HERE}ke-hoach/{plan.pk}/"
    item = {"unit": "QNI.193", "scope": ["execution"], "first_month": "11", "last_month": "12", "request_id": uuid4()}
    assert phong.post(f"{at}them/", item).status_code == 302
    assert phong.get(f"{at}phe-duyet/").status_code == 404
    em = signed_in("em")
    sent = {"decision": "3/QĐ", "on": "01/11/2018", "request_id": uuid4()}
    assert em.post(f"{at}phe-duyet/", sent).status_code == 302
    page = phong.get(at).content.decode()
    assert "Ra quyết định" in page
    assert "3/QĐ" in page
    new = f"{HERE}moi/?unit=QNI.193&item={plan.pk}/1"
    assert f'value="{plan.pk}/1" selected' in phong.get(new).content.decode()
    asked = decision(world, item=f"{plan.pk}/1", ground="")
    answers = [phong.post(new, asked) for _ in range(2)]
    assert [each.status_code for each in answers] == [302, 302]
    row = InspectionRow.objects.get()
    assert row.plan == plan.pk
    here = f"{HERE}{row.pk}/"

    def does(client: Client, act: str, **sent: object) -> None:
        answer = client.post(f"{here}viec/{act}/", {**sent, "request_id": uuid4()})
        assert answer.status_code == 302, answer.content.decode()

    does(phong, "ket-qua", content="execution", words="Giấy tờ thừa", is_fault="on", papers="Ảnh chụp: thiếu phí")
    does(phong, "bien-ban", on="09/11/2018", representative="Hoàng Văn Giang", objections="")
    does(phong, "kien-nghi", words="Niêm yết lại", owner="Trung tâm Hạ Long", due="31/12/2018")
    assert phong.get(f"{here}viec/ket-luan/").status_code == 404
    does(em, "ket-luan", document="20/KL", on="20/11/2018", words="Còn giấy tờ thừa", late_reason="")
    does(phong, "theo-doi", number="1", on="28/11/2018", words="Đã niêm yết", paper="Báo cáo 9", is_done="on")
    does(em, "ket-thuc", words="Đủ")
    row.refresh_from_db()
    assert row.stage == "closed"
    shown = signed_in("giang").get(here).content.decode()  # the head of the inspected unit
    for word in ("Giấy tờ thừa", "thiếu phí", "20/KL", "Báo cáo 9"):
        assert word in shown
    assert "Việc có thể làm" not in shown
    for paper in ("bien-ban", "ket-luan"):
        answer = phong.get(f"{here}in/{paper}/")
        assert answer.content.startswith(b"%PDF")
        assert answer["Cache-Control"] == "private, no-store"
    assert phong.get(f"{here}in/khac/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        (lambda w: {"decider": ""}, 400, "Hãy chọn một người"),
        (lambda w: {"leader": "abc"}, 400, "Hãy chọn một người"),
        (lambda w: {"leader": number(w.an)}, 400, "Không có"),
        (lambda w: {"decider": number(w.giang)}, 422, "thuộc đơn vị được kiểm tra"),
        (lambda w: {"first": "hôm nay"}, 400, "Hãy viết ngày"),
        (lambda w: {"scope": []}, 400, "Chưa chọn nội dung"),
        (lambda w: {"ground": ""}, 400, "Chưa ghi nội dung"),
        (lambda w: {"item": "khong/1"}, 302, ""),
        (lambda w: {"item": f"{uuid4()}/1"}, 404, ""),
        (lambda w: {"members": [number(w.phong)]}, 422, "hai lần"),
    ],
)
def test_bad_input_gets_an_answer_and_stays_typed(
    world: World, phong: Client, changes: Callable[[World], dict[str, object]], status: int, words: str
) -> None:
    answer = phong.post(f"{HERE}moi/?unit=QNI.193", decision(world, **changes(world)))
    assert answer.status_code == status
    if status in (400, 422):
        page = answer.content.decode().replace("\u00a0", " ")
        assert words in page
        assert "12/QĐ-KT" in page
        assert not InspectionRow.objects.exists()


def test_what_changed_meanwhile_is_told_and_then_may_be_sent(world: World, phong: Client, signed_in: SignIn) -> None:
    subject = decided(world)
    act = f"{HERE}{subject}/viec/ket-qua/"
    sent = {"content": "execution", "words": "Thiếu biển hiệu", "papers": "Ảnh 1", "seen": "1"}
    assert signed_in("son").post(act, {**sent, "request_id": uuid4()}).status_code == 302
    answer = phong.post(act, {**sent, "words": "Thiếu ghế", "request_id": uuid4()})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Thiếu ghế" in page
    assert 'name="seen" value="2"' in page


@pytest.mark.parametrize(
    ("act", "sent", "status"),
    [
        ("ket-qua", {}, 400),
        ("ket-qua", {"content": "x", "words": "y", "papers": "z"}, 400),
        ("ket-qua", {"content": "drafts", "words": "y", "papers": "z"}, 422),
        ("ket-qua", {"content": "execution", "words": "y", "dossiers": "000.00.01.H49-181105-0001"}, 400),
        ("ket-qua", {"content": "execution", "words": "y", "signs": "một"}, 400),
        ("thay-nguoi", {"absent": "x", "person": "1", "reason": "y"}, 400),
        ("thay-nguoi", {"absent": "", "person": "", "reason": ""}, 400),
        ("bien-ban", {}, 400),
        ("bien-ban", {"on": "09/11/2018", "representative": "x", "objections": ""}, 422),
        ("kien-nghi", {"words": "x", "owner": "y", "due": "31/12/2018"}, 422),
        ("ket-luan", {}, 404),
        ("khong-co", {}, 404),
    ],
)
def test_bad_acts(world: World, phong: Client, act: str, sent: dict[str, str], status: int) -> None:
    subject = decided(world)
    assert phong.post(f"{HERE}{subject}/viec/{act}/", {**sent, "request_id": uuid4()}).status_code == status
    assert InspectionRow.objects.get().seq == 1


def test_sent_twice_it_is_done_once_and_out_of_turn_what_was_typed_stays(
    world: World, phong: Client, signed_in: SignIn
) -> None:
    subject = decided(world)
    here = f"{HERE}{subject}/viec/"
    found = {"content": "execution", "words": "Thiếu biển", "papers": "Ảnh", "request_id": uuid4()}
    assert phong.post(f"{here}ket-qua/", found).status_code == 302
    minutes = {"on": "09/11/2018", "representative": "Giang", "objections": "", "request_id": uuid4()}
    assert [phong.post(f"{here}bien-ban/", minutes).status_code for _ in range(2)] == [302, 302]
    seat = {"absent": f"decider/{number(world.em)}", "person": number(world.mai), "reason": "Vắng"}
    seat |= {"request_id": uuid4()}
    assert [phong.post(f"{here}thay-nguoi/", seat).status_code for _ in range(2)] == [302, 302]
    answer = phong.post(f"{here}thay-nguoi/", {**seat, "reason": "Vắng lâu", "request_id": uuid4()})
    assert answer.status_code == 400
    assert "Vắng lâu" in answer.content.decode()
    answer = signed_in("son").post(f"{here}ket-qua/", {**found, "words": "Thiếu ghế", "request_id": uuid4()})
    assert answer.status_code == 422
    assert "Thiếu ghế" in answer.content.decode()
    phong.post(f"{HERE}ke-hoach/moi/", {"year": "2018", "request_id": uuid4()})
    plan = f"{HERE}ke-hoach/{PlanRow.objects.get().pk}/"
    item = {"unit": "QNI.193", "scope": ["execution"], "first_month": "1", "last_month": "2", "request_id": uuid4()}
    phong.post(f"{plan}them/", item)
    sent = {"decision": "3/QĐ", "on": "01/11/2018", "request_id": uuid4()}
    assert [signed_in("em").post(f"{plan}phe-duyet/", sent).status_code for _ in range(2)] == [302, 302]


def test_who_sees_what(world: World, phong: Client, signed_in: SignIn) -> None:
    subject = decided(world)
    for username, status in (("em", 200), ("kiem", 200), ("giang", 404), ("binh", 404), ("an", 404), ("hoa", 404)):
        client = signed_in(username)
        assert client.get(HERE).status_code == (200 if username == "giang" else status)
        assert "KT-2018-001" not in client.get(HERE).content.decode() or status == 200
        assert client.get(f"{HERE}{subject}/").status_code == status
        assert client.get(f"{HERE}{subject}/viec/ket-qua/").status_code == 404
        assert client.get(f"{HERE}moi/?unit=QNI.193").status_code == 404
        assert client.post(f"{HERE}{subject}/viec/ket-qua/", {}).status_code == 404
    assert phong.get(f"{HERE}moi/?unit=KHONG").status_code == 404
    assert "QNI.193" in phong.get(f"{HERE}moi/").content.decode()


def test_the_list_flags_what_is_late_in_few_queries(
    world: World, phong: Client, django_assert_max_num_queries: object
) -> None:
    for _ in range(4):
        concluded(world, due=date(2018, 11, 28))
    with django_assert_max_num_queries(18):  # type: ignore[operator]
        page = phong.get(HERE).content.decode()
    assert page.count("1 quá hạn") == 4
    assert "KT-2018-004" in page
    assert "KT-2018" not in phong.get(f"{HERE}?stage=closed").content.decode()
    assert phong.get(f"{HERE}?stage=x").status_code == 200


def test_what_does_not_fit_a_page_is_on_the_next(world: World, phong: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.web.reform.inspections.pages.SHOWN", 2)
    for _ in range(3):
        decided(world)
    first = phong.get(HERE)
    rest = phong.get(first.context["paging"].next)
    codes = [re.findall(r"KT-2018-\d+", page.text) for page in (first, rest)]
    assert [sorted(set(each)) for each in codes] == [["KT-2018-002", "KT-2018-003"], ["KT-2018-001"]]
    assert rest.context["paging"].next == ""
