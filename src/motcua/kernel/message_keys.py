"""A site's keys for its mail server, SMS gateway and Zalo account."""

import re
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

from motcua.kernel.misconfiguration import ConfigurationError, misconfigured
from motcua.kernel.site_values import Values, read_number, read_text

MESSAGE_KEYS = (
    "mail_host",
    "mail_port",
    "mail_security",
    "mail_user",
    "mail_password",
    "mail_from",
    "sms_address",
    "sms_token",
    "zalo_address",
    "zalo_token",
    "zalo_template",
)
PATIENCE = 20
"""Seconds to wait for each answer of the mail server."""
USUAL_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_SENDER = re.compile(r"[^@\s]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class MessageSettings:
    """Empty texts where a way is not set up."""

    mail_host: str
    mail_port: int
    mail_security: str
    mail_user: str
    mail_password: str
    mail_from: str
    sms_address: str
    sms_token: str
    zalo_address: str
    zalo_token: str
    zalo_template: str

    @property
    def smtp_options(self) -> dict[str, Any]:
        """For Django's SMTP backend."""
        return {
            "host": self.mail_host or "localhost",
            "port": self.mail_port,
            "username": self.mail_user,
            "password": self.mail_password,
            "use_tls": self.mail_security == "starttls",
            "use_ssl": self.mail_security == "tls",
            "timeout": PATIENCE,
        }


def read_messages(values: Values) -> MessageSettings:
    """Read and check the keys. Raises `ConfigurationError`."""
    security = read_text(values, "mail_security").strip().lower() or "starttls"
    if security not in USUAL_PORTS:
        raise misconfigured(
            vi=f"mail_security = {security!r}: hãy viết starttls, tls hoặc none.",
            en=f"mail_security = {security!r}: write starttls, tls or none.",
        )
    return MessageSettings(
        mail_host=read_text(values, "mail_host").strip(),
        mail_port=read_number(values, "mail_port", otherwise=USUAL_PORTS[security], least=1, most=65535),
        mail_security=security,
        mail_user=read_text(values, "mail_user"),
        mail_password=read_text(values, "mail_password"),
        mail_from=_read_sender(values),
        sms_address=_read_address(values, "sms_address"),
        sms_token=read_text(values, "sms_token"),
        zalo_address=_read_address(values, "zalo_address"),
        zalo_token=read_text(values, "zalo_token"),
        zalo_template=read_text(values, "zalo_template").strip(),
    )


def _read_sender(values: Values) -> str:
    """`mail_from`: what stands as sender, and what says that there is e-mail at all."""
    sender = read_text(values, "mail_from").strip()
    host = read_text(values, "mail_host").strip()
    if bool(sender) != bool(host):
        raise misconfigured(
            vi="mail_host và mail_from đi cùng nhau: hãy đặt cả hai, hoặc bỏ cả hai để trang không gửi thư.",
            en="mail_host and mail_from go together: set both, or neither and the site sends no e-mail.",
        )
    if sender and not _SENDER.fullmatch(parseaddr(sender)[1]):
        raise misconfigured(
            vi=f"mail_from = {sender!r}: hãy viết như Trung tâm PVHCC <thongbao@quangninh.gov.vn>.",
            en=f"mail_from = {sender!r}: write it like Service Centre <notices@quangninh.gov.vn>.",
        )
    return sender


def _read_address(values: Values, key: str) -> str:
    address = read_text(values, key).strip()
    if (
        address
        and not re.match(r"https://[^/\s]+", address)
        and not re.match(r"http://(127\.0\.0\.1|localhost)[:/]", address)
    ):
        raise _not_https(key)
    return address


def _not_https(key: str) -> ConfigurationError:
    return misconfigured(
        vi=f"{key}: hãy viết địa chỉ https:// của nhà cung cấp (http:// chỉ dùng cho chính máy này).",
        en=f"{key}: write the provider's https:// address (http:// is for this machine alone).",
    )
