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

    def message(self, language: str) -> str:
        """The sentence in `language` ("vi" or "en"); Vietnamese for any other."""
        return self.en if language == "en" else self.vi

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.code, self.vi, self.en, self.field, self.details)


def _rebuild(
    kind: type[DomainError], code: str, vi: str, en: str, field: str | None, details: dict[str, Any]
) -> DomainError:
    return kind(code, vi=vi, en=en, field=field, **details)


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
