"""Whoever works for reform alone begins there, and is led to no page of dossiers."""

import pytest
from django.test import Client

from motcua.dossiers.tests.world import World
from motcua.people.models import Account
from motcua.programmes.tests.lives import coordinator
from motcua.web.tests.conftest import SignIn

PASSWORD = "mat-khau-tap-huan-1"
OF_DOSSIERS = ("Việc của tôi", "Phê duyệt", "Quầy trả kết quả", "Quét hoặc gõ mã hồ sơ")


@pytest.mark.parametrize(("username", "first"), [("quyen", "/cai-cach/"), ("binh", "/viec/"), ("an", "/")])
def test_after_signing_in_each_begins_with_their_own_work(
    world: World, client: Client, username: str, first: str
) -> None:
    coordinator(world)
    account = Account.objects.get(username=username)
    account.set_password(PASSWORD)
    account.save()
    answer = client.post("/dang-nhap/", {"username": username, "password": PASSWORD})
    assert answer.headers["Location"] == first


def test_the_way_through_the_site_is_that_of_ones_posts(world: World, signed_in: SignIn) -> None:
    coordinator(world)
    for username, are_led_there in (("quyen", False), ("binh", True)):
        page = signed_in(username).get("/cai-cach/").text
        assert [words in page for words in OF_DOSSIERS] == [are_led_there] * len(OF_DOSSIERS), username
    assert "Đến phần cải cách" in signed_in("quyen").get("/").text
    assert "Đến việc của tôi" in signed_in("binh").get("/").text
