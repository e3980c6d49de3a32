"""Who comes in: nobody without signing in, nothing without the token, and never to what is not theirs."""

import pytest
from django.test import Client
from django.urls import reverse

from motcua.api.tests.calls import ADDRESS, CODE, body, error_of, post
from motcua.api.tests.conftest import signed_in
from motcua.api.urls import urlpatterns
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.world import World

METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


@pytest.mark.django_db
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("route", urlpatterns, ids=lambda route: route.name)
def test_a_stranger_comes_nowhere(client: Client, route: object, method: str) -> None:
    address = reverse(route.name, kwargs=dict.fromkeys(route.pattern.converters, CODE))
    assert getattr(client, method)(address).status_code == 401


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("route", urlpatterns, ids=lambda route: route.name)
def test_nothing_unsafe_passes_without_the_token(world: World, route: object, method: str) -> None:
    """Whatever the method, what comes back is a refusal or, for reading, the answer; never a change."""
    client = signed_in("binh", enforce_csrf_checks=True)
    address = reverse(route.name, kwargs=dict.fromkeys(route.pattern.converters, CODE))
    answer = getattr(client, method)(address)
    assert answer.status_code in ({404, 405} if method in ("get", "head") else {403, 405})


def test_the_token_is_taken_from_the_header(world: World) -> None:
    client = signed_in("binh", enforce_csrf_checks=True)
    assert error_of(post(client)) == (403, "csrf_token_missing", None)
    client.get("/")
    token = client.cookies["csrftoken"].value
    assert post(client, x_csrftoken=token[:-1] + "x").status_code == 403
    assert post(client, x_csrftoken=token).status_code == 201


@pytest.mark.parametrize("username", ["an", "chi", "giang", "kiem"])
def test_only_the_counter_of_that_centre_accepts(world: World, username: str) -> None:
    assert error_of(post(signed_in(username)))[:2] == (422, "not_your_role")
    assert not Dossier.objects.exists()


def test_another_centres_counter_is_told_where_to_go(world: World) -> None:
    answer = post(signed_in("giang"), body(centre="QNI.193"))
    assert error_of(answer)[:2] == (422, "other_units_competence")
    assert "Quảng Ninh" in answer.json()["error"]["vi"]


def test_the_wrong_method_is_told_the_right_one(binh: Client) -> None:
    answer = binh.get(ADDRESS)
    assert error_of(answer)[:2] == (405, "method_not_allowed")
    assert answer.headers["Allow"] == "POST"


@pytest.mark.parametrize("username", ["an", "giang"])
def test_somebody_elses_dossier_is_absent(binh: Client, username: str) -> None:
    post(binh)
    client = signed_in(username)
    theirs, none = client.get(f"{ADDRESS}/{CODE}"), client.get(f"{ADDRESS}/{CODE[:-4]}0099")
    assert error_of(theirs)[:2] == (404, "dossier_not_found")
    assert (theirs.content, theirs.headers) == (none.content, none.headers)


@pytest.mark.parametrize("username", ["binh", "chi", "dung", "kiem"])
def test_those_it_concerns_read_it(binh: Client, username: str) -> None:
    post(binh)
    found = signed_in(username).get(f"{ADDRESS}/{CODE.lower()}")
    assert found.status_code == 200
    assert found.headers["Cache-Control"] == "no-store"
    dossier = found.json()
    assert dossier["status"] == {"number": 2, "word": "accepted"}
    assert [(event["seq"], event["kind"], event["by"]) for event in dossier["events"]] == [
        (1, "accepted", "Nguyễn Văn Bình")
    ]
    assert dossier["explanation"][0] == post(binh).json()["explanation"][0]
