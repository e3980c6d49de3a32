"""Domain errors: a code for machines, a Vietnamese and an English sentence that says what to do next."""

from typing import Any


class DomainError(Exception):
    """A refusal that a person can read.

    `code` is a stable snake_case word; `vi` and `en` are whole sentences telling the person what to do next;
    `details` are the values a program may want (never personal data). `field` names the input at fault, if one is.
    """

    http_status = 400

    def __init__(self, code: str, *, vi: str, en: str, field: str | None = None, **details: Any) -> None:
        super().__init__(f"{code}: {en}")
        self.code = code
        self.vi = vi
        self.en = en
        self.field = field
        self.details = details

    def message(self, language: str | None) -> str:
        """The sentence in English for "en" and its regions ("en-gb"), in Vietnamese for any other and for none."""
        return self.en if (language or "").partition("-")[0] == "en" else self.vi

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions rebuild themselves from positional arguments; ours are named, and import workers raise them.
        return _rebuild, (type(self), self.code, self.vi, self.en), vars(self)


def _rebuild(kind: type[DomainError], code: str, vi: str, en: str) -> DomainError:
    return kind(code, vi=vi, en=en)


class Invalid(DomainError):
    """The input is not well formed or lacks something (HTTP 400)."""


class Refused(DomainError):
    """The law or the state of things does not allow it (HTTP 422)."""

    http_status = 422


class Conflict(DomainError):
    """Someone else has just acted (HTTP 409)."""

    http_status = 409


class NotFound(DomainError):
    """Absent, or not for this person: the two look alike (HTTP 404)."""

    http_status = 404
