"""Every page of the console: seen by administrators, and not there for anybody else."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.tests.world import World, instant
from motcua.forms.actions.draft_form import draft_form
from motcua.forms.tests.samples import DOCUMENT
from motcua.organisation.actors import SYSTEM
from motcua.organisation.models import Agency
from motcua.processes.actions.save_template import save_template
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.document import Scope, write_document
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.console_world import khanh, post_of

__all__ = ["khanh"]

PAGES = [
    "/quan-tri/",
    "/quan-tri/to-chuc/",
    "/quan-tri/to-chuc/don-vi/",
    "/quan-tri/to-chuc/don-vi/?q=ha+long&level=district&when=all",
    "/quan-tri/to-chuc/don-vi/22/",
    "/quan-tri/to-chuc/don-vi/moi/",
    "/quan-tri/to-chuc/don-vi/ke-thua/?unit=22",
    "/quan-tri/to-chuc/don-vi/22/doi-ten/",
    "/quan-tri/to-chuc/don-vi/22/ket-thuc/",
    "/quan-tri/to-chuc/co-quan/",
    "/quan-tri/to-chuc/co-quan/?q=so&when=all",
    "/quan-tri/to-chuc/co-quan/moi/",
    "/quan-tri/to-chuc/co-quan/{agency}/",
    "/quan-tri/to-chuc/co-quan/{agency}/doi-ten/",
    "/quan-tri/to-chuc/co-quan/{agency}/ket-thuc/",
    "/quan-tri/goi-y/don-vi/?q=ha",
    "/quan-tri/goi-y/moi-don-vi/?q=ha",
    "/quan-tri/goi-y/co-quan/?q=so",
    "/quan-tri/goi-y/noi-tiep-nhan/?q=trung",
    "/quan-tri/goi-y/thu-tuc/?q=cap",
    "/quan-tri/goi-y/vi-tri/?q=",
    "/quan-tri/goi-y/can-bo/?q=binh",
    "/quan-tri/to-chuc/noi-tiep-nhan/moi/?unit=22",
    "/quan-tri/to-chuc/noi-tiep-nhan/QNI/sua/",
    "/quan-tri/to-chuc/noi-tiep-nhan/",
    "/quan-tri/to-chuc/noi-tiep-nhan/QNI/",
    "/quan-tri/to-chuc/noi-tiep-nhan/QNI/quay-moi/",
    "/quan-tri/to-chuc/noi-tiep-nhan/QNI/cham-dut/",
    "/quan-tri/to-chuc/vi-tri/",
    "/quan-tri/to-chuc/vi-tri/?q=nguyen&role=receptionist&when=all",
    "/quan-tri/to-chuc/vi-tri/moi/",
    "/quan-tri/to-chuc/vi-tri/{post}/",
    "/quan-tri/to-chuc/vi-tri/{post}/giao/",
    "/quan-tri/to-chuc/vi-tri/{post}/ket-thuc/",
    "/quan-tri/to-chuc/giu-vi-tri/{holding}/ket-thuc/",
    "/quan-tri/to-chuc/can-bo/",
    "/quan-tri/to-chuc/can-bo/moi/",
    "/quan-tri/to-chuc/can-bo/{officer}/",
    "/quan-tri/to-chuc/can-bo/{officer}/mat-khau/",
    "/quan-tri/to-chuc/can-bo/{officer}/khoa/",
    "/quan-tri/to-chuc/can-bo/{officer}/yeu-to-thu-hai/",
    "/quan-tri/to-chuc/can-bo/{officer}/cho-dang-nhap/",
    "/quan-tri/lich/",
    "/quan-tri/lich/nam-moi/",
    "/quan-tri/lich/gio/",
    "/quan-tri/lich/gio/moi/",
    "/quan-tri/lich/dong-cua/",
    "/quan-tri/lich/dong-cua/moi/?unit=22",
    "/quan-tri/lich/thay-doi/",
    "/quan-tri/lich/thay-doi/?who=khanh&what=change_day&since=01/01/2018",
    "/quan-tri/lich/thay-doi/1/",
    "/quan-tri/lich/2018/",
    "/quan-tri/lich/2018/xac-nhan/",
    "/quan-tri/lich/2018/ngay/",
    "/quan-tri/lich/2018/ngay/?day=30/11/2018",
    "/quan-tri/thu-tuc/",
    "/quan-tri/thu-tuc/?q=thu+tuc&phase=in_force",
    "/quan-tri/thu-tuc/moi/",
    "/quan-tri/thu-tuc/nhap/",
    "/quan-tri/thu-tuc/1.000001/",
    "/quan-tri/thu-tuc/1.000001/du-thao/",
    "/quan-tri/thu-tuc/1.000001/trinh/",
    "/quan-tri/thu-tuc/1.000001/tra-lai/",
    "/quan-tri/thu-tuc/1.000001/cong-bo/",
    "/quan-tri/thu-tuc/1.000001/het-hieu-luc/",
    "/quan-tri/thu-tuc/1.000001/noi-tiep-nhan/",
    "/quan-tri/thu-tuc/1.000001/noi-tiep-nhan/QNI/",
    "/quan-tri/thu-tuc/1.000001/1/so-sanh/?with=1",
    "/quan-tri/thu-tuc/1.000001/1/tep/",
    "/quan-tri/quy-trinh/",
    "/quan-tri/quy-trinh/moi/",
    "/quan-tri/quy-trinh/nhap/",
    "/quan-tri/quy-trinh/thu/",
    "/quan-tri/quy-trinh/thu/?procedure=1.000001&channel=counter",
    "/quan-tri/quy-trinh/thu/sua/",
    "/quan-tri/quy-trinh/thu/phe-duyet/",
    "/quan-tri/quy-trinh/thu/1/tep/",
    "/quan-tri/bieu-mau/",
    "/quan-tri/bieu-mau/?q=thu+tuc&status=draft",
    "/quan-tri/bieu-mau/moi/",
    "/quan-tri/bieu-mau/nhap/",
    "/quan-tri/bieu-mau/{form}/",
    "/quan-tri/bieu-mau/{form}/?version=1",
    "/quan-tri/bieu-mau/{form}/sua/",
    "/quan-tri/bieu-mau/{form}/sua/phan/",
    "/quan-tri/bieu-mau/{form}/sua/phan/?path=%23child",
    "/quan-tri/bieu-mau/{form}/sua/muc/?in=%23child",
    "/quan-tri/bieu-mau/{form}/sua/muc/?in=siblings",
    "/quan-tri/bieu-mau/{form}/sua/muc/?path=place",
    "/quan-tri/bieu-mau/{form}/sua/muc/?path=siblings.born",
    "/quan-tri/bieu-mau/{form}/cong-bo/",
    "/quan-tri/bieu-mau/{form}/ngung/",
    "/quan-tri/bieu-mau/{form}/bo-du-thao/",
    "/quan-tri/bieu-mau/{form}/1/dien-thu/",
    "/quan-tri/bieu-mau/{form}/1/tep/",
    "/quan-tri/bieu-mau/{form}/1/json-schema/",
    "/quan-tri/mau-in/",
    "/quan-tri/mau-in/receipt/",
    "/quan-tri/mau-in/receipt/tep/?shipped=1",
    "/quan-tri/mau-in/receipt/in-thu/",
    "/quan-tri/mau-in/receipt/thay/",
    "/quan-tri/mau-in/receipt/khoi-phuc/",
    "/quan-tri/nhat-ky/",
    "/quan-tri/nhat-ky/?who=khanh&what=post_assigned&q=quay&since=01/01/2018&until=31/12/2018",
    "/quan-tri/nhat-ky/thu-tuc/",
    "/quan-tri/nhat-ky/thu-tuc/?who=a&what=published&q=thu+tuc",
    "/quan-tri/nhat-ky/quy-trinh/",
]
NOT_THERE = [
    "/quan-tri/to-chuc/don-vi/99999/",
    "/quan-tri/to-chuc/don-vi/99999/doi-ten/",
    "/quan-tri/to-chuc/co-quan/999999/",
    "/quan-tri/goi-y/khong-co/",
    "/quan-tri/to-chuc/noi-tiep-nhan/XXX/",
    "/quan-tri/to-chuc/vi-tri/999999/",
    "/quan-tri/to-chuc/vi-tri/99999999999999999999999/",
    "/quan-tri/to-chuc/giu-vi-tri/999999/ket-thuc/",
    "/quan-tri/to-chuc/can-bo/999999/",
    "/quan-tri/mau-in/khong-co/",
    "/quan-tri/mau-in/khong-co/thay/",
    "/quan-tri/bieu-mau/999999/",
    "/quan-tri/bieu-mau/99999999999999999999999/",
    "/quan-tri/bieu-mau/999999/sua/",
    "/quan-tri/bieu-mau/999999/1/dien-thu/",
    "/quan-tri/lich/dong-cua/999/bo/",
    "/quan-tri/lich/1999/",
    "/quan-tri/lich/thay-doi/999/",
    "/quan-tri/thu-tuc/9.999999/",
    "/quan-tri/thu-tuc/1.000001/7/so-sanh/",
    "/quan-tri/thu-tuc/1.000001/7/tep/",
    "/quan-tri/quy-trinh/khong-co/",
    "/quan-tri/quy-trinh/khong-co/sua/",
]
FORGED = [
    "/quan-tri/to-chuc/don-vi/?after=x",
    "/quan-tri/to-chuc/can-bo/?after=99999999999999999999",
    "/quan-tri/thu-tuc/?after=-1",
    "/quan-tri/nhat-ky/?after=0",
]


@pytest.fixture
def addresses(khanh: Client) -> dict[str, int]:
    """What the addresses of the pages name; a draft process "thu" is there too."""
    document = write_document(DEFAULT_TEMPLATE, Scope()) | {"code": "thu"}
    save_template(SYSTEM, document, at=instant("30/11 08:00"))
    eform = draft_form(SYSTEM, "1.000001", document=DOCUMENT, at=instant("30/11 08:00"))
    post = post_of("binh")
    holding = post.holdings.get()
    agency = Agency.objects.earliest("pk").pk
    return {
        "agency": agency,
        "form": eform.form_id,
        "post": post.pk,
        "holding": holding.pk,
        "officer": holding.account_id,
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_administrator_sees_every_page(khanh: Client, addresses: dict[str, int], language: str) -> None:
    khanh.post("/ngon-ngu/", {"language": language})
    answers = {page: khanh.get(page.format(**addresses)).status_code for page in PAGES}
    assert {page: status for page, status in answers.items() if status != 200} == {}


def test_for_anybody_else_no_page_is_there(world: World, addresses: dict[str, int], signed_in: SignIn) -> None:
    for username in ("an", "giang", "binh", "em", "kiem"):
        client = signed_in(username)
        assert "/quan-tri/" not in client.get("/").text
        answers = {page: client.get(page.format(**addresses)).status_code for page in PAGES}
        assert set(answers.values()) == {404}, username
    stranger = Client().get("/quan-tri/")
    assert stranger.headers["Location"] == "/dang-nhap/?next=/quan-tri/"


def test_what_is_not_there_is_not_found_and_a_forged_key_is_refused(khanh: Client, addresses: dict[str, int]) -> None:
    assert {page: khanh.get(page).status_code for page in NOT_THERE} == dict.fromkeys(NOT_THERE, 404)
    assert {page: khanh.get(page).status_code for page in FORGED} == dict.fromkeys(FORGED, 400)


def test_an_administrator_finds_the_console_from_every_page(khanh: Client) -> None:
    assert 'href="/quan-tri/"' in khanh.get("/").text


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/quan-tri/to-chuc/don-vi/", 3),  # session, account, the list
        ("/quan-tri/to-chuc/co-quan/", 3),
        ("/quan-tri/to-chuc/noi-tiep-nhan/", 3),
        ("/quan-tri/to-chuc/vi-tri/", 3),
        ("/quan-tri/to-chuc/can-bo/", 4),  # and the posts held
        ("/quan-tri/thu-tuc/", 4),  # and the revisions
        ("/quan-tri/quy-trinh/", 3),
        ("/quan-tri/bieu-mau/", 3),
        ("/quan-tri/nhat-ky/", 3),
        ("/quan-tri/lich/thay-doi/", 3),
    ],
)
def test_the_lists_keep_their_query_budgets(
    khanh: Client,
    addresses: dict[str, int],
    django_assert_max_num_queries: DjangoAssertNumQueries,
    address: str,
    queries: int,
) -> None:
    with django_assert_max_num_queries(queries):
        assert khanh.get(address).status_code == 200
