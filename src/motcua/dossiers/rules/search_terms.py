"""What an officer typed into the search of the desk, read as what can be found cheaply, the cheapest first.

A whole code; the number on a receipt of today, or day and number ("17", "181030-0017"); an identity number or tax code;
a procedure's code; the beginning of an owner's name, accents or not.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from motcua.dossiers.rules.codes import parse_code
from motcua.kernel.errors import Invalid
from motcua.kernel.text import fold

LONGEST = 200
SHORTEST_NAME = 3
NUMBER_OF_DAY = re.compile(r"(?:(\d{6}|\d{8})\s*[-–/ ]\s*)?(\d{1,5})", re.ASCII)
IDENTITY = re.compile(r"\d{9}|\d{10}|\d{12}|\d{10}-?\d{3}", re.ASCII)
PROCEDURE = re.compile(r"\d\.\d{6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class WholeCode:
    code: str


@dataclass(frozen=True, slots=True)
class NumberOfDay:
    """The number that an agency gave out on a day; None for today."""

    day: date | None
    number: int


@dataclass(frozen=True, slots=True)
class Identity:
    number: str


@dataclass(frozen=True, slots=True)
class ProcedureCode:
    code: str


@dataclass(frozen=True, slots=True)
class NameBegins:
    folded: str


type Term = WholeCode | NumberOfDay | Identity | ProcedureCode | NameBegins


def read_term(text: str) -> Term:
    """What `text` asks for. Raises `Invalid("search_too_short")` where it would find too much, with what to type."""
    typed = " ".join(text[:LONGEST].split())
    try:
        return WholeCode(parse_code(typed).text)
    except Invalid:
        pass
    if PROCEDURE.fullmatch(typed):
        return ProcedureCode(typed)
    if IDENTITY.fullmatch(typed.replace(" ", "")):
        return Identity(typed.replace(" ", ""))
    if (match := NUMBER_OF_DAY.fullmatch(typed)) and int(match[2]) and (not match[1] or _day(match[1])):
        return NumberOfDay(_day(match[1]) if match[1] else None, int(match[2]))
    folded = fold(typed)
    if len(folded) < SHORTEST_NAME or not any(each.isalpha() for each in folded):
        raise Invalid(
            "search_too_short",
            vi="Hãy gõ thêm: cả mã hồ sơ, hoặc số của hồ sơ nhận hôm nay (17), ngày và số (181030-0017), số CCCD hay "
            "mã số thuế, mã thủ tục, hoặc ít nhất 3 chữ cái đầu của tên chủ hồ sơ.",
            en="Type more: a whole dossier code, or the number of one received today (17), day and number "
            "(181030-0017), an identity number or tax code, a procedure's code, or the first 3 letters of the owner's "
            "name.",
            field="q",
        )
    return NameBegins(folded)


def _day(digits: str) -> date | None:
    try:
        return datetime.strptime(digits, "%y%m%d" if len(digits) == 6 else "%Y%m%d").date()  # noqa: DTZ007 - a day
    except ValueError:
        return None
