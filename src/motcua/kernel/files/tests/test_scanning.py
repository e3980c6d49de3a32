"""A real clamd finds the test virus; whatever is not its plain "OK" keeps the file out."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from motcua.kernel.errors import Invalid
from motcua.kernel.files import store
from motcua.kernel.files.receiving import receive
from motcua.kernel.files.scanning import scan
from motcua.kernel.files.tests import made
from motcua.kernel.files.tests.clamd import Clamd, running_clamd


@pytest.fixture(scope="module")
def clamd() -> Iterator[Clamd]:
    with running_clamd() as started:
        yield started


@pytest.fixture(params=["path", "host_and_port"])
def address(clamd: Clamd, request: pytest.FixtureRequest) -> str:
    return str(getattr(clamd, request.param))


def test_a_clean_file_passes(address: str) -> None:
    scan(BytesIO(made.pdf()), address)


@pytest.mark.parametrize("content", [made.EICAR, made.infected_pdf()])
def test_the_test_virus_is_found(address: str, content: bytes) -> None:
    with pytest.raises(Invalid, match="file_infected") as caught:
        scan(BytesIO(content), address)
    assert caught.value.details["virus"].startswith("Eicar-Test-Signature")


def test_a_file_larger_than_the_scanner_takes_is_not_passed(address: str) -> None:
    with pytest.raises(Invalid, match="file_not_scanned"):
        scan(BytesIO(os.urandom(4_000_000)), address)


def test_an_infected_upload_is_not_kept(clamd: Clamd, settings: Settings, file_store: Path) -> None:
    settings.CLAMAV = clamd.path
    with pytest.raises(Invalid, match="file_infected"):
        receive(SimpleUploadedFile("đơn.pdf", made.infected_pdf()))
    assert not file_store.exists()
    assert store.is_kept(receive(SimpleUploadedFile("đơn.pdf", made.pdf())).digest)


@pytest.mark.parametrize("where", ["/nowhere/clamd.sock", "127.0.0.1:1"])
def test_a_scanner_that_is_not_there_keeps_the_file_out(where: str, settings: Settings, file_store: Path) -> None:
    settings.CLAMAV = where
    with pytest.raises(Invalid, match="file_not_scanned") as caught:
        receive(SimpleUploadedFile("đơn.pdf", made.pdf()))
    assert "thử lại" in caught.value.vi
    assert not file_store.exists()


@pytest.mark.parametrize("answer", [b"", b"stream: OK", b"stream: Can't allocate memory ERROR\0", b"UNKNOWN COMMAND\0"])
def test_no_answer_and_a_strange_answer_keep_the_file_out(answer: bytes) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        thread = threading.Thread(target=_answer_once, args=(server, answer))
        thread.start()
        with pytest.raises(Invalid, match="file_not_scanned"):
            scan(BytesIO(b"x"), f"127.0.0.1:{server.getsockname()[1]}", patience=0.5)
        thread.join()


def _answer_once(server: socket.socket, answer: bytes) -> None:
    """Takes the stream, says `answer`, and no more until the other side is gone."""
    connection, _ = server.accept()
    with connection:
        connection.settimeout(5)
        connection.recv(4096)
        connection.sendall(answer)
        while connection.recv(4096):
            pass
