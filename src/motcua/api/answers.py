"""JSON answers: what was asked for, or why not, always in both languages."""

from typing import Any

import orjson
from django.http import HttpResponse

from motcua.kernel.errors import DomainError


def answer(content: dict[str, Any], status: int = 200, **headers: str) -> HttpResponse:
    """`content` as JSON: aware datetimes in ISO 8601 with their offset, text as it is. `headers`: `Location=…`."""
    given = HttpResponse(orjson.dumps(content), status=status, content_type="application/json", headers=headers)
    given.headers["Cache-Control"] = "no-store"  # it is somebody's, and changes
    return given


def refusal(error: DomainError, status: int | None = None, **headers: str) -> HttpResponse:
    """`{"error": {"code", "vi", "en"}}` with `field` where an input is at fault, and `details` where there are any."""
    content: dict[str, Any] = {"code": error.code, "vi": error.vi, "en": error.en}
    if error.field:
        content["field"] = error.field
    if error.details:
        content["details"] = error.details
    return answer({"error": content}, status or error.http_status, **headers)
