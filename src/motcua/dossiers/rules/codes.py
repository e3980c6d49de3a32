"""Dossier codes (mã hồ sơ): reading every known form, writing the one of the day.

| regime | form | example |
|---|---|---|
| TT 01/2018/TT-VPCP Art 19 | agency, province last - YYMMDD - number of the day | `000.00.01.H49-181030-0001` |
| QĐ 20/2020/QĐ-TTg | agency, province first - YYMMDD - number of the day | `H49.02.01-240315-0007` |
| national series of 2026 | agency - YYYYMMDD - number from a central service | `G09.20-20260609-0092637` |

The pilot centre of Quảng Ninh used the first form before TT 01/2018 took effect on 06/01/2019 (NĐ 61/2018 Art 39.2).
The number counts an agency's dossiers of one day; it has four digits and grows to five and more after the 9,999th. The
35 characters of QĐ 20/2020 limit the agency's code, not the dossier's. A code is no secret: it shows progress and
nothing else (TT 01/2018 Art 16).
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.kernel.errors import Invalid
from motcua.organisation.rules.agency_codes import LONGEST_CODE

_LONGEST_INPUT = 200
_MOST_DIGITS = 9


class CodeRegime(StrEnum):
    """Whose rule a code follows."""

    TT_01_2018 = "tt_01_2018"
    QD_20_2020 = "qd_20_2020"
    NATIONAL_2026 = "national_2026"


@dataclass(frozen=True, slots=True)
class DossierCode:
    """A code that was read. `text` is its one spelling: capitals, plain hyphens, no spaces."""

    regime: CodeRegime
    agency_code: str
    day: date
    sequence: int
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class RegimePeriod:
    """From `valid_from` on, until the next period, codes are given out under `regime`. `source`: "" is unconfirmed."""

    valid_from: date
    regime: CodeRegime
    source: str


TIMELINE: tuple[RegimePeriod, ...] = (
    RegimePeriod(
        date.min, CodeRegime.TT_01_2018, "TT 01/2018/TT-VPCP Điều 19; trước 06/01/2019: NĐ 61/2018/NĐ-CP Điều 39.2"
    ),
    RegimePeriod(
        date(2022, 9, 15), CodeRegime.QD_20_2020, "QĐ 20/2020/QĐ-TTg: hết 24 tháng chuyển tiếp kể từ 15/09/2020"
    ),
)
"""What a province follows unless its own data say otherwise. TT 03/2025's pattern is not known: nothing is invented."""


def _number_of(digits: int) -> str:
    """At least so many digits, and no zero in front beyond them: one number has one spelling."""
    return rf"[0-9]{{{digits}}}|[1-9][0-9]{{{digits},{_MOST_DIGITS - 1}}}"


_AGENCY_2018 = r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Y][0-9]{2}"
_AGENCY_2020 = r"[A-Y][0-9]{2}(?:\.[0-9A-Z]+)*"
_FORMS = (
    (CodeRegime.TT_01_2018, re.compile(rf"({_AGENCY_2018})-([0-9]{{6}})-({_number_of(4)})")),
    (CodeRegime.QD_20_2020, re.compile(rf"({_AGENCY_2020})-([0-9]{{6}})-({_number_of(4)})")),
    (CodeRegime.NATIONAL_2026, re.compile(rf"({_AGENCY_2020})-([0-9]{{8}})-({_number_of(7)})")),
)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe58\ufe63\uff0d\u2043"), "-")


def parse_code(text: str) -> DossierCode:
    """Read a dossier code as people write it: in any case, with spaces in it, with whatever dash.

    Raises `Invalid("not_a_dossier_code")` for everything else.
    """
    found = _read(text) or _read(_respell(text))
    if found:
        return found
    raise Invalid(
        "not_a_dossier_code",
        vi="Đây không phải mã hồ sơ. Mã hồ sơ có dạng 000.00.01.H49-181030-0001 hoặc H49.02.01-240315-0007, "
        "in trên giấy tiếp nhận; hãy xem giấy và nhập lại.",
        en="This is not a dossier code. A code looks like 000.00.01.H49-181030-0001 or H49.02.01-240315-0007 and is "
        "printed on the receipt; read it there and enter it again.",
        field="code",
    )


def format_code(
    agency_code_2018: str, agency_code_2020: str, day: date, sequence: int, regime: CodeRegime | None = None
) -> str:
    """The code of the `sequence`-th dossier of an agency on `day`, under `regime` (None: the one of the day).

    `format_code("000.00.01.H49", "H49.01", date(2018, 10, 30), 1)` is `000.00.01.H49-181030-0001`. Raises
    `Invalid("agency_without_code")` where the agency lacks a code of the regime's order, `Invalid("bad_sequence")`
    for a number below 1 or of more than nine digits, `Invalid("bad_day")` for a day that two digits cannot write.
    """
    regime = regime or regime_on(day)
    agency_code = agency_code_2018 if regime is CodeRegime.TT_01_2018 else agency_code_2020
    _check_agency(agency_code, regime)
    if not 1 <= sequence < 10**_MOST_DIGITS:
        raise Invalid(
            "bad_sequence",
            vi=f"Số thứ tự hồ sơ {sequence} không hợp lệ; hãy dùng số từ 1 trở lên, tối đa {_MOST_DIGITS} chữ số.",
            en=f"The dossier number {sequence} cannot be used; take one from 1 on, of at most {_MOST_DIGITS} digits.",
        )
    if not 2000 <= day.year <= 2099:
        raise Invalid(
            "bad_day",
            vi=f"Ngày {day:%d/%m/%Y} không ghi được vào mã hồ sơ; hãy kiểm tra ngày tiếp nhận.",
            en=f"The day {day:%d/%m/%Y} cannot be written in a dossier code; check the day of acceptance.",
        )
    if regime is CodeRegime.NATIONAL_2026:
        return f"{agency_code}-{day:%Y%m%d}-{sequence:07d}"
    return f"{agency_code}-{day:%y%m%d}-{sequence:04d}"


def regime_on(day: date, timeline: Sequence[RegimePeriod] = TIMELINE) -> CodeRegime:
    """The regime under which codes are given out on `day`; an agency that changed earlier has its own `timeline`.

    The timeline's first period must reach back far enough; days before it follow it too.
    """
    regime = timeline[0].regime
    for period in sorted(timeline, key=lambda each: each.valid_from):
        if period.valid_from <= day:
            regime = period.regime
    return regime


def _check_agency(agency_code: str, regime: CodeRegime) -> None:
    form = _AGENCY_2018 if regime is CodeRegime.TT_01_2018 else _AGENCY_2020
    if len(agency_code) > LONGEST_CODE or not re.fullmatch(form, agency_code):
        example = "000.00.01.H49" if regime is CodeRegime.TT_01_2018 else "H49.01"
        raise Invalid(
            "agency_without_code",
            vi=f"Cơ quan chưa có mã định danh dùng được («{agency_code}»); hãy nhập mã như {example} cho cơ quan này.",
            en=f"The agency has no identifier that can be used (“{agency_code}”); give it one such as {example}.",
        )


def _read(spelt: str) -> DossierCode | None:
    for regime, form in _FORMS:
        if (match := form.fullmatch(spelt)) and (day := _read_day(match[2])) and int(match[3]) > 0:
            return DossierCode(regime, match[1], day, int(match[3]), spelt) if len(match[1]) <= LONGEST_CODE else None
    return None


def _respell(text: str) -> str:
    """Capitals, plain hyphens, no white space or invisible characters."""
    if len(text) > _LONGEST_INPUT:
        return ""
    plain = unicodedata.normalize("NFKC", text.translate(_DASHES)).translate(_DASHES)
    return "".join(each for each in plain if not each.isspace() and unicodedata.category(each) != "Cf").upper()


def _read_day(digits: str) -> date | None:
    year, rest = (f"20{digits[:2]}", digits[2:]) if len(digits) == 6 else (digits[:4], digits[4:])
    try:
        return date(int(year), int(rest[:2]), int(rest[2:]))
    except ValueError:
        return None
