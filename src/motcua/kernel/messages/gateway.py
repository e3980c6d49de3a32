"""JSON over HTTP to a provider of messages: the answer, or why there is none."""

import http.client
import json
import urllib.error
import urllib.request
from typing import Any

from motcua.kernel.messages import failures

PATIENCE = 15.0
"""Seconds to wait for an answer."""
LONGEST_ANSWER = 100_000


def post(provider: str, address: str, headers: dict[str, str], body: dict[str, Any]) -> dict[str, Any]:
    """What the provider answers with a status of success. Raises `Temporary` or `Permanent` for all else."""
    request = urllib.request.Request(  # noqa: S310 - an address of the site's configuration, checked there
        address,
        data=json.dumps(body, ensure_ascii=False).encode(),
        headers={"Content-Type": "application/json; charset=utf-8", **headers},
    )
    try:
        with _opener.open(request, timeout=PATIENCE) as answer:
            return _read(provider, answer.read(LONGEST_ANSWER))
    except urllib.error.HTTPError as error:
        with error:
            raise _by_status(provider, error.code) from error
    except (OSError, http.client.HTTPException) as error:
        raise failures.no_answer(provider, type(error).__name__) from error


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """A message with somebody's number in it goes to the address that was configured and to no other."""
        return


_opener = urllib.request.build_opener(_NoRedirect)


def _read(provider: str, content: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(content)
    except ValueError as error:
        raise failures.busy(provider, "JSON?") from error
    return answer if isinstance(answer, dict) else {}


def _by_status(provider: str, status: int) -> failures.Failure:
    said = f"HTTP {status}"
    if status in (401, 403, 404) or 300 <= status < 400:
        return failures.not_let_in(provider, said)
    if status in (400, 413, 422):
        return failures.not_taken(provider, said)
    return failures.busy(provider, said)
