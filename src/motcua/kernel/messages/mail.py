"""E-mail through the site's SMTP server (Django's backend, RFC 5321)."""

import smtplib
from contextlib import suppress
from email.utils import parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, mailers
from django.core.validators import validate_email

from motcua.kernel.messages import failures
from motcua.kernel.messages.ways import Sent

PROVIDER = "SMTP"


def is_set_up() -> bool:
    return bool(settings.MAIL_FROM)


def send(address: str, subject: str, text: str, *, key: str) -> Sent:
    """One plain message. Its Message-ID is made of `key`, so a second copy is known for what it is."""
    _check_address(address)
    message_id = f"<{key}@{parseaddr(settings.MAIL_FROM)[1].rpartition('@')[2]}>"
    message = EmailMessage(
        " ".join(subject.split()),
        text,
        settings.MAIL_FROM,
        [address],
        headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
    )
    try:
        mailer = mailers.default
        try:
            mailer.open()
            mailer.send_messages([message])
        finally:
            with suppress(smtplib.SMTPException, OSError):  # what was taken is taken, however the server says goodbye
                mailer.close()
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        raise _of_recipient(code, said) from error
    except (smtplib.SMTPSenderRefused, smtplib.SMTPAuthenticationError) as error:
        raise failures.not_let_in(PROVIDER, _said(error.smtp_code, error.smtp_error)) from error
    except smtplib.SMTPDataError as error:
        kind = failures.busy if error.smtp_code < 500 else failures.not_taken
        raise kind(PROVIDER, _said(error.smtp_code, error.smtp_error)) from error
    except smtplib.SMTPResponseException as error:  # no good morning, no HELO
        raise failures.busy(PROVIDER, _said(error.smtp_code, error.smtp_error)) from error
    except (smtplib.SMTPException, OSError) as error:
        raise failures.no_answer(PROVIDER, type(error).__name__) from error
    return Sent(message_id)


def _check_address(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError as error:
        raise failures.bad_address("không phải địa chỉ thư / not an e-mail address") from error


def _of_recipient(code: int, said: bytes | str) -> failures.Failure:
    return failures.busy(PROVIDER, _said(code, said)) if code < 500 else failures.bad_address(_said(code, said))


def _said(code: int, said: bytes | str) -> str:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {' '.join(words.split())}"[:200]
