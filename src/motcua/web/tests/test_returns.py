"""The return desk through HTTP: found by code, name or number, given to whom it may, one or several."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.models import DossierEvent
from motcua.dossiers.rules.lifecycle.note import AddNote
from motcua.dossiers.rules.state import Status
from motcua.dossiers.tests.world import World, instant
from motcua.web.tests import desk_lives, lives
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.desk_lives import state_of


def ready(client: Client, asked: str = "") -> list[str]:
    return [row.code for row in client.get("/tra-ket-qua/", {"q": asked}).context["ready"].rows]


def give(client: Client, *codes: str, **typed: Any) -> HttpResponse:
    sent = {"request_id": str(uuid4()), "dossier": codes, "via": "counter", "receiver": "Phạm Thị An", **typed}
    return client.post("/tra-ket-qua/", sent)


def told(answer: HttpResponse) -> dict[str, bool]:
    return {result.code: result.is_done for result in answer.context["results"]}


def test_only_issued_results_of_ones_own_centre_are_listed(world: World, signed_in: SignIn) -> None:
    code = desk_lives.issued(world)
    desk_lives.decided(world)
    assert ready(signed_in("binh")) == [code]
    for username in ("chi", "dung", "giang", "kiem"):
        assert ready(signed_in(username)) == []
    assert signed_in("an").get("/tra-ket-qua/").status_code == 404


def test_a_result_is_found_by_code_name_and_number(world: World, signed_in: SignIn) -> None:
    first, second = desk_lives.issued(world), desk_lives.issued(world)
    client = signed_in("binh")
    for asked in ("pham thi a", "PHẠM", "022190000123", first, first.lower(), f" {second} "):
        assert sorted(ready(client, asked)) == [first, second], asked  # the same owner's: one visit, all results
    for asked in ("Thị An", "000.00.01.H49-181105-9999", "%"):
        assert ready(client, asked) == []
        assert "Hãy kiểm tra lại mã hoặc tên." in client.get("/tra-ket-qua/", {"q": asked}).text


def test_the_receiver_is_filled_in_where_all_are_ones(world: World, signed_in: SignIn) -> None:
    desk_lives.issued(world)
    assert 'value="Phạm Thị An"' in signed_in("binh").get("/tra-ket-qua/").text


def test_several_are_given_to_their_owner(world: World, signed_in: SignIn) -> None:
    codes = [desk_lives.issued(world) for _ in range(2)]
    answer = give(signed_in("binh"), *codes, identity_checked="on")
    assert told(answer) == dict.fromkeys(codes, True)
    assert {state_of(world, code).status for code in codes} == {Status.RETURNED}
    assert ready(signed_in("binh")) == []


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Chưa đối chiếu giấy tờ tùy thân"),
        ({"receiver": "Người Lạ", "identity_checked": "on"}, "Hãy yêu cầu giấy ủy quyền"),
        ({"receiver": " ", "identity_checked": "on"}, "Chưa ghi người nhận kết quả"),
    ],
)
def test_a_wrong_receiver_gets_nothing_and_what_was_typed_stays(
    world: World, signed_in: SignIn, typed: dict, says: str
) -> None:
    code = desk_lives.issued(world)
    answer = give(signed_in("binh"), code, authority=" ", **typed)
    assert told(answer) == {code: False}
    assert says in answer.text
    assert f'id="choose-{code}" aria-label="Chọn hồ sơ {code}" checked' in answer.text
    assert state_of(world, code).status is Status.RESOLVED


def test_with_an_authorisation_another_receives(world: World, signed_in: SignIn) -> None:
    code = desk_lives.issued(world)
    typed = {"receiver": "Vũ Văn Bách", "authority": "12/UQ", "identity_checked": "on"}
    assert told(give(signed_in("binh"), code, **typed)) == {code: True}


def test_of_two_at_once_one_wins_and_what_is_sent_twice_is_done_once(world: World, signed_in: SignIn) -> None:
    code, client = desk_lives.issued(world), signed_in("binh")
    seen = {f"seen-{code}": state_of(world, code).seq}
    carry_out(world.em, code, AddNote("Em vừa xem"), at=instant("30/11 17:00"))
    assert told(give(client, code, identity_checked="on", **seen)) == {code: False}
    request_id = str(uuid4())
    give(client, code, identity_checked="on", request_id=request_id)
    count = DossierEvent.objects.count()
    assert told(give(client, code, identity_checked="on", request_id=request_id)) == {code: True}
    assert DossierEvent.objects.count() == count


@pytest.mark.parametrize("username", ["chi", "dung", "giang", "kiem"])
def test_nobody_else_returns(world: World, signed_in: SignIn, username: str) -> None:
    code = desk_lives.issued(world)
    assert told(give(signed_in(username), code, identity_checked="on")) == {code: False}
    assert state_of(world, code).status is Status.RESOLVED


def test_nothing_chosen_is_said(world: World, signed_in: SignIn) -> None:
    desk_lives.issued(world)
    answer = give(signed_in("binh"), identity_checked="on")
    assert (answer.status_code, "Chưa chọn hồ sơ nào." in answer.text) == (400, True)


def test_what_goes_by_post_is_on_the_days_list(world: World, signed_in: SignIn) -> None:
    posted, given = desk_lives.issued(world), desk_lives.issued(world)
    client = signed_in("binh")
    give(client, posted, via="post")
    give(client, given, identity_checked="on")
    today = client.get("/tra-ket-qua/buu-chinh/")
    assert [row.code for row in today.context["rows"]] == [posted]
    assert "Phạm Thị An" in today.text
    assert client.get("/tra-ket-qua/buu-chinh/", {"day": "29/11/2018"}).context["rows"] == ()
    assert client.get("/tra-ket-qua/buu-chinh/", {"day": "hôm qua"}).status_code == 400
    assert signed_in("giang").get("/tra-ket-qua/buu-chinh/").context["rows"] == ()


def test_the_list_keeps_its_query_budget(
    world: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        desk_lives.issued(world)
    client = signed_in("binh")
    client.get("/tra-ket-qua/")
    with django_assert_max_num_queries(5):
        client.get("/tra-ket-qua/")


def test_a_dossier_sent_to_another_one_stop_is_returned_by_the_one_that_received_it(
    world: World, signed_in: SignIn
) -> None:
    code = lives.online_life(world)  # received by Bình's, resolved by Giang's (NĐ 61/2018 Art 19.7)
    giang = world.giang
    lives.hand_over_dossier(giang, code, at=instant("05/11 11:00"))
    for at, command in (
        ("05/11 14:00", lives.FinishStep("appraise")),
        ("05/11 15:00", lives.Decide(lives.Outcome.GRANTED, "1/QĐ")),
        ("05/11 16:00", lives.IssueResult()),
    ):
        carry_out(giang, code, command, at=instant(at))
    assert ready(signed_in("binh")) == [code]
    assert told(give(signed_in("binh"), code, identity_checked="on")) == {code: True}
