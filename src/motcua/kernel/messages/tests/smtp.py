"""A real SMTP server for tests, which does as it is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Postman:
    """Takes mail; answers to RCPT and DATA can be set, and the line cut after DATA."""

    def __init__(self) -> None:
        self.taken: list[Message] = []
        self.to: list[str] = []
        self.recipient_answers: list[str] = []
        self.data_answers: list[str] = []
        self.lines_to_cut = 0

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]) -> str:  # noqa: N802
        if self.recipient_answers:
            return self.recipient_answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.data_answers:
            return self.data_answers.pop(0)
        self.taken.append(message_from_bytes(envelope.content))
        self.to += envelope.rcpt_tos
        if self.lines_to_cut:
            self.lines_to_cut -= 1
            server.transport.close()
        return "250 taken"

    @property
    def message_ids(self) -> list[str]:
        return [message["Message-ID"] for message in self.taken]


@contextmanager
def mail_server(settings: Any) -> Iterator[Postman]:
    """A server on a free port, which the site sends to in place of the training mailbox."""
    postman = Postman()
    controller = Controller(postman, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        send_to(settings, controller.port)
        yield postman
    finally:
        controller.stop()


def send_to(settings: Any, port: int) -> None:
    settings.MESSAGES_STAND_IN = False
    settings.MAIL_FROM = "Một Cửa <thongbao@motcua.example>"
    options = {"host": "127.0.0.1", "port": port, "timeout": 5}
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


def free_port() -> int:
    """A port nobody listens on."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
