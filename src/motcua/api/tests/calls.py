"""Calls of the API as a program makes them."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

ADDRESS = "/api/v1/dossiers"
CODE = "000.00.01.H49-181105-0001"


def body(**changes: Any) -> dict[str, Any]:
    """A complete application at the provincial centre; a change to `None` takes the field away."""
    whole = {
        "centre": "QNI",
        "procedure": "1.000001",
        "channel": "counter",
        "owner": {"name": "Phạm Thị An", "identity_kind": "cccd", "identity_number": "022190000123"},
        "components": [{"name": "Đơn đề nghị", "originals": 1}],
    } | changes
    return {name: value for name, value in whole.items() if value is not None}


def post(client: Client, content: Any = None, **headers: str) -> HttpResponse:
    """POST an application (by default `body()`) with `headers`, `idempotency_key=…` for `Idempotency-Key`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(ADDRESS, body() if content is None else content, "application/json", headers=named)


def error_of(answer: HttpResponse) -> tuple[int, str, str | None]:
    """Status, code and field of a refusal; both of its sentences are there."""
    error = answer.json()["error"]
    assert error["vi"].endswith((".", "!"))
    assert error["en"].endswith((".", "!"))
    assert error["vi"] != error["en"]
    return answer.status_code, error["code"], error.get("field")
