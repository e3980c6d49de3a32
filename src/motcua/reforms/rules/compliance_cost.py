"""What obeying a procedure costs those it binds: compliance cost (chi phí tuân thủ) by the standard cost model.

One of the four criteria of an impact assessment (NĐ 63/2010 Art 10; forms of TT 03/2022/TT-BTP). Once:
each line costs hours × wage per hour + hiring + fee + other. A year: once × times a year × number of subjects.
Example (a province's press, one group of procedures): 1.024.000 đ once before, 231.000 đ after, 3.228 dossiers a year:
793.000 × 3.228 = 2.559.804.000 đ saved a year, 77,44 %.

Exact: an hour's wage is kept as an amount for a number of hours, time in minutes. The work of each line is rounded to
the đồng (half a đồng up) and shown so; every sum adds what is shown. Amounts are đồng, never negative.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from motcua.kernel.errors import Invalid
from motcua.kernel.money import LARGEST

HOURS_A_YEAR = 12 * 22 * 8
"""The hours that a year's income is spread over: 12 months of 22 days of 8 hours."""
MOST_MINUTES = 60 * 24 * 366
MOST_TIMES = 10**6
MOST_SUBJECTS = 10**9


class Activity(StrEnum):
    """What somebody does to get through the procedure, in the model's order."""

    PREPARE = "prepare"
    """Chuẩn bị hồ sơ."""
    SUBMIT = "submit"
    """Nộp hồ sơ."""
    PAY = "pay"
    """Nộp phí, lệ phí."""
    INSPECTION = "inspection"
    """Phục vụ việc kiểm tra, đánh giá của cơ quan có thẩm quyền."""
    OTHER = "other"
    """Công việc khác."""
    RECEIVE = "receive"
    """Nhận kết quả."""


@dataclass(frozen=True, slots=True)
class Wage:
    """What an hour is worth: `amount` đồng earned in `hours` hours, as `source` says."""

    amount: int
    hours: int
    source: str

    def __post_init__(self) -> None:
        _within("wage", self.amount, LARGEST)
        _within("wage_hours", self.hours, HOURS_A_YEAR * 100, least=1)
        if not self.source.strip():
            raise Invalid(
                "wage_source_missing",
                vi="Hãy ghi nguồn của mức thu nhập (số liệu thống kê nào, năm nào).",
                en="Name the source of the income (which statistics, of which year).",
                field="wage_source",
            )

    @property
    def per_hour(self) -> Fraction:
        """Đồng an hour, exactly."""
        return Fraction(self.amount, self.hours)

    @property
    def per_hour_rounded(self) -> int:
        """Đồng an hour as shown; costs are counted with the exact one."""
        return half_up(self.per_hour)


def wage_of_gdp(gdp_per_capita: int, source: str) -> Wage:
    """An hour of anybody: the year's GDP per person in đồng, over 12 × 22 × 8 hours."""
    return Wage(gdp_per_capita, HOURS_A_YEAR, source)


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of the cost table, of one subject, once: `minutes` of work at `wage`, and đồng for the rest.

    `hiring`: consultants and other paid help; `fee`: phí, lệ phí; `other`: travel, copies, post.
    """

    activity: Activity
    name: str
    minutes: int
    wage: Wage
    hiring: int = 0
    fee: int = 0
    other: int = 0

    def __post_init__(self) -> None:
        _within("minutes", self.minutes, MOST_MINUTES)
        for name in ("hiring", "fee", "other"):
            _within(name, getattr(self, name), LARGEST)

    @property
    def hours(self) -> Fraction:
        """Time in hours, exactly."""
        return Fraction(self.minutes, 60)

    @property
    def work(self) -> int:
        """Hours × wage per hour, rounded to the đồng."""
        return half_up(self.hours * self.wage.per_hour)

    @property
    def total(self) -> int:
        """What the line costs one subject, once."""
        return self.work + self.hiring + self.fee + self.other


@dataclass(frozen=True, slots=True)
class ComplianceCost:
    """The cost table of a procedure: its lines, and how often how many subjects go through it.

    `times` in `in_years` years: 1 in 5 for a licence renewed every fifth year.
    """

    lines: tuple[CostLine, ...]
    times: int
    subjects: int
    in_years: int = 1

    def __post_init__(self) -> None:
        _within("times", self.times, MOST_TIMES)
        _within("subjects", self.subjects, MOST_SUBJECTS)
        _within("in_years", self.in_years, 100, least=1)

    @property
    def once(self) -> int:
        """What one subject spends, once, in đồng."""
        return sum(line.total for line in self.lines)

    @property
    def yearly(self) -> int:
        """What all subjects spend in a year, in đồng: once × times a year × number of subjects."""
        return half_up(Fraction(self.once * self.times * self.subjects, self.in_years))

    def by_activity(self) -> dict[Activity, int]:
        """The cost once of each activity, in the model's order; those without lines cost 0."""
        spent: dict[Activity, int] = defaultdict(int)
        for line in self.lines:
            spent[line.activity] += line.total
        return {activity: spent[activity] for activity in Activity}


@dataclass(frozen=True, slots=True)
class Saving:
    """What a change saves, in đồng of the same kind (both once, or both a year). Dearer is a negative saving."""

    before: int
    after: int

    @property
    def amount(self) -> int:
        return self.before - self.after

    @property
    def share(self) -> Fraction | None:
        """Saving ÷ before, exactly; None where nothing was spent before."""
        return Fraction(self.amount, self.before) if self.before else None

    @property
    def hundredths_of_percent(self) -> int | None:
        """The share as shown: hundredths of a percent, half up (7744 is 77,44 %)."""
        return None if self.share is None else half_up(self.share * 10_000)


def saving_once(before: ComplianceCost, after: ComplianceCost) -> Saving:
    """What one subject saves, once."""
    return Saving(before.once, after.once)


def saving_yearly(before: ComplianceCost, after: ComplianceCost) -> Saving:
    """What all subjects save in a year."""
    return Saving(before.yearly, after.yearly)


def total_saving(savings: Iterable[Saving]) -> Saving:
    """Savings of several procedures together."""
    all_of_them = tuple(savings)
    return Saving(sum(one.before for one in all_of_them), sum(one.after for one in all_of_them))


def half_up(exact: Fraction) -> int:
    """The whole number nearest to `exact`; a half goes up."""
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def _within(field: str, value: int, most: int, least: int = 0) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise Invalid(
            "cost_input_invalid",
            vi=f"Số liệu chi phí phải là số nguyên từ {least} đến {most}. Hãy sửa ô này.",
            en=f"A figure of the cost table must be a whole number from {least} to {most}. Correct this box.",
            field=field,
            value=str(value),
        )
