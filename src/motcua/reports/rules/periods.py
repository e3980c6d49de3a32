"""The periods that official reports are for, and what may follow what.

NĐ 09/2019/NĐ-CP Art 12: a periodical report closes on the 14th of the last month of its period and begins on the 15th
of the month before the period. Quarter I is 15/12 of the year before to 14/03, II 15/03 to 14/06, III 15/06 to 14/09,
IV 15/09 to 14/12; the year is 15/12 of the year before to 14/12. Calendar months and any other days are for reports
that somebody asks for in between, as the one of 30/10/2018 was.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from motcua.kernel.errors import Invalid, Refused
from motcua.statistics.rules.cut_offs import CUT_OFF
from motcua.statistics.rules.definitions import Words
from motcua.statistics.rules.periods import Period, period, read_period

ROMAN = ("I", "II", "III", "IV")


class Kind(StrEnum):
    QUARTER = "quarter"
    YEAR = "year"
    MONTH = "month"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """All days that a report is for, both ends included, whether or not they have come. `number`: quarter or month."""

    kind: Kind
    first: date
    last: date
    number: int = 0

    @property
    def name(self) -> Words:
        """ "Quý III/2018", "Năm 2018", "Tháng 10/2018"; any days by their dates."""
        year = self.last.year
        if self.kind is Kind.QUARTER:
            return Words(f"Quý {ROMAN[self.number - 1]}/{year}", f"Quarter {ROMAN[self.number - 1]}/{year}")
        if self.kind is Kind.YEAR:
            return Words(f"Năm {year}", f"Year {year}")
        if self.kind is Kind.MONTH:
            return Words(f"Tháng {self.number:02}/{year}", f"Month {self.number:02}/{year}")
        return Words(f"{self.first:%d/%m/%Y} – {self.last:%d/%m/%Y}", f"{self.first} – {self.last}")

    @property
    def text(self) -> str:
        """As `read` takes it: "2018-3", "2018", "2018-10", "2018-01-01..2018-10-30"."""
        if self.kind is Kind.DAYS:
            return f"{self.first}..{self.last}"
        return str(self.last.year) + (f"-{self.number}" if self.number else "")

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.last < today

    def so_far(self, today: date) -> Period:
        """The days of it that have come, for the statistics. Raises `Invalid`: `period_future` if none has."""
        if self.first > today:
            raise Invalid(
                "period_future",
                vi=f"{self.name.vi} bắt đầu ngày {self.first:%d/%m/%Y}, chưa đến. Hãy chọn một kỳ đã bắt đầu.",
                en=f"{self.name.en} begins on {self.first}, which has not come. Choose a period that has begun.",
                field="period",
            )
        return period(self.first, min(self.last, today), today=today)


def quarter(year: int, number: int) -> ReportPeriod:
    """A quarter by the legal cut-offs: (2018, 3) is 15/06/2018 to 14/09/2018."""
    check_year(year)
    if number not in range(1, 5):
        raise _unreadable("quý", "quarter", f"{year}-{number}", "2018-3")
    return ReportPeriod(Kind.QUARTER, _cut_off(year, 3 * number - 3), _day_before(_cut_off(year, 3 * number)), number)


def year_of(year: int) -> ReportPeriod:
    """A year by the legal cut-offs: 2018 is 15/12/2017 to 14/12/2018."""
    check_year(year)
    return ReportPeriod(Kind.YEAR, _cut_off(year, 0), _day_before(_cut_off(year, 12)))


def month(year: int, number: int) -> ReportPeriod:
    """A calendar month."""
    check_year(year)
    if number not in range(1, 13):
        raise _unreadable("tháng", "month", f"{year}-{number}", "2018-10")
    following = date(year + number // 12, number % 12 + 1, 1)
    return ReportPeriod(Kind.MONTH, date(year, number, 1), _day_before(following), number)


def days(first: date, last: date, *, today: date) -> ReportPeriod:
    """Any days up to today. Raises `Invalid` as `statistics.rules.periods.period` does: inverted, future."""
    checked = period(first, last, today=today)
    return ReportPeriod(Kind.DAYS, checked.first, checked.last)


def read(kind: str, text: str, *, today: date) -> ReportPeriod:
    """A period as faces receive it: "quarter" "2018-3", "year" "2018", "month" "2018-10", "days" "<first>..<last>".

    Raises `Invalid` for what is none, saying how it is written.
    """
    if kind == Kind.DAYS:
        first, _, last = text.partition("..")
        checked = read_period(first, last, today=today)
        return ReportPeriod(Kind.DAYS, checked.first, checked.last)
    if kind == Kind.YEAR and (match := re.fullmatch(r"(\d{4})", text.strip(), re.ASCII)):
        return year_of(int(match[1]))
    match = re.fullmatch(r"(\d{4})-(\d{1,2})", text.strip(), re.ASCII)
    if kind == Kind.QUARTER and match:
        return quarter(int(match[1]), int(match[2]))
    if kind == Kind.MONTH and match:
        return month(int(match[1]), int(match[2]))
    example = {Kind.QUARTER: "2018-3", Kind.YEAR: "2018", Kind.MONTH: "2018-10"}.get(Kind(kind), "2018")
    raise _unreadable("kỳ báo cáo", "period", text, example)


def last_over(today: date) -> ReportPeriod:
    """The last quarter that is over: what a report is most likely wanted for."""
    found = [quarter(year, number) for year in (today.year - 1, today.year, today.year + 1) for number in range(1, 5)]
    return max((each for each in found if each.is_over(today)), key=lambda each: each.last)


def check_over(asked: ReportPeriod, today: date) -> None:
    """A report is submitted when its days are over. Raises `Refused`: `period_not_over`."""
    if not asked.is_over(today):
        following = asked.last + timedelta(days=1)
        raise Refused(
            "period_not_over",
            vi=f"Kỳ {asked.name.vi} hết ngày {asked.last:%d/%m/%Y}. Hãy nộp từ ngày {following:%d/%m/%Y}.",
            en=f"The period {asked.name.en} ends with {asked.last}. Submit it from {following} on.",
            field="period",
        )


def check_no_overlap(asked: ReportPeriod, submitted: Iterable[ReportPeriod]) -> None:
    """Periods of one kind must not share a day. Raises `Refused`: `period_overlaps`, naming the one in the way.

    A year and its quarters do share days, by law: each kind is a series of its own.
    """
    for other in submitted:
        shares = other.first <= asked.last and asked.first <= other.last
        if other.kind is asked.kind and other != asked and shares:
            raise Refused(
                "period_overlaps",
                vi=f"Kỳ này trùng ngày với báo cáo đã nộp {other.name.vi} ({other.first:%d/%m/%Y} – "
                f"{other.last:%d/%m/%Y}). Hãy chọn kỳ bắt đầu sau ngày {other.last:%d/%m/%Y}, hoặc nộp bản sửa "
                f"của kỳ đó.",
                en=f"This period shares days with the submitted report {other.name.en} ({other.first} – {other.last}). "
                f"Choose one that begins after {other.last}, or submit a correction of that one.",
                field="period",
            )


def check_year(year: int) -> None:
    if not 1900 <= year <= 2200:
        raise _unreadable("năm", "year", str(year), "2018")


def _cut_off(year: int, month_number: int) -> date:
    """The 15th of a month; month 0 is December of the year before."""
    return date(year, month_number, CUT_OFF) if month_number else date(year - 1, 12, CUT_OFF)


def _day_before(day: date) -> date:
    return day - timedelta(days=1)


def _unreadable(vi: str, en: str, text: str, example: str) -> Invalid:
    return Invalid(
        "period_unreadable",
        vi=f"Không đọc được {vi} “{text[:40]}”. Hãy ghi như {example}.",
        en=f"The {en} “{text[:40]}” cannot be read. Write it as {example}.",
        field="period",
    )
