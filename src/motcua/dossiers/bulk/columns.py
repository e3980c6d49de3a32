"""The columns of an import file, and one row of it made typed. docs/import.md lists them for people.

Instants are ISO 8601; without an offset they are in Asia/Ho_Chi_Minh. Empty means: it did not happen, or is not known.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, get_type_hints

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.rules.state import Outcome
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import DomainError, Invalid
from motcua.kernel.text import nfc
from motcua.worktime.rules.terms import Term, parse_term


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One dossier of an older system: who and what, and the instants at which things happened to it."""

    code: str
    centre: str
    procedure: str
    channel: Channel
    owner_name: str
    received_at: datetime
    case: str = ""
    summary: str = ""
    sets: int = 1
    components: str = ""
    term: Term | None = None
    term_ground: str = ""
    appointed_at: datetime | None = None
    owner_kind: str = "person"
    owner_identity_kind: str = ""
    owner_identity: str = ""
    owner_address: str = ""
    owner_phone: str = ""
    owner_email: str = ""
    applicant_name: str = ""
    applicant_identity: str = ""
    applicant_phone: str = ""
    received_by: str = ""
    handed_over_at: datetime | None = None
    supplement_requested_at: datetime | None = None
    supplement_items: str = ""
    supplement_reason: str = ""
    supplement_requested_by: str = ""
    supplement_received_at: datetime | None = None
    extended_at: datetime | None = None
    extended_to: date | None = None
    extension_reason: str = ""
    extension_letter: str = ""
    appraised_at: datetime | None = None
    appraised_by: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""
    outcome: Outcome = Outcome.GRANTED
    decision_number: str = ""
    refusal_reason: str = ""
    refusal_ground: str = ""
    issued_at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    stopped_at: datetime | None = None
    stop_reason: str = ""
    stop_ground: str = ""
    returned_at: datetime | None = None
    returned_by: str = ""
    returned_via: str = "counter"
    receiver: str = ""
    receiver_authority: str = ""


def parse_row(values: Mapping[str, Any]) -> ImportRow:
    """The typed row. Raises `Invalid` naming the column (`field`) and what to write instead."""
    unknown = ", ".join(str(name) for name in values if name not in PARSERS)
    if unknown:
        raise Invalid(
            "unknown_column",
            vi=f"Cột “{unknown[:60]}” không có trong mẫu (“None”: thừa giá trị). Hãy xem docs/import.md.",
            en=f"Column “{unknown[:60]}” is not in the format (“None”: too many values). See docs/import.md.",
            field=unknown,
        )
    given: dict[str, Any] = {}
    for name, value in values.items():
        if value is None or value == "":
            continue
        try:
            given[name] = PARSERS[name](value)
        except (ValueError, TypeError, DomainError) as error:
            raise Invalid(
                "bad_value",
                vi=f"Giá trị “{str(value)[:60]}” của cột {name} không hợp lệ. {_vi_of(error)}".strip(),
                en=f"“{str(value)[:60]}” is no valid value for column {name}. {_en_of(error)}".strip(),
                field=name,
            ) from error
    for name in REQUIRED:
        if name not in given:
            raise Invalid(
                "value_missing",
                vi=f"Cột {name} để trống. Hãy bổ sung giá trị.",
                en=f"Column {name} is empty. Give it a value.",
                field=name,
            )
    return ImportRow(**given)


def _vi_of(error: Exception) -> str:
    return error.vi if isinstance(error, DomainError) else "Hãy xem mẫu cột trong docs/import.md."


def _en_of(error: Exception) -> str:
    return error.en if isinstance(error, DomainError) else "See the columns in docs/import.md."


def _text(value: Any) -> str:
    if not isinstance(value, str):
        value = str(value)
    return nfc(value).strip()


def _instant(value: Any) -> datetime:
    instant = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return instant.astimezone(VIETNAM) if instant.tzinfo else instant.replace(tzinfo=VIETNAM)


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(value)


_PARSER_BY_TYPE: dict[Any, Callable[[Any], Any]] = {
    str: _text,
    int: int,
    Channel: Channel,
    Outcome: Outcome,
    datetime: _instant,
    datetime | None: _instant,
    date | None: _day,
    Term | None: parse_term,
}
PARSERS: dict[str, Callable[[Any], Any]] = {
    name: _PARSER_BY_TYPE[kind] for name, kind in get_type_hints(ImportRow).items()
}
REQUIRED = ("code", "centre", "procedure", "channel", "owner_name", "received_at")
