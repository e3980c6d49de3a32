"""Approval in batch through HTTP: what waits for whom, one answer for each dossier, nothing twice."""

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
from motcua.web.desk.approvals.numbering import numbers_for
from motcua.web.tests import desk_lives
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.desk_lives import state_of


def waiting(client: Client) -> list[str]:
    return [row.code for row in client.get("/phe-duyet/").context["waiting"].rows]


def decide(client: Client, *codes: str, **typed: Any) -> HttpResponse:
    page = client.get("/phe-duyet/").context
    seen = {f"seen-{row.code}": row.seq for row in page["waiting"].rows}
    return client.post("/phe-duyet/", {"request_id": str(uuid4()), "dossier": codes, **seen, **typed})


def told(answer: HttpResponse) -> dict[str, bool]:
    return {result.code: result.is_done for result in answer.context["results"]}


def test_only_what_waits_for_this_approver_is_listed(world: World, signed_in: SignIn) -> None:
    code = desk_lives.appraised(world)
    desk_lives.handed_over(world)
    desk_lives.decided(world)
    assert waiting(signed_in("dung")) == [code]
    for username in ("binh", "chi", "giang", "kiem"):
        assert waiting(signed_in(username)) == []
    assert signed_in("an").get("/phe-duyet/").status_code == 404


def test_a_line_says_what_matters(world: World, signed_in: SignIn) -> None:
    code = desk_lives.appraised(world)
    text = signed_in("dung").get("/phe-duyet/").text
    for words in (code, "Cấp giấy phép mẫu", "Phạm Thị An", "17:00 ngày 05/12/2018", "Trần Thị Chi", "Đủ điều kiện"):
        assert words in text


def test_many_are_granted_numbered_on_and_issued(world: World, signed_in: SignIn) -> None:
    codes = [desk_lives.appraised(world) for _ in range(3)]
    own = {f"number-{codes[1]}": "7A/QĐ"}
    typed = {
        "outcome": "granted",
        "number": "099/QĐ-TTHCC",
        "counts_on": "on",
        "issue": "on",
        "signed_on": "29/11/2018",
    }
    answer = decide(signed_in("dung"), *codes, **own, **typed)
    assert (answer.status_code, told(answer)) == (200, dict.fromkeys(codes, True))
    states = [state_of(world, code) for code in codes]
    assert [state.decision.number for state in states] == ["099/QĐ-TTHCC", "7A/QĐ", "100/QĐ-TTHCC"]
    assert {state.status for state in states} == {Status.RESOLVED}
    assert waiting(signed_in("dung")) == []


def test_each_stands_for_itself(world: World, signed_in: SignIn) -> None:
    good, gone = desk_lives.appraised(world), desk_lives.appraised(world)
    client = signed_in("dung")
    page = client.get("/phe-duyet/").context["waiting"]
    seen = {f"seen-{row.code}": row.seq for row in page.rows}
    carry_out(world.em, gone, AddNote("Em vừa xem"), at=instant("30/11 17:00"))
    absent = "000.00.01.H49-181105-9999"
    typed = {"request_id": str(uuid4()), "dossier": [good, gone, absent, "khong/phai"], "outcome": "granted"}
    answer = client.post("/phe-duyet/", {**typed, "number": "5/QĐ", **seen})
    assert told(answer) == {good: True, gone: False, absent: False, "khong/phai": False}
    sentences = {result.code: result.sentence for result in answer.context["results"]}
    assert "Vũ Thị Em vừa xử lý hồ sơ này" in sentences[gone]
    assert "Không tìm thấy hồ sơ" in sentences[absent]
    assert answer.context["form"]["number"].value() == "5/QĐ"
    assert state_of(world, good).decision.number == "5/QĐ"
    assert state_of(world, gone).decision is None


def test_what_is_sent_twice_is_done_once(world: World, signed_in: SignIn) -> None:
    code, client = desk_lives.appraised(world), signed_in("dung")
    sent = {"request_id": str(uuid4()), "dossier": [code], "outcome": "granted", "number": "5/QĐ", "issue": "on"}
    client.post("/phe-duyet/", sent)
    count = DossierEvent.objects.count()
    answer = client.post("/phe-duyet/", sent)
    assert told(answer) == {code: True}
    assert "Đã ghi từ trước" in answer.text
    assert DossierEvent.objects.count() == count


def test_many_are_sent_back_with_the_reason(world: World, signed_in: SignIn) -> None:
    codes = [desk_lives.appraised(world) for _ in range(2)]
    without = decide(signed_in("dung"), *codes, outcome="send_back")
    assert told(without) == dict.fromkeys(codes, False)
    assert without.text.count("Hãy ghi rõ rồi thực hiện lại.") == 2
    answer = decide(signed_in("dung"), *codes, outcome="send_back", reason="Thiếu căn cứ")
    assert told(answer) == dict.fromkeys(codes, True)
    assert waiting(signed_in("dung")) == []


def test_a_refusal_needs_its_ground(world: World, signed_in: SignIn) -> None:
    code = desk_lives.appraised(world)
    assert told(decide(signed_in("dung"), code, outcome="refused", reason="Không đủ")) == {code: False}
    assert told(decide(signed_in("dung"), code, outcome="refused", reason="Không đủ", ground="Điều 5")) == {code: True}


def test_nothing_chosen_or_nothing_decided_is_said_and_what_was_typed_stays(world: World, signed_in: SignIn) -> None:
    code = desk_lives.appraised(world)
    answer = decide(signed_in("dung"), outcome="granted", number="5/QĐ")
    assert (answer.status_code, "Chưa chọn hồ sơ nào." in answer.text) == (400, True)
    answer = decide(signed_in("dung"), code, **{"number": "5/QĐ", f"number-{code}": "8/QĐ"})
    assert (answer.status_code, "Chưa chọn kết quả." in answer.text) == (400, True)
    assert 'value="8/QĐ"' in answer.text
    assert f'id="choose-{code}" aria-label="Chọn hồ sơ {code}" checked' in answer.text
    assert state_of(world, code).decision is None


@pytest.mark.parametrize("day", ["01/12/2018", "27/11/2018"])
def test_a_decision_is_signed_between_acceptance_and_today(world: World, signed_in: SignIn, day: str) -> None:
    code = desk_lives.appraised(world)
    assert told(decide(signed_in("dung"), code, outcome="granted", number="1", signed_on=day)) == {code: False}


@pytest.mark.parametrize("username", ["binh", "chi", "giang", "kiem"])
def test_nobody_else_decides(world: World, signed_in: SignIn, username: str) -> None:
    code = desk_lives.appraised(world)
    assert told(decide(signed_in(username), code, outcome="granted", number="1")) == {code: False}
    assert state_of(world, code).decision is None


def test_the_list_keeps_its_query_budget(
    world: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(4):
        desk_lives.appraised(world)
    client = signed_in("dung")
    client.get("/phe-duyet/")
    with django_assert_max_num_queries(6):
        client.get("/phe-duyet/")


def test_a_forged_key_of_the_list_is_refused(world: World, signed_in: SignIn) -> None:
    for key in ("x", "2018-11-05T09:00|1", "|x"):
        assert signed_in("dung").get("/phe-duyet/", {"after": key}).status_code == 400


@pytest.mark.parametrize(
    ("common", "own", "counts_on", "numbers"),
    [
        ("5/QĐ", {}, False, ["5/QĐ", "5/QĐ", "5/QĐ"]),
        ("5/QĐ", {}, True, ["5/QĐ", "6/QĐ", "7/QĐ"]),
        ("099", {"b": " 3A "}, True, ["099", "3A", "100"]),
        ("QĐ-5", {}, True, ["QĐ-5", "QĐ-5", "QĐ-5"]),
        ("", {"c": "1"}, True, ["", "", "1"]),
    ],
)
def test_numbers_are_common_counted_on_or_ones_own(common: str, own: dict, counts_on: bool, numbers: list) -> None:
    assert list(numbers_for(["a", "b", "c"], common, own, counts_on=counts_on).values()) == numbers
