"""Accepting a dossier over HTTP: what one gets, and that asking twice is harmless."""

from dataclasses import replace
from uuid import uuid4

from django.test import Client

from motcua.api.tests.calls import ADDRESS, CODE, body, error_of, post
from motcua.api.tests.conftest import signed_in
from motcua.catalogue.rules.content import Component, GroupKind, Need
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.state import Status
from motcua.dossiers.tests.world import CONTENT, World, add_procedure


def test_an_officer_accepts_a_dossier(binh: Client) -> None:
    answer = post(binh)
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"{ADDRESS}/{CODE}"
    receipt = answer.json()
    assert receipt["code"] == CODE
    assert receipt["due_at"] == "2018-11-12T17:00:00+07:00"
    assert receipt["link"] == f"{ADDRESS}/{CODE}"
    assert receipt["explanation"][-1].startswith("Hẹn trả kết quả:")
    row = Dossier.objects.get(code=CODE)
    assert (row.status, row.owner_name, row.owner_identity) == (Status.ACCEPTED, "Phạm Thị An", "022190000123")
    assert row.events.get().actor_post == "QNI.binh"


def test_the_explanation_speaks_the_callers_language(binh: Client) -> None:
    binh.post("/ngon-ngu/", {"language": "en"})
    assert post(binh).json()["explanation"][-1].startswith("Due:")


def test_every_field_of_an_application_arrives(binh: Client) -> None:
    content = body(
        channel="post",
        applicant={"name": "Trần Văn Cường", "identity_kind": "cmnd", "identity_number": "100 123 456"},
        representative={"name": "Công ty Biển Ngọc", "kind": "organisation", "phone": "+84 912 345 678"},
        components=[{"name": "Đơn đề nghị", "originals": 1, "certified": 2, "copies": 3, "note": "bản giấy"}],
        summary="Xin cấp lần đầu",
        sets=2,
    )
    assert post(binh, content).status_code == 201
    kept = binh.get(f"{ADDRESS}/{CODE}").json()
    assert kept["channel"] == "post"
    assert kept["applicant"] == {"name": "Trần Văn Cường", "identity_kind": "cmnd", "identity_number": "100123456"}
    assert kept["representative"] == {
        "name": "Công ty Biển Ngọc", "kind": "organisation", "phone": "0912345678"
    }  # fmt: skip
    assert kept["components"] == content["components"]
    assert (kept["summary"], kept["sets"]) == ("Xin cấp lần đầu", 2)


def test_text_is_stored_composed_and_trimmed(binh: Client) -> None:
    post(binh, body(owner={"name": "  Phạm Thị Bé \n"}))
    assert Dossier.objects.get().owner_name == "Phạm Thị Bé"


def test_a_term_is_promised_where_the_source_has_none(binh: Client) -> None:
    answer = post(binh, body(promised_term="2 ngày làm việc", promised_ground="QĐ 1"))
    assert answer.status_code == 201
    assert binh.get(f"{ADDRESS}/{CODE}").json()["term"] == "5 working_days"  # the published one goes before


def test_papers_of_a_group_are_asked_for_once_the_group_is_chosen(binh: Client, world: World) -> None:
    headings = ("Trường hợp cấp mới", "Trường hợp cấp lại")
    papers = tuple(Component(heading, heading[-3:], Need.BY_CASE, heading, GroupKind.CASE) for heading in headings)
    add_procedure(world.province, code="1.000002", content=replace(CONTENT, components=papers))
    content = body(procedure="1.000002", components=[{"name": "Mới", "copies": 1}])
    refused = post(binh, content)
    assert error_of(refused) == (422, "groups_needed", "groups")
    assert refused.json()["error"]["details"] == {"groups": list(headings)}
    assert error_of(post(binh, content | {"groups": [""]})) == (422, "groups_needed", "groups")
    assert error_of(post(binh, content | {"groups": ["Cấp đổi"]})) == (400, "group_unknown", "groups")
    assert error_of(post(binh, content | {"groups": [headings[1]]})) == (422, "components_missing", None)
    assert post(binh, content | {"groups": [headings[0]]}).status_code == 201


def test_the_same_request_again_gives_the_same_dossier(binh: Client) -> None:
    key = str(uuid4())
    first, again = post(binh, idempotency_key=key), post(binh, idempotency_key=key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert Dossier.objects.count() == 1


def test_without_a_key_every_request_is_a_dossier_of_its_own(binh: Client) -> None:
    assert [post(binh).json()["code"][-4:] for _ in range(3)] == ["0001", "0002", "0003"]


def test_somebody_elses_key_is_no_way_to_their_dossier(binh: Client) -> None:
    key = str(uuid4())
    post(binh, idempotency_key=key)
    giang = signed_in("giang")
    assert error_of(post(giang, body(centre="QNI.193"), idempotency_key=key))[1:] == ("other_units_competence", None)
