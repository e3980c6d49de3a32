"""SMS and Zalo over HTTP, and the training mailbox in their place."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from motcua.kernel.messages import Permanent, Temporary, Way, stand_in
from motcua.kernel.messages.sending import send, ways_set_up
from motcua.kernel.messages.tests.smtp import free_port


class Gateway:
    def __init__(self) -> None:
        self.asked: list[tuple[dict[str, Any], dict[str, str]]] = []
        self.status = 200
        self.answer: Any = {"id": "77", "error": None}


@pytest.fixture
def gateway(settings: Any) -> Iterator[Gateway]:
    """One HTTP server that stands for both providers."""
    told = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.asked.append((json.loads(body), dict(self.headers)))
            self.send_response(told.status)
            if 300 <= told.status < 400:
                self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()
            self.wfile.write(told.answer if isinstance(told.answer, bytes) else json.dumps(told.answer).encode())

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.MESSAGES_STAND_IN = False
    settings.SMS_GATEWAY = {"address": f"http://127.0.0.1:{server.server_port}/sms", "token": "secret"}
    settings.ZALO = {"address": f"http://127.0.0.1:{server.server_port}/zns", "token": "secret", "template": "815"}
    yield told
    server.shutdown()
    thread.join()
    server.server_close()


def sms(number: str = "091 234 5678") -> str:
    return send(Way.SMS, number, "", "Ho so da co ket qua", key="n-1").reference


def zalo() -> str:
    return send(Way.ZALO, "0912345678", "Hồ sơ", "đã có kết quả", key="n-1").reference


def test_an_sms_goes_with_its_key_to_an_international_number(gateway: Gateway) -> None:
    assert sms() == "77"
    [(body, headers)] = gateway.asked
    assert body == {"to": "84912345678", "text": "Ho so da co ket qua", "key": "n-1"}
    assert headers["Authorization"] == "Bearer secret"
    assert headers["Idempotency-Key"] == "n-1"
    assert ways_set_up() == {Way.SMS, Way.ZALO}


def test_zalo_is_given_the_approved_template(gateway: Gateway) -> None:
    gateway.answer = {"error": 0, "message": "Success", "data": {"msg_id": "abc"}}
    assert zalo() == "abc"
    [(body, _)] = gateway.asked
    assert body["tracking_id"] == "n-1"
    assert body["template_id"] == "815"
    assert body["template_data"] == {"subject": "Hồ sơ", "content": "đã có kết quả"}


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (500, Temporary),
        (429, Temporary),
        (401, Temporary),
        (302, Temporary),
        (422, Permanent),
    ],
)
def test_the_status_says_whether_another_try_is_worth_it(gateway: Gateway, status: int, kind: type[Exception]) -> None:
    gateway.status = status
    with pytest.raises(kind):
        sms()
    assert len(gateway.asked) == 1


@pytest.mark.parametrize("answer", [b"<html>", b"", {"error": "overloaded"}])
def test_an_answer_that_is_not_understood_is_no_success(gateway: Gateway, answer: Any) -> None:
    gateway.answer = answer
    with pytest.raises(Temporary):
        sms()


@pytest.mark.parametrize(("code", "kind"), [(-118, Permanent), (-112, Permanent), (-115, Temporary), (None, Temporary)])
def test_zalos_codes(gateway: Gateway, code: int | None, kind: type[Exception]) -> None:
    gateway.answer = {"error": code}
    with pytest.raises(kind):
        zalo()


@pytest.mark.parametrize("number", ["", "113", "02033123456", "0012345678", "091234567890"])
def test_a_number_that_no_phone_has_is_never_dialled(gateway: Gateway, number: str) -> None:
    with pytest.raises(Permanent):
        sms(number)
    assert not gateway.asked


def test_a_gateway_that_is_down_is_worth_another_try(settings: Any) -> None:
    settings.MESSAGES_STAND_IN = False
    settings.SMS_GATEWAY = {"address": f"http://127.0.0.1:{free_port()}/", "token": ""}
    with pytest.raises(Temporary):
        sms()


@pytest.mark.django_db
def test_a_training_site_keeps_what_it_would_have_sent_once(settings: Any) -> None:
    settings.MESSAGES_STAND_IN = True
    assert ways_set_up() == frozenset(Way)
    for _ in range(2):
        send(Way.SMS, "0912345678", "", "Ho so da co ket qua", key="n-1")
    with pytest.raises(Permanent):
        send(Way.EMAIL, "nobody", "", "…", key="n-2")
    [kept] = stand_in.kept()
    assert (kept.way, kept.address, kept.text) == ("sms", "0912345678", "Ho so da co ket qua")
