"""The words of a notice, with placeholders such as {code}: checked before they are kept, filled in strictly."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motcua.kernel.errors import Invalid
from motcua.kernel.text import nfc, unaccented
from motcua.notices.rules.what_to_tell import Kind

PLACEHOLDERS = frozenset(
    {
        *("code", "procedure", "owner", "agency", "centre", "received_at_centre", "handler", "at", "due", "old_due"),
        *("reason", "ground", "letter", "items", "amount", "purpose", "receiver", "link", "rating"),
    }
)
IN_SMS = frozenset({"code", "at", "due", "old_due", "link"})
"""An SMS is read on a locked screen by whoever holds the phone: nothing of the person beyond the dossier's code."""
LONGEST = {"subject": 150, "body": 4000, "sms": 300}
LANGUAGES = ("vi", "en")
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Wording:
    """One template in one language: `subject` and `body` for e-mail and in-app, `sms` for the phone."""

    subject: str
    body: str
    sms: str


def check_wording(kind: Kind, wording: Wording) -> Wording:
    """The wording as it is kept (NFC, trimmed). Raises `Invalid` naming the field and what is wrong with it."""
    kept = Wording(*(nfc(text.replace("\r\n", "\n")).strip() for text in (wording.subject, wording.body, wording.sms)))
    for field, text in (("subject", kept.subject), ("body", kept.body), ("sms", kept.sms)):
        _check_length(field, text)
        _check_placeholders(field, text, IN_SMS if field == "sms" else PLACEHOLDERS)
    if "\n" in kept.subject:
        raise Invalid(
            "subject_of_several_lines",
            vi="Tiêu đề chỉ có một dòng. Hãy viết lại.",
            en="The subject is one line. Write it again.",
            field="subject",
        )
    if "{code}" not in kept.sms:
        raise Invalid(
            "sms_without_code",
            vi="Tin nhắn phải có {code}: người nhận cần biết là hồ sơ nào. Hãy thêm vào.",
            en="The SMS must have {code}: the person must know which dossier it is. Add it.",
            field="sms",
        )
    return kept


def _check_length(field: str, text: str) -> None:
    if not text or len(text) > LONGEST[field]:
        raise Invalid(
            "wording_length",
            vi=f"Hãy viết từ 1 đến {LONGEST[field]} ký tự (đang có {len(text)}).",
            en=f"Write between 1 and {LONGEST[field]} characters (there are {len(text)}).",
            field=field,
        )


def _check_placeholders(field: str, text: str, allowed: frozenset[str]) -> None:
    for found in placeholders_in(text):
        if found not in allowed:
            known = ", ".join(f"{{{name}}}" for name in sorted(allowed))
            raise Invalid(
                "unknown_placeholder",
                vi=f"Không dùng được {{{found}}} ở đây. Hãy dùng một trong: {known}.",
                en=f"{{{found}}} cannot be used here. Use one of: {known}.",
                field=field,
            )


def placeholders_in(text: str) -> Iterator[str]:
    """What stands between braces, in order; a brace alone is "" and so never a placeholder."""
    for match in _BRACES.finditer(text):
        yield match.group(1) or ""


def fill_in(text: str, facts: Mapping[str, str]) -> str:
    """The text with its placeholders' values; what a value itself says in braces stays as it is.

    >>> fill_in("Hồ sơ {code}", {"code": "000.00.01.H49-181030-0001"})
    'Hồ sơ 000.00.01.H49-181030-0001'
    """
    return _BRACES.sub(lambda match: facts[match.group(1)], text)


def fill_in_sms(text: str, facts: Mapping[str, str]) -> str:
    """For an SMS: without accents, on one line."""
    return " ".join(unaccented(fill_in(text, facts)).split())
