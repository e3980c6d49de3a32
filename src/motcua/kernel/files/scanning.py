"""Asking ClamAV: the bytes go to a running clamd (INSTREAM, clamd(8)), and its word decides.

Of the two clients in the package index one had its last release in 2014, the other is under the GPL and takes a silent
daemon for a clean file; the protocol is these few lines.
"""

import logging
import socket
import struct
from typing import BinaryIO

from motcua.kernel.files import refusals

log = logging.getLogger(__name__)

CHUNK = 64 * 1024
PATIENCE = 60.0
"""Seconds to wait for each answer of clamd."""


def scan(content: BinaryIO, address: str, *, patience: float = PATIENCE) -> None:
    """Let clamd at `address` (a socket's path, or host:port) read `content`. Raises `Invalid`.

    Anything but its plain "OK" is a refusal: a virus found, no answer, an answer that is not understood.
    """
    try:
        said = _ask(content, address, patience)
    except OSError as error:
        log.error("clamd at %s does not answer: %s", address, error)
        raise refusals.not_scanned() from error
    if said == "stream: OK":
        return
    if said.startswith("stream: ") and said.endswith(" FOUND"):
        raise refusals.infected(said.removeprefix("stream: ").removesuffix(" FOUND"))
    log.error("clamd at %s did not scan: %s", address, said or "it said nothing")
    raise refusals.not_scanned()


def _ask(content: BinaryIO, address: str, patience: float) -> str:
    content.seek(0)
    with _connect(address, patience) as connection:
        try:
            connection.sendall(b"zINSTREAM\0")
            while chunk := content.read(CHUNK):
                connection.sendall(struct.pack("!I", len(chunk)) + chunk)
            connection.sendall(struct.pack("!I", 0))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it stops reading when the file is larger than its limit; what it says then is read below
        return _read_answer(connection)


def _connect(address: str, patience: float) -> socket.socket:
    if not address.startswith("/"):
        host, _, port = address.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=patience)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(patience)
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection


def _read_answer(connection: socket.socket) -> str:
    answer = b""
    while len(answer) < 4096 and b"\0" not in answer and (piece := connection.recv(4096)):
        answer += piece
    said, end, _ = answer.partition(b"\0")
    return said.decode("utf-8", "replace").strip() if end else ""  # cut off, it may have been another word
