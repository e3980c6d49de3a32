"""Pages of petitions: sent without an account, followed by code, handled by officers, published, counted."""

import re
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.test import Client

from motcua.dossiers.tests.world import World
from motcua.petitions.actions.ask_for_supplement import ask_for_supplement
from motcua.petitions.actions.redirect_petition import redirect_petition
from motcua.petitions.actions.reopen_petition import reopen_petition
from motcua.petitions.lookup import secret_of
from motcua.petitions.models import Petition, SenderReading
from motcua.petitions.rules.facts import Elsewhere
from motcua.petitions.rules.petition import Status
from motcua.petitions.tests import lives
from motcua.petitions.tests.lives import asked, state_of
from motcua.web import throttle
from motcua.web.tests.conftest import SignIn

PUBLIC, OWN, HERE = "/phan-anh/", "/phan-anh/cua-toi/", "/cai-cach/phan-anh/"
TYPED = {
    "kind": "conduct",
    "centre": "QNI",
    "person": "Nguyễn Văn Bình",
    "procedure": "",
    "dossier": "",
    "title": "Phải đi lại ba lần",
    "body": "Tôi đến nộp hồ sơ, mỗi lần lại được yêu cầu thêm một giấy tờ.",
    "name": "Phạm Thị An",
    "address": "Tổ 1, phường Hồng Gai",
    "phone": "0900000007",
    "mail": "",
}


@pytest.fixture
def here(world: World) -> World:
    return lives.people(world)


def post(client: Client, address: str, **fields: object) -> int:
    """Send a form that has seen all there is."""
    found = re.search(r"[0-9a-f-]{36}", address)
    seen = asked(UUID(found[0]), "30/11 18:00").seen if found else 0
    return client.post(address, {"request_id": uuid4(), "seen": seen, **fields}).status_code


def test_a_stranger_sends_follows_by_code_and_nobody_else_can(here: World, client: Client) -> None:
    number = uuid4()
    for _ in range(2):
        answer = client.post(f"{PUBLIC}gui/", {**TYPED, "request_id": number})
    row = Petition.objects.get()
    assert answer.headers["Location"] == f"{OWN}{row.pk}/"
    page = client.get(answer.headers["Location"]).content.decode()
    assert row.code in page
    assert secret_of(row.pk) in page
    other = Client()
    assert other.get(f"{OWN}{row.pk}/").status_code == 404
    wrong = [
        other.post(f"{PUBLIC}theo-doi/", {"code": code, "secret": secret})
        for code, secret in ((row.code, "AAAAA-AAAAA"), ("PA-2018-99999", secret_of(row.pk)))
    ]
    texts = {re.sub(r'value="[^"]*"', "", each.content.decode()) for each in wrong}
    assert [each.status_code for each in wrong] == [404, 404]
    assert len(texts) == 1, "a wrong code and a wrong secret look alike"
    right = other.post(f"{PUBLIC}theo-doi/", {"code": row.code.lower(), "secret": secret_of(row.pk).lower()})
    assert other.get(right.headers["Location"]).status_code == 200


def test_what_lacks_something_is_told_with_guidance_and_what_was_typed_stays(here: World, client: Client) -> None:
    lacking = {"name": "An", "address": "", "phone": "12", "request_id": uuid4()}
    answer = client.post(f"{PUBLIC}gui/", TYPED | lacking)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "họ và tên đầy đủ, địa chỉ, số điện thoại hoặc địa chỉ nhận thư" in page
    assert TYPED["body"] in page
    assert set(answer.context["form"].errors) == {"__all__", "name", "address", "phone"}
    assert not Petition.objects.exists()


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"kind": "khac"}, 400),
        ({"centre": "KHONG"}, 400),
        ({"dossier": "không phải mã"}, 400),
        ({"title": "x" * 201}, 400),
        ({"body": "y" * 10_001}, 400),
        ({"body": "a\x00b"}, 400),
        ({"body": "They sent me away three times without any reason"}, 422),
        ({"centre": ""}, 422),
    ],
)
def test_bad_input_gets_an_answer(here: World, client: Client, changes: dict[str, str], status: int) -> None:
    answer = client.post(f"{PUBLIC}gui/", TYPED | changes | {"request_id": uuid4()})
    assert answer.status_code == status
    assert not Petition.objects.exists()


def test_sending_and_guessing_are_slowed_down(here: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "PETITIONS", replace(throttle.PETITIONS, failures=1))
    monkeypatch.setattr(throttle, "PETITION_CODES", replace(throttle.PETITION_CODES, failures=1))
    sent = [client.post(f"{PUBLIC}gui/", TYPED | {"request_id": uuid4()}) for _ in range(2)]
    assert [each.status_code for each in sent] == [302, 429]
    assert TYPED["body"] in sent[1].content.decode()
    guess = {"code": "PA-2018-00009", "secret": "x"}
    assert [client.post(f"{PUBLIC}theo-doi/", guess).status_code for _ in range(2)] == [404, 429]


def test_from_the_desk_to_the_public_page(here: World, signed_in: SignIn, client: Client) -> None:
    subject = lives.sent(here, "20/11 09:00", centre="QNI", person="Nguyễn Văn Bình")
    oanh, em, an = signed_in("oanh"), signed_in("em"), signed_in("an")
    acts = f"{HERE}{subject}/viec/"
    assert post(oanh, f"{acts}phan-loai/", sorted="conduct", centre="QNI", person="Nguyễn Văn Bình") == 302
    assert post(oanh, f"{acts}chuyen/", place="QNI|handling", reason="Thuộc thẩm quyền") == 302
    assert em.get(f"{acts}tra-loi/").status_code == 200
    assert post(em, f"{acts}nhan-xu-ly/") == 302
    assert post(em, f"{acts}tra-loi/", outcome="founded", text="") == 400
    assert post(em, f"{acts}tra-loi/", outcome="founded", text="Đã chấn chỉnh, xin lỗi anh/chị.") == 302
    assert em.get(f"{acts}cong-khai/").status_code == 404
    said = {"title": "Phải đi lại", "body": "Bà Phạm Thị An phản ánh", "answer": "Đã chấn chỉnh."}
    assert post(oanh, f"{acts}cong-khai/", **said) == 422
    assert post(oanh, f"{acts}cong-khai/", **said | {"body": "Người dân phản ánh"}) == 302
    code = Petition.objects.get().code
    public = client.get(f"{PUBLIC}{code}/").content.decode()
    assert "Đã chấn chỉnh." in public
    assert "Phạm Thị An" not in public
    assert code in client.get(f"{PUBLIC}?q=chan chinh").content.decode()
    assert code not in client.get(f"{PUBLIC}?q=khong co").content.decode()
    assert "Đã chấn chỉnh, xin lỗi" in an.get(f"{OWN}{subject}/").content.decode()
    assert post(an, f"{OWN}{subject}/danh-gia/", satisfied="no", note="Chưa đủ") == 302
    assert post(an, f"{OWN}{subject}/phan-anh-lai/", reason="") == 400
    assert post(an, f"{OWN}{subject}/phan-anh-lai/", reason="Vẫn phải đi lại") == 302
    assert state_of(subject).status is Status.CLASSIFIED
    assert client.get(f"{PUBLIC}{code}/").status_code == 404


def test_a_page_that_is_older_says_so_and_keeps_what_was_typed(here: World, signed_in: SignIn) -> None:
    subject = lives.sent(here)
    address = f"{HERE}{subject}/viec/yeu-cau-bo-sung/"
    ask_for_supplement(here.oanh, subject, "Nói rõ ngày", asked(subject, "06/11 09:00"))
    answer = signed_in("oanh").post(address, {"request_id": uuid4(), "seen": 1, "what": "Ghi rõ quầy nào"})
    assert answer.status_code == 409
    assert "Ghi rõ quầy nào" in answer.content.decode()
    an = signed_in("an")
    assert post(an, f"{OWN}{subject}/bo-sung/", text="Ngày 02/11, quầy số 3") == 302
    assert state_of(subject).status is Status.NEW


def test_who_sent_it_stands_on_no_page_but_one_and_that_one_is_logged(here: World, signed_in: SignIn) -> None:
    subject = lives.sent(here, centre="QNI", person="Nguyễn Văn Bình")
    oanh = signed_in("oanh")
    pages = [HERE, f"{HERE}{subject}/", f"{HERE}{subject}/viec/phan-loai/", f"{HERE}bao-cao/"]
    for address in pages:
        assert "0900 000 007" not in (page := oanh.get(address).content.decode())
        assert "Phạm Thị An" not in page
    assert not SenderReading.objects.exists()
    assert "0900 000 007" in oanh.get(f"{HERE}{subject}/nguoi-gui/").content.decode()
    assert SenderReading.objects.count() == 1
    kiem = signed_in("kiem")
    assert kiem.get(f"{HERE}{subject}/nguoi-gui/").status_code == 404
    assert "Bùi Thị Oanh" in kiem.get(f"{HERE}{subject}/").content.decode(), "an auditor sees who has read it"


@pytest.mark.parametrize("username", ["an", "binh", "chi", "giang", "hoa", "mai"])
def test_everybody_else_finds_nothing(here: World, signed_in: SignIn, username: str) -> None:
    subject = lives.sent(here)  # about Hạ Long as a whole: the province has it
    client = signed_in(username)
    for address in ("", "nguoi-gui/", "viec/phan-loai/", "viec/tra-loi/"):
        assert client.get(f"{HERE}{subject}/{address}").status_code == 404
    assert post(client, f"{HERE}{subject}/viec/phan-loai/", sorted="conduct") == 404
    assert "Phải đi lại" not in client.get(HERE).content.decode()
    assert state_of(subject).status is Status.NEW


def test_a_denunciation_leaves_every_list(here: World, signed_in: SignIn) -> None:
    subject = lives.sent(here)
    redirect_petition(here.oanh, subject, Elsewhere.DENUNCIATION, "Thanh tra", "Gửi đơn", asked(subject, "06/11 09:00"))
    assert "Phải đi lại" not in signed_in("kiem").get(HERE).content.decode()
    assert signed_in("kiem").get(f"{HERE}{subject}/").status_code == 404
    page = signed_in("kiem").get(f"{HERE}bao-cao/danh-sach/?form=05a&line=all&figure=handled").content.decode()
    assert "1 phản ánh không hiện ở đây" in page


def test_the_counter_notes_down_and_tells_the_codes_once(here: World, signed_in: SignIn) -> None:
    binh = signed_in("binh")
    assert "Ghi nhận phản ánh" in binh.get(HERE).content.decode()
    note = TYPED | {"channel": "phone", "arrived": "09:00 29/11/2018", "person": "", "kind": "procedure", "name": ""}
    answer = binh.post(f"{HERE}ghi-nhan/", note | {"request_id": uuid4()})
    assert answer.status_code == 302
    row = Petition.objects.get()
    page = binh.get(answer.headers["Location"]).content.decode()
    assert row.code in page
    assert secret_of(row.pk) in page
    assert signed_in("binh").get(f"{HERE}ghi-nhan/xong/").status_code == 404
    assert binh.get(f"{HERE}{row.pk}/").status_code == 404
    assert "chưa đủ điều kiện" in signed_in("oanh").get(f"{HERE}{row.pk}/").content.decode()
    later = binh.post(f"{HERE}ghi-nhan/", note | {"arrived": "09:00 01/12/2018", "request_id": uuid4()})
    assert later.status_code == 400


def test_the_secret_part_is_told_again_only_before_anybody_handles_it(here: World, signed_in: SignIn) -> None:
    """Whoever answers could otherwise rate the answer in the sender's name."""
    new, answered = lives.sent(here, centre="QNI"), lives.answered(here)
    assert secret_of(new) in signed_in("oanh").get(f"{HERE}{new}/nguoi-gui/").text
    page = signed_in("em").get(f"{HERE}{answered}/nguoi-gui/")
    assert page.status_code == 200
    assert secret_of(answered) not in page.text
    reopened = lives.disliked(here)
    reopen_petition(lives.key_of(here.an), reopened, "Xin xem lại", lives.asked(reopened, "15/11 09:00"))
    again = [signed_in(name).get(f"{HERE}{reopened}/nguoi-gui/") for name in ("oanh", "em")]
    assert any(each.status_code == 200 for each in again)
    assert not any(secret_of(reopened) in each.text for each in again)


def test_filters_and_a_list_in_few_queries(
    here: World, signed_in: SignIn, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    lives.sent(here, "05/11 09:00", title="Quá hạn rồi")
    lives.sent(here, "30/11 09:00", title="Mới hôm nay")
    lives.disliked(here)
    oanh = signed_in("oanh")
    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]
        whole = oanh.get(HERE).content.decode()
    assert whole.count('class="code"') >= 3
    overdue = oanh.get(f"{HERE}?due=overdue").content.decode()
    assert "Quá hạn rồi" in overdue
    assert "Mới hôm nay" not in overdue
    assert "Đang quá hạn" in overdue
    assert "Mới hôm nay" in oanh.get(f"{HERE}?q=moi hom").content.decode()
    assert "Quá hạn rồi" not in oanh.get(f"{HERE}?status=published").content.decode()
    assert oanh.get(f"{HERE}?status=la").status_code == 400
    assert oanh.get(f"{HERE}?after=la").status_code == 404


def test_lists_are_paged(here: World, signed_in: SignIn, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.web.reform.petitions.pages.ROWS", 2)
    monkeypatch.setattr("motcua.web.portal.petitions.public.ROWS", 1)
    for number in range(3):
        lives.sent(here, "05/11 09:00", title=f"Phản ánh số {number} về thủ tục")
    seen: list[str] = []
    address = HERE
    while address:
        page = signed_in("oanh").get(address).content.decode()
        seen += re.findall(r"PA-2018-\d+", page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        address = found[1].replace("&amp;", "&") if found else ""
    assert sorted(seen) == ["PA-2018-00001", "PA-2018-00002", "PA-2018-00003"]
    for _ in range(2):
        lives.published(here)
    first = client.get(PUBLIC).content.decode()
    found = re.search(r'rel="next" href="([^"]+)"', first)
    assert found
    second = client.get(found[1].replace("&amp;", "&")).content.decode()
    codes = [set(re.findall(r"PA-2018-\d+", page)) for page in (first, second)]
    assert len(codes[0]) == len(codes[1]) == 1
    assert codes[0] != codes[1]


def test_each_figure_of_the_forms_opens_its_petitions_and_the_file_says_the_same(
    here: World, signed_in: SignIn
) -> None:
    lives.disliked(here)
    lives.sent(here, "29/10 09:00")
    lives.sent(here, "20/11 09:00", kind=lives.Kind.PROCEDURE, title="=1+1 về quy định")
    oanh, query = signed_in("oanh"), "first=2018-11-01&last=2018-11-30"
    page = oanh.get(f"{HERE}bao-cao/?{query}").content.decode()
    links = re.findall(r'href="(/cai-cach/phan-anh/bao-cao/danh-sach/[^"]+)">(\d+)<', page)
    assert len(links) >= 12
    for address, number in links:
        listed = oanh.get(address.replace("&amp;", "&")).content.decode()
        assert listed.count('<li><span class="code">') == int(number), address
    rows = oanh.get(f"{HERE}bao-cao/tep.csv?{query}").content.decode("utf-8-sig").splitlines()
    assert "Cộng,3,1,2,1,0,2,2,1" in rows
    assert "Về quy định\\, thủ tục".replace("\\", "") in rows[3]
    assert oanh.get(f"{HERE}bao-cao/?first=2018-11-30&last=2018-11-01").status_code == 400
    assert oanh.get(f"{HERE}bao-cao/tep.csv?first=x").status_code == 404
    for wrong in ("form=05a&line=all&figure=x", "form=05a&line=x&figure=new", "form=x&line=all&figure=new"):
        assert oanh.get(f"{HERE}bao-cao/danh-sach/?{wrong}").status_code == 404


def test_the_link_on_a_procedures_page_fills_the_form_in(here: World, client: Client) -> None:
    page = client.get("/thu-tuc/1.000001/").content.decode()
    assert "/phan-anh/gui/?kind=procedure&amp;procedure=1.000001" in page
    assert 'value="1.000001"' in client.get("/phan-anh/gui/?kind=procedure&procedure=1.000001").content.decode()
    assert "/phan-anh/" in client.get("/").content.decode()
    assert client.get(f"{PUBLIC}PA-2018-00001/").status_code == 404
