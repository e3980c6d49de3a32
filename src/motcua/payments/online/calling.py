"""Asking a gateway over HTTP: JSON there and back. Never inside a transaction: a gateway may take its time."""

import http.client
import json
import urllib.request
from collections.abc import Mapping
from typing import Any

from motcua.kernel.errors import Conflict

SECONDS = 15
LARGEST = 1_000_000


class GatewaySilent(Conflict):
    """The gateway does not answer, or with nothing that can be read: to be asked again."""


def post_json(address: str, body: Mapping[str, object]) -> tuple[dict[str, Any], str]:
    """The answer to `body`, and its text as it came. Raises `GatewaySilent`."""
    data = json.dumps(body, ensure_ascii=False).encode()
    asked = urllib.request.Request(address, data, {"Content-Type": "application/json"})  # noqa: S310 - configured
    try:
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310
            text = answer.read(LARGEST).decode("utf-8")
        told = json.loads(text)
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise gateway_silent(type(error).__name__) from error
    if not isinstance(told, dict):
        raise gateway_silent("no object")
    return told, text


def gateway_silent(why: str) -> GatewaySilent:
    return GatewaySilent(
        "gateway_silent",
        vi="Cổng thanh toán chưa trả lời. Tiền không mất: hãy thử lại sau ít phút, hoặc chọn cách nộp khác.",
        en="The payment gateway does not answer. No money is lost: try again in a few minutes, or pay another way.",
        why=why,
    )
