"""One answer of a simple type: from what was typed, or from a JSON document, into its one written form.

`read_simple` gives None where nothing is answered, and raises `Bad` or the `Invalid` of `people.rules` where the answer
cannot be taken. What was typed and what stands in a document go through the same checks; only dates and numbers are
written differently.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from motcua.forms.rules.days import day_of, read_day
from motcua.forms.rules.field_types import (
    LARGEST_NUMBER,
    Choice,
    Commune,
    Day,
    Dong,
    Email,
    File,
    Identity,
    Number,
    Phone,
    SimpleType,
    TaxCode,
    Text,
    YesNo,
)
from motcua.forms.rules.problems import Problem, name_problem
from motcua.kernel.errors import Invalid
from motcua.kernel.money import parse_dong
from motcua.kernel.text import nfc
from motcua.people.rules.contact import check_email, check_phone
from motcua.people.rules.identity import CMND_LAST_DAY, IdentityKind, check_identity
from motcua.people.rules.tax_code import check_tax_code

KIND_NAMES = {
    IdentityKind.CCCD: ("căn cước (12 chữ số)", "identity card (12 digits)"),
    IdentityKind.CMND: ("chứng minh nhân dân (9 chữ số)", "old identity card (9 digits)"),
    IdentityKind.PASSPORT: ("hộ chiếu", "passport"),
}
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,99}")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?P<mark>[.,\s])[0-9]{3}(?:(?P=mark)[0-9]{3})*")
_PLAIN = re.compile(r"[+-]?[0-9]{1,16}(?:\.[0-9]{1,16})?")
_TYPED_DAY = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})")
LARGEST_DONG = 10**15


class Units(Protocol):
    """The communes: rules know no database."""

    def commune_name(self, code: str, on: date) -> str | None:
        """What the commune with that code is called on that day; None where there is none."""


class Bad(ValueError):
    """The answer cannot be taken; `code` and `values` for `name_problem`."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def at(self, path: str) -> Problem:
        """The problem that it is at `path`."""
        return name_problem(self.code, path, **self.values)


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where answers are read: the day, the communes, and whether they were typed or stand in a document."""

    on: date
    units: Units
    is_typed: bool


def read_simple(type_: SimpleType, raw: object, setting: Setting) -> object:
    """The answer in its one written form; None for none. Raises `Bad` and `Invalid`."""
    if isinstance(type_, File):
        return _files(type_, raw)
    if isinstance(type_, Choice) and type_.several:
        return _several(type_, raw)
    if raw is None or raw == "" or (isinstance(raw, str) and not raw.strip()):
        return None
    match type_:
        case Number():
            return _number(type_, raw, setting)
        case Dong():
            return _dong(type_, raw, setting)
        case YesNo():
            return _yes_no(type_, raw, setting)
    if not isinstance(raw, str):
        raise Bad("wrong_shape")
    return _worded(type_, raw, setting)


def _worded(type_: SimpleType, raw: str, setting: Setting) -> str:
    if isinstance(type_, Text):
        return _text(raw, type_)
    text = _text(raw, Text(300))
    match type_:
        case Day():
            return _day(type_, text, setting)
        case Choice(options=options):
            if text not in {option.key for option in options}:
                raise Bad("not_an_option")
            return text
        case Identity():
            return _identity(type_, text, setting)
        case TaxCode():
            return check_tax_code(text)
        case Phone():
            return check_phone(text, on=setting.on)
        case Email():
            return check_email(text)
        case Commune():
            if not text.isascii() or len(text) > 5 or setting.units.commune_name(text, setting.on) is None:
                raise Bad("unknown_commune")
            return text
    raise AssertionError(type_)


def _text(raw: str, type_: Text) -> str:
    text = nfc(raw).replace("\r\n", "\n").replace("\r", "\n").strip()
    if not all(each.isprintable() for each in text.replace("\t", " ").split("\n")):
        raise Bad("odd_characters")
    if not type_.many_lines:
        if "\n" in text:
            raise Bad("one_line")
        text = " ".join(text.split())
    if len(text) > type_.longest:
        raise Bad("too_long", most=type_.longest)
    return text


def _number(type_: Number, raw: object, setting: Setting) -> int | float:
    number = _typed_number(raw, type_) if setting.is_typed and isinstance(raw, str) else _plain_number(raw)
    if number != round(number, type_.decimals):
        raise Bad("too_many_decimals", most=type_.decimals) if type_.decimals else Bad("not_whole")
    value = int(number) if number == int(number) else float(number)
    _check_between(value, type_.least, type_.most)
    _check_between(value, -LARGEST_NUMBER, LARGEST_NUMBER)
    return value


def _plain_number(raw: object) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not abs(raw) <= 10 * LARGEST_NUMBER:
        raise Bad("not_a_number")
    return Decimal(str(raw))


def _typed_number(raw: str, type_: Number) -> Decimal:
    """Written as in Vietnam, a comma before decimals and dots between thousands; "12.5" is plain too."""
    text = raw.strip().replace("\u00a0", " ").replace("−", "-")
    if type_.decimals and text.count(",") == 1:
        text = text.replace(".", "").replace(" ", "").replace(",", ".")
    elif grouped := _GROUPED.fullmatch(text):
        text = text.replace(grouped["mark"], "")
    if not _PLAIN.fullmatch(text):
        raise Bad("not_a_number")
    return Decimal(text)


def _dong(type_: Dong, raw: object, setting: Setting) -> int:
    if setting.is_typed and isinstance(raw, str):
        amount = parse_dong(raw)
    elif isinstance(raw, bool) or not isinstance(raw, int | float) or not abs(raw) <= 10 * LARGEST_DONG or raw % 1:
        raise Bad("not_whole")
    else:
        amount = int(raw)
    _check_between(amount, type_.least, LARGEST_DONG if type_.most is None else type_.most)
    return amount


def _check_between(value: float, least: float | None, most: float | None) -> None:
    if least is not None and value < least:
        raise Bad("too_small", least=_shown(least))
    if most is not None and value > most:
        raise Bad("too_large", most=_shown(most))


def _shown(limit: float) -> tuple[str, str]:
    english = f"{limit:,}"
    return english.translate(str.maketrans(",.", ".,")), english


def _yes_no(type_: YesNo, raw: object, setting: Setting) -> bool | None:
    if setting.is_typed and isinstance(raw, str):
        raw = {"yes": True, "no": False}.get(raw, raw)
    if not isinstance(raw, bool):
        raise Bad("wrong_shape")
    return raw or (None if type_.confirmation else False)


def _day(type_: Day, text: str, setting: Setting) -> str:
    if setting.is_typed and (typed := _TYPED_DAY.fullmatch(text)):
        text = f"{typed[3]}-{int(typed[2]):02d}-{int(typed[1]):02d}"
    try:
        day = read_day(text)
    except ValueError:
        raise Bad("not_a_date") from None
    if type_.least is not None and day < (least := day_of(type_.least, setting.on)):
        raise Bad("too_early", least=(f"{least:%d/%m/}{least.year:04d}", least.isoformat()))
    if type_.most is not None and day > (most := day_of(type_.most, setting.on)):
        raise Bad("too_late", most=(f"{most:%d/%m/}{most.year:04d}", most.isoformat()))
    return day.isoformat()


def _identity(type_: Identity, text: str, setting: Setting) -> str:
    """The kind shows in the number: 12 digits a personal number, 9 an old card while it was valid, else a passport."""
    compact = re.sub(r"[\s.\-]", "", text)
    kind = IdentityKind.PASSPORT
    if re.fullmatch("[0-9]*", compact):
        kind = IdentityKind.CMND if len(compact) == 9 else IdentityKind.CCCD
        is_left = kind is IdentityKind.CCCD or (kind in type_.kinds and setting.on <= CMND_LAST_DAY)
        if not is_left and IdentityKind.PASSPORT in type_.kinds:
            kind = IdentityKind.PASSPORT
    if kind not in type_.kinds:
        names = [KIND_NAMES[each] for each in type_.kinds]
        raise Bad("wrong_paper", kinds=(", ".join(vi for vi, _ in names), ", ".join(en for _, en in names)))
    return check_identity(kind, compact, on=setting.on)


def _several(type_: Choice, raw: object) -> list[str] | None:
    chosen = [raw] if isinstance(raw, str) and raw else raw or []
    if not isinstance(chosen, list) or not all(isinstance(each, str) for each in chosen):
        raise Bad("wrong_shape")
    keys = [option.key for option in type_.options]
    if not set(chosen) <= set(keys):
        raise Bad("not_an_option")
    return [key for key in keys if key in chosen] or None


def _files(type_: File, raw: object) -> list[str] | None:
    files = [raw] if isinstance(raw, str) and raw else raw or []
    if not isinstance(files, list) or not all(isinstance(each, str) for each in files):
        raise Bad("wrong_shape")
    if not all(_REFERENCE.fullmatch(each) for each in files):
        raise Bad("bad_file")
    if len(set(files)) > type_.most:
        raise Bad("too_many_files", most=type_.most)
    return list(dict.fromkeys(files)) or None


REFUSALS = (Bad, Invalid)
"""What `read_simple` raises."""
