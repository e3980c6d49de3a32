"""Behind a proxy that ends the encryption: whom it serves and over what, believed from this machine only."""

from collections.abc import Iterator

import pytest
from django.core.signals import request_started
from django.db import close_old_connections
from django.test import RequestFactory

from motcua.web.wsgi import application

TOKEN = "c" * 32
VISITOR = "203.0.113.9"


@pytest.fixture
def one_connection(db: None) -> Iterator[None]:
    """The request shares the test's connection, as requests of Django's own test client do."""
    request_started.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)


def sign_in_through(proxy: str) -> tuple[str, str]:
    """Send the sign-in form over https by way of `proxy`; returns the answer's status and the address it was given."""
    request = RequestFactory().post(
        "/dang-nhap/",
        {"username": "an", "password": "không phải", "csrfmiddlewaretoken": TOKEN},
        HTTP_HOST="testserver",
        HTTP_COOKIE=f"csrftoken={TOKEN}",
        HTTP_ORIGIN="https://testserver",
        HTTP_X_FORWARDED_FOR=VISITOR,
        HTTP_X_FORWARDED_PROTO="https",
        HTTP_REFERER="https://testserver/dang-nhap/",
        REMOTE_ADDR=proxy,
    )
    answered: list[str] = []
    application(request.environ, lambda status, headers, exc_info=None: answered.append(status))
    return answered[0], request.environ["REMOTE_ADDR"]


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("proxy", ["127.0.0.1", "::1"])
def test_a_proxy_on_this_machine_is_believed(proxy: str) -> None:
    assert sign_in_through(proxy) == ("400 Bad Request", VISITOR)


@pytest.mark.usefixtures("one_connection")
def test_nobody_else_is() -> None:
    assert sign_in_through("198.51.100.7") == ("403 Forbidden", "198.51.100.7")
