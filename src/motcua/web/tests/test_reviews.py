"""The pages of reviews and equipment over HTTP: what people do there, and what they may not."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from motcua.dossiers.tests.world import World
from motcua.organisation.actions.record_equipment import record_equipment
from motcua.organisation.actors import SYSTEM
from motcua.reviews.models import EquipmentPrice, ReviewItem, ReviewPlan
from motcua.reviews.tests.people import add_items, add_people
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn

REVIEWS, EQUIPMENT = "/cai-cach/ra-soat/", "/cai-cach/trang-bi/"
PROPOSAL = {
    "act": "propose",
    "outcome": "amend",
    "reason": "Bỏ bản sao",
    "necessity": "Cần",
    "necessity_met": "on",
    "rationality": "Nhiều giấy tờ",
    "legality": "Đúng luật",
    "before_term": "5 ngày làm việc",
    "after_term": "3 ngày làm việc",
    "before_papers": "4",
    "after_papers": "2",
    "wage_amount": "58.500.000",
    "wage_hours": "2112",
    "wage_source": "Số liệu tập huấn",
    "times": "1",
    "subjects": "3228",
    "before_pay_money": "1.024.000",
    "after_pay_money": "231.000 đ",
}


@pytest.fixture
def people(world: World) -> World:
    return add_people(world)


def sent_plan(oanh: Client) -> str:
    """The address of a plan with one procedure that has been sent."""
    oanh.post(REVIEWS, {"request_id": uuid4(), "year": 2018, "title": "Rà soát 2018", "target_percent": 20})
    address = f"{REVIEWS}{ReviewPlan.objects.get().pk}/"
    oanh.post(address, {"act": "add", "add-request_id": uuid4(), "add-procedure": "1.000001"})
    sent = {"act": "send", "send-request_id": uuid4(), "send-on": "15/02/2018", "send-document": "5/KH"}
    assert oanh.post(address, sent).status_code == 302
    return address


def seen(answer: HttpResponse) -> str:
    """The words of the page, all spaces alike."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_from_plan_to_savings(people: World, signed_in: SignIn) -> None:
    oanh, em = signed_in("oanh"), signed_in("em")
    address = sent_plan(oanh)
    assert "trễ 16 ngày" in oanh.get(address).text
    item = f"{address}1.000001/"
    dear = oanh.post(item, PROPOSAL | {"request_id": uuid4(), "after_pay_money": "1.024.000"})
    assert dear.status_code == 422
    assert "chi phí tuân thủ phải giảm" in dear.text
    assert "Nhiều giấy tờ" in dear.text
    assert oanh.post(item, PROPOSAL | {"request_id": uuid4()}).status_code == 302
    assert "Phê duyệt phương án" not in oanh.get(item).text
    returned = {"act": "return", "return-request_id": uuid4(), "return-seen": 1, "return-reason": "Xem lại"}
    assert em.post(item, returned).status_code == 302
    assert oanh.post(item, PROPOSAL | {"request_id": uuid4()}).status_code == 302
    approved = {"act": "approve", "approve-request_id": uuid4(), "approve-seen": 2, "approve-document": "9/QĐ"}
    assert em.post(item, approved).status_code == 302
    page = seen(signed_in("kiem").get(address))
    assert "2.559.804.000 đ" in page
    assert "77,44 %" in page
    assert "2 ngày làm việc" in page
    assert "2559804000" in em.get(f"{address[:-1]}.csv").text
    told = em.get(f"{address}bieu-04/")
    assert "gần đúng" in told.text
    whole = em.get(told.context["official"])
    assert next(line.values["reviewed"] for line in whole.context["page"].filled.lines if not line.code) == 1
    for other in ("giang", "an"):
        assert {signed_in(other).get(each).status_code for each in (address, item, f"{address}bieu-04/")} == {404}
    assert ReviewItem.objects.get().standing == "approved"


def test_a_head_approves_only_the_proposal_that_was_read(people: World, signed_in: SignIn) -> None:
    oanh, em = signed_in("oanh"), signed_in("em")
    item = f"{sent_plan(oanh)}1.000001/"
    oanh.post(item, PROPOSAL | {"request_id": uuid4()})
    assert 'name="approve-seen" value="1"' in em.get(item).text
    read = {"act": "approve", "approve-request_id": uuid4(), "approve-seen": 1, "approve-document": "9/QĐ"}
    assert oanh.post(item, PROPOSAL | {"request_id": uuid4(), "after_pay_money": "1.000.000"}).status_code == 302
    late = em.post(item, read)
    assert late.status_code == 409
    assert "vừa được sửa" in late.text
    assert "9/QĐ" in late.text
    assert ReviewItem.objects.get().standing == "proposed"
    assert em.post(item, read | {"approve-seen": 2}).status_code == 302


@pytest.mark.parametrize("field", ["before_pay_money", "before_pay_minutes", "before_papers", "subjects", "times"])
@pytest.mark.parametrize("typed", ["-1", "x", "1e9", "9" * 30, "\x00"])
def test_bad_figures_are_refused_beside_their_box(people: World, signed_in: SignIn, field: str, typed: str) -> None:
    oanh = signed_in("oanh")
    item = f"{sent_plan(oanh)}1.000001/"
    answer = oanh.post(item, PROPOSAL | {"request_id": uuid4(), field: typed})
    assert answer.status_code in (400, 422)
    assert ReviewItem.objects.get().standing == "planned"


def test_a_yearly_cost_that_no_number_can_keep_is_refused_and_stays_typed(people: World, signed_in: SignIn) -> None:
    oanh = signed_in("oanh")
    item = f"{sent_plan(oanh)}1.000001/"
    huge = PROPOSAL | {"request_id": uuid4(), "times": "1000000", "subjects": "1000000000"}
    answer = oanh.post(item, huge)
    assert answer.status_code == 400
    assert "lớn quá mức" in answer.text
    assert "Nhiều giấy tờ" in answer.text
    assert ReviewItem.objects.get().standing == "planned"


def test_the_simulation_answers_and_lists_only_what_one_may_see(people: World, signed_in: SignIn) -> None:
    code = lives.long_life(people)
    asked = f"{REVIEWS}mo-phong/?centre=QNI&first=01/11/2018&last=30/11/2018&question=term&days=4"
    page = seen(signed_in("em").get(asked))
    assert "100,00 %" in page
    assert "1 ÷ 1" in page
    assert "0 ÷ 1" in page
    listed = asked.replace("mo-phong/?", "mo-phong/ho-so/?") + "&group=lost"
    assert code in signed_in("em").get(listed).text
    hidden = signed_in("giang").get(listed).text
    assert code not in hidden
    assert "1 hồ sơ không hiện" in hidden
    assert code not in signed_in("giang").get(listed.replace("ho-so/", "ho-so.csv")).text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("first=x&last=30/11/2018&question=term", 400),
        ("first=01/11/2018&last=30/11/2018&question=khong", 400),
        ("first=01/11/2018&last=30/11/2018&question=term&days=1", 400),
        ("first=01/11/2018&last=30/11/2018&question=term&days=1&procedure=9.9", 404),
        ("first=01/11/2018&last=30/11/2018&question=term&centre=QNI&term=3", 400),
        ("first=01/01/2015&last=30/11/2018&question=term&centre=QNI&days=1", 422),
        ("first=01/11/2018&last=30/11/2018&question=stage&centre=QNI&stage=3&hours=-1", 400),
    ],
)
def test_what_cannot_be_simulated_is_told(people: World, signed_in: SignIn, query: str, status: int) -> None:
    assert signed_in("em").get(f"{REVIEWS}mo-phong/?{query}").status_code == status


def test_the_inventory_and_its_lists(people: World, signed_in: SignIn) -> None:
    giang = signed_in("giang")
    assert "1 ÷ 1" in seen(giang.get(f"{REVIEWS}kiem-ke/?on=05/11/2018"))
    for which in ("standardised", "offered&unit=QNI", "eligible&unit=QNI"):
        assert "1.000001" in giang.get(f"{REVIEWS}kiem-ke/danh-sach/?on=05/11/2018&list={which}").text
    assert giang.get(f"{REVIEWS}kiem-ke/danh-sach/?list=khong").status_code == 404
    assert giang.get(f"{REVIEWS}kiem-ke/?on=khong").status_code == 400
    assert "QNI" in giang.get(f"{REVIEWS}kiem-ke.csv").text


def test_a_check_list_is_filled_in_and_its_history_kept(people: World, signed_in: SignIn) -> None:
    add_items()
    record_equipment(SYSTEM, people.district, "seats", is_present=True, checked_on=date(2018, 10, 1), source="Tệp")
    address = f"{EQUIPMENT}don-vi/QNI.193/"
    look = {"request_id": uuid4(), "checked_on": "20/11/2018", "source": "Biên bản 3", "item_camera_linked": "no"}
    assert "Ghi lần kiểm tra" not in signed_in("kiem").get(address).text
    for other in ("kiem", "chi", "em"):
        assert signed_in(other).post(address, look).status_code == 404
    quyen = signed_in("quyen")
    for _ in range(2):
        assert quyen.post(address, look).status_code == 302
    page = signed_in("kiem").get(address).text
    assert page.count("Biên bản 3") == 1
    assert "Đặng Thị Quyên" in page
    overview = seen(signed_in("kiem").get(f"{EQUIPMENT}?level=district&on=30/11/2018"))
    assert "0 ÷ 1" in overview
    assert "Chưa rõ giá" in overview
    assert "phần đã có giá chưa rõ" in overview
    price = {"item": "camera_linked", "amount": "12.000.000", "valid_from": "01/11/2018", "source": "Giá tập huấn"}
    assert quyen.post(f"{EQUIPMENT}gia/", price | {"source": " "}).status_code == 400
    assert quyen.post(f"{EQUIPMENT}gia/", price).status_code == 302
    assert quyen.post(f"{EQUIPMENT}gia/", price | {"valid_from": "31/12/9999"}).status_code == 400
    assert EquipmentPrice.objects.get().amount == 12_000_000
    assert "12.000.000 đ" in seen(signed_in("kiem").get(f"{EQUIPMENT}?level=district"))
    assert "QNI.193" in signed_in("kiem").get(f"{EQUIPMENT}danh-sach.csv?level=district").text


def test_a_day_without_a_list_in_force_says_so(people: World, signed_in: SignIn) -> None:
    assert "không có danh mục trang thiết bị bắt buộc" in signed_in("kiem").get(f"{EQUIPMENT}?on=01/07/2025").text
    assert signed_in("kiem").get(f"{EQUIPMENT}?on=khong").status_code == 400


def test_the_plans_list_has_a_query_budget(
    people: World, signed_in: SignIn, django_assert_max_num_queries: object
) -> None:
    oanh = signed_in("oanh")
    sent_plan(oanh)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert "Rà soát 2018" in oanh.get(REVIEWS).text
