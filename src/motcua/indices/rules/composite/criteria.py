"""A set of criteria: fields → criteria → sub-criteria, each with its most points; leaves are scored.

The points of children add up to their parent's, the fields' to the set's: checked when a set is read, so that no index
is ever computed by a table that does not add up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from motcua.indices.rules.composite.formulas import Formula, SurveyShare, bad_set, read_formula


class Kind(StrEnum):
    """Whom a set assesses."""

    PROVINCE = "province"
    AGENCY = "agency"
    DISTRICT = "district"
    COMMUNE = "commune"


class NotApplicable(StrEnum):
    """What a set says of a criterion that does not apply to a subject."""

    EXCLUDED = "excluded"
    """Its points are taken out of the whole."""
    FULL = "full"
    """All points are given."""
    NEVER = "never"
    """Every criterion applies."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One node. A leaf has a `formula`; `figure` names what our own statistics know of it, "" where nothing."""

    code: str
    name: str
    most: Fraction
    children: tuple["Criterion", ...] = ()
    formula: Formula | None = None
    needs_evidence: bool = True
    figure: str = ""

    def leaves(self) -> Iterator["Criterion"]:
        """The criteria that are scored, in order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    @property
    def is_survey(self) -> bool:
        """Scored by a survey, not by oneself."""
        return isinstance(self.formula, SurveyShare)


@dataclass(frozen=True, slots=True)
class Criteria:
    """A whole set."""

    code: str
    version: int
    year: int
    kind: Kind
    name: str
    source: str
    confirmed: bool
    most: Fraction
    not_applicable: NotApplicable
    fields: tuple[Criterion, ...]

    def leaves(self) -> Iterator[Criterion]:
        for each in self.fields:
            yield from each.leaves()

    def leaf(self, code: str) -> Criterion | None:
        return next((each for each in self.leaves() if each.code == code), None)


def read_criteria(data: Mapping[str, Any]) -> Criteria:
    """A set from its JSON object. Raises `Invalid` (`criteria_not_valid`), naming the item."""
    try:
        fields = tuple(_read(each) for each in data["fields"])
        found = Criteria(
            code=_text(data, "code"),
            version=int(data["version"]),
            year=int(data["year"]),
            kind=Kind(data["kind"]),
            name=_text(data, "name"),
            source=_text(data, "source"),
            confirmed=data["confirmed"] is True,
            most=Fraction(data["most"]),
            not_applicable=NotApplicable(data["not_applicable"]),
            fields=fields,
        )
    except (KeyError, ValueError, TypeError, AttributeError, ZeroDivisionError) as error:
        raise bad_set(str(data.get("code", "?")), "thiếu hoặc sai mục", "something is missing or wrong") from error
    _check_sum(found.code, found.most, fields)
    codes = [code for each in fields for code in _codes(each)]
    for code in codes:
        if codes.count(code) > 1:
            raise bad_set(code, "mã bị lặp", "the code is there twice")
    return found


def _read(data: Mapping[str, Any]) -> Criterion:
    code, most = _text(data, "code"), Fraction(data["most"])
    if most <= 0:
        raise bad_set(code, "điểm tối đa phải lớn hơn 0", "the most points must be above 0")
    if children := tuple(_read(each) for each in data.get("children", ())):
        _check_sum(code, most, children)
        return Criterion(code, _text(data, "name"), most, children)
    return Criterion(
        code,
        _text(data, "name"),
        most,
        formula=read_formula(data["formula"], most, code),
        needs_evidence=data.get("evidence", True) is True,
        figure=data.get("figure", ""),
    )


def _check_sum(where: str, most: Fraction, children: tuple[Criterion, ...]) -> None:
    total = sum((child.most for child in children), Fraction(0))
    if total != most:
        raise bad_set(where, f"các mục con cộng lại {total}, không phải {most}", f"its items are {total}, not {most}")


def _codes(criterion: Criterion) -> Iterator[str]:
    yield criterion.code
    for child in criterion.children:
        yield from _codes(child)


def _text(data: Mapping[str, Any], name: str) -> str:
    if not str(data[name]).strip():
        raise ValueError(name)
    return str(data[name]).strip()
