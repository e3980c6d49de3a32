"""How a figure becomes points: five kinds of scoring rule, exact in fractions. A set of criteria names one per leaf."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from motcua.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class Ladder:
    """The points of the highest step that the share reaches, nothing below them all. `steps`: (share, points)."""

    steps: tuple[tuple[Fraction, Fraction], ...]

    def points(self, share: Fraction, most: Fraction) -> Fraction:
        return max((points for least, points in self.steps if share >= least), default=Fraction(0))


@dataclass(frozen=True, slots=True)
class Proportional:
    """Share × most ÷ threshold ("tỷ lệ × điểm tối đa / ngưỡng"), all of it from the threshold on."""

    full_at: Fraction

    def points(self, share: Fraction, most: Fraction) -> Fraction:
        return most * min(max(share / self.full_at, Fraction(0)), Fraction(1))


@dataclass(frozen=True, slots=True)
class Linear:
    """All from `full_at` on, nothing up to `zero_at`, straight between: on time 95 % → all, 87.5 % → half, 80 % → 0."""

    zero_at: Fraction
    full_at: Fraction

    def points(self, share: Fraction, most: Fraction) -> Fraction:
        part = (share - self.zero_at) / (self.full_at - self.zero_at)
        return most * min(max(part, Fraction(0)), Fraction(1))


@dataclass(frozen=True, slots=True)
class YesNo:
    """All where it was done (share 1), nothing where not."""

    def points(self, share: Fraction, most: Fraction) -> Fraction:
        return most if share >= 1 else Fraction(0)


@dataclass(frozen=True, slots=True)
class SurveyShare:
    """Share of satisfied answers × most (SIPAS: hài lòng + rất hài lòng ÷ câu trả lời hợp lệ)."""

    def points(self, share: Fraction, most: Fraction) -> Fraction:
        return most * min(max(share, Fraction(0)), Fraction(1))


type Formula = Ladder | Proportional | Linear | YesNo | SurveyShare


def read_formula(data: Mapping[str, Any], most: Fraction, where: str) -> Formula:
    """A formula from its JSON object; shares are texts such as "95/100". Raises `Invalid` naming the criterion."""
    kind = data.get("kind")
    try:
        if kind == "ladder":
            return _ladder(data, most, where)
        if kind == "proportional":
            return Proportional(_between_0_and_1(data["full_at"]))
        if kind == "linear":
            linear = Linear(Fraction(data["zero_at"]), _between_0_and_1(data["full_at"]))
            if 0 <= linear.zero_at < linear.full_at:
                return linear
        if kind in ("yes_no", "survey"):
            return YesNo() if kind == "yes_no" else SurveyShare()
    except (KeyError, ValueError, TypeError, ZeroDivisionError) as error:
        raise bad_set(where, "công thức không đọc được", "the formula cannot be read") from error
    raise bad_set(where, "công thức không hợp lệ", "the formula is not valid")


def _ladder(data: Mapping[str, Any], most: Fraction, where: str) -> Ladder:
    steps = tuple(sorted((Fraction(least), Fraction(points)) for least, points in data["steps"]))
    rising = all(one[1] < other[1] and one[0] < other[0] for one, other in pairwise(steps))
    if not steps or not rising or steps[0][1] < 0 or steps[-1][1] != most:
        raise bad_set(where, "thang điểm phải tăng dần đến điểm tối đa", "a ladder rises up to the most points")
    return Ladder(steps)


def _between_0_and_1(text: str) -> Fraction:
    share = Fraction(text)
    if not 0 < share <= 1:
        raise ValueError(text)
    return share


def bad_set(where: str, vi: str, en: str) -> Invalid:
    """A set of criteria that cannot be used, and where."""
    return Invalid(
        "criteria_not_valid",
        vi=f"Bộ tiêu chí, mục {where}: {vi}. Hãy sửa tệp rồi nạp lại.",
        en=f"Set of criteria, item {where}: {en}. Correct the file and load it again.",
    )
