"""The numbers that the law sets for handling a dossier, by the day on which they were in force.

A dossier keeps the regime of the day it was accepted. A decree is a row of the table below, which changes as decrees
do, with a new version of the program: no site has other numbers than the law. What was not found in a source is marked:
its `source` ends with "(chưa xác minh)", and whoever finds the text mends the row.
"""

from dataclasses import dataclass
from datetime import date

from motcua.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class Regime:
    """The one-stop law of a time.

    `supplement_within_days` are working days from reception; `extension_notice_days` calendar days before the due date;
    `supplement_requests` how many requests are ordinary.
    """

    name: str
    valid_from: date
    valid_to: date | None
    supplement_within_days: int
    supplement_requests: int
    extension_notice_days: int
    non_boundary: bool
    clock_starts_at_competent_agency: bool
    source: str


REGIMES = (
    Regime(
        name="QĐ 09/2015/QĐ-TTg",
        valid_from=date(2015, 5, 5),
        valid_to=date(2018, 6, 20),
        supplement_within_days=3,
        supplement_requests=1,
        extension_notice_days=1,
        non_boundary=False,
        clock_starts_at_competent_agency=False,
        source="QĐ 09/2015/QĐ-TTg (chưa xác minh)",
    ),
    Regime(
        name="NĐ 61/2018/NĐ-CP",
        valid_from=date(2018, 6, 21),
        valid_to=date(2025, 6, 30),
        supplement_within_days=3,
        supplement_requests=1,
        extension_notice_days=1,
        non_boundary=False,
        clock_starts_at_competent_agency=False,
        source="NĐ 61/2018/NĐ-CP Điều 15.3, 19.4, 19.9",
    ),
    Regime(
        name="NĐ 118/2025/NĐ-CP",
        valid_from=date(2025, 7, 1),
        valid_to=date(2026, 8, 4),
        supplement_within_days=3,
        supplement_requests=1,
        extension_notice_days=1,
        non_boundary=True,
        clock_starts_at_competent_agency=False,
        source="NĐ 118/2025/NĐ-CP Điều 14, 17; số ngày bổ sung, gia hạn theo NĐ 61 (chưa xác minh)",
    ),
    Regime(
        name="NĐ 118/2025/NĐ-CP, sửa đổi bởi NĐ 309/2026/NĐ-CP",
        valid_from=date(2026, 8, 5),
        valid_to=None,
        supplement_within_days=3,
        supplement_requests=1,
        extension_notice_days=1,
        non_boundary=True,
        clock_starts_at_competent_agency=True,
        source="NĐ 309/2026/NĐ-CP (Điều 17.3); số ngày bổ sung, gia hạn theo NĐ 61 (chưa xác minh)",
    ),
)


def regime_on(day: date) -> Regime:
    """The regime in force on `day`. Raises `Refused` before 05/05/2015, where none is kept."""
    for regime in REGIMES:
        if regime.valid_from <= day and (regime.valid_to is None or day <= regime.valid_to):
            return regime
    raise Refused(
        "no_regime",
        vi=f"Chưa có quy định một cửa cho ngày {day:%d/%m/%Y}. Hãy kiểm tra ngày; nếu đúng, báo nhóm phát triển.",
        en=f"No one-stop regulation is kept for {day:%d/%m/%Y}. Check the day; if it is right, tell the developers.",
        day=day.isoformat(),
    )
