"""Whatever is wrong with a request is said in JSON, in both languages, with the field at fault; nothing is written."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from motcua.api.tests.calls import ADDRESS, body, error_of, post
from motcua.dossiers.models import CodeCounter, Dossier
from motcua.worktime.models import CalendarYear

PARTY = {"name": "Phạm Thị An"}
WRONG: dict[str, tuple[Any, int, str, str | None]] = {
    "no object": ([], 400, "not_an_object", None),
    "no centre": (body(centre=None), 400, "field_missing", "centre"),
    "no owner": (body(owner=None), 400, "field_missing", "owner"),
    "nameless owner": (body(owner={"name": "  "}), 400, "owner_missing", "owner"),
    "owner without name": (body(owner={}), 400, "field_missing", "owner.name"),
    "owner no object": (body(owner="An"), 400, "not_an_object", "owner"),
    "unknown field": (body(procedures="1.000001"), 400, "field_unknown", "procedures"),
    "unknown inner field": (body(owner={**PARTY, "adress": "x"}), 400, "field_unknown", "owner.adress"),
    "unknown channel": (body(channel="fax"), 400, "field_wrong", "channel"),
    "channel no text": (body(channel=["counter"]), 400, "field_wrong", "channel"),
    "number for text": (body(summary=5), 400, "field_wrong", "summary"),
    "null for text": ({**body(), "summary": None}, 400, "field_wrong", "summary"),
    "text for number": (body(sets="2"), 400, "field_wrong", "sets"),
    "truth for number": (body(sets=True), 400, "field_wrong", "sets"),
    "too many sets": (body(sets=10**12), 400, "field_wrong", "sets"),
    "half a copy": (body(components=[{"name": "Đơn", "copies": 0.5}]), 400, "field_wrong", "components[0].copies"),
    "negative copies": (body(components=[{"name": "Đơn", "copies": -1}]), 400, "field_wrong", "components[0].copies"),
    "second paper": (body(components=[{"name": "Đơn"}, {}]), 400, "field_missing", "components[1].name"),
    "papers no list": (body(components={"name": "Đơn"}), 400, "field_wrong", "components"),
    "too many papers": (body(components=[{"name": "Đơn"}] * 201), 400, "field_wrong", "components"),
    "long text": (body(summary="x" * 10_001), 400, "field_wrong", "summary"),
    "zero byte": (body(owner={"name": "An\0"}), 400, "field_wrong", "owner.name"),
    "kind of party": (body(owner={**PARTY, "kind": "robot"}), 400, "field_wrong", "owner.kind"),
    "number without kind": (
        body(owner={**PARTY, "identity_number": "022190000123"}), 400, "field_wrong", "owner.identity_kind",
    ),
    "malformed number": (
        body(applicant={**PARTY, "identity_kind": "cccd", "identity_number": "1"}),
        400, "cccd_malformed", "applicant.identity_number",
    ),
    "malformed telephone": (body(owner={**PARTY, "phone": "12"}), 400, "phone_malformed", "owner.phone"),
    "malformed address": (body(owner={**PARTY, "email": "an@"}), 400, "email_malformed", "owner.email"),
    "term without unit": (body(promised_term="5 ngày"), 400, "term_unit_unclear", "promised_term"),
    "unknown centre": (body(centre="QNI.999"), 400, "unknown_centre", "centre"),
    "unknown procedure": (body(procedure="9.999999"), 400, "unknown_procedure", "procedure"),
    "unknown case": (body(case="không có"), 400, "case_unknown", "case"),
    "missing papers": (body(components=[]), 422, "components_missing", None),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_named(binh: Client, name: str) -> None:
    content, status, code, field = WRONG[name]
    assert error_of(post(binh, content)) == (status, code, field)
    assert not Dossier.objects.exists()
    assert not CodeCounter.objects.exists()


@pytest.mark.parametrize("text", [b"", b"{", b"\xff", b'{"centre": "\\ud800"}', b"[" * 5_000])
def test_what_is_no_json_is_told_where(binh: Client, text: bytes) -> None:
    assert error_of(post(binh, text)) == (400, "not_json", None)


def test_a_misspelt_field_is_told_which_was_meant(binh: Client) -> None:
    assert "owner.address" in post(binh, body(owner={**PARTY, "adress": "x"})).json()["error"]["en"]


def test_missing_papers_are_listed_for_the_program(binh: Client) -> None:
    assert post(binh, body(components=[])).json()["error"]["details"] == {"missing": ["Đơn đề nghị"]}


def test_a_key_that_is_no_uuid(binh: Client) -> None:
    assert error_of(post(binh, idempotency_key="1")) == (400, "field_wrong", "Idempotency-Key")


def test_a_year_without_a_calendar(binh: Client) -> None:
    CalendarYear.objects.filter(year=2018).update(confirmed=False)
    assert error_of(post(binh))[:2] == (422, "calendar_missing")


def test_a_request_larger_than_the_site_takes(binh: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    assert error_of(post(binh)) == (413, "request_too_large", None)


def test_a_code_that_is_none(binh: Client) -> None:
    assert error_of(binh.get(f"{ADDRESS}/ho-so-cua-toi")) == (400, "not_a_dossier_code", "code")
