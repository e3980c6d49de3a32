"""Levels of online services, as scheme and level, each scheme with its time.

NĐ 43/2011/NĐ-CP: 1 information; 2 and forms to download; 3 and sending online; 4 and paying online. From NĐ 42/2022
(01/10/2022), continued by NĐ 224/2026: một phần (in part), toàn trình (from end to end). Nothing converts
itself: level 4 often is toàn trình and 3 một phần, but each service has to be assessed anew.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.validity import Validity


class Scheme(StrEnum):
    FOUR_LEVELS = "four_levels"
    PART_OR_FULL = "part_or_full"


@dataclass(frozen=True, slots=True)
class SchemeRule:
    """A scheme, its levels from least to most, and the days it was law (None: open)."""

    scheme: Scheme
    levels: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    source: str


SCHEMES = (
    SchemeRule(Scheme.FOUR_LEVELS, ("1", "2", "3", "4"), None, date(2022, 9, 30), "NĐ 43/2011/NĐ-CP"),
    SchemeRule(Scheme.PART_OR_FULL, ("part", "full"), date(2022, 10, 1), None, "NĐ 42/2022/NĐ-CP; NĐ 224/2026/NĐ-CP"),
)
"""NĐ 43/2011's own first day is not confirmed, so it is open here."""

SENT_ONLINE = frozenset({"3", "4", "part", "full"})
"""A dossier is sent online from level 3 on, and since 01/10/2022 by every service."""

IN_PART = frozenset({"3", "part"})
"""Level 3 pays and receives at the agency; at "một phần" somebody must come, or bring papers, and why is published."""

REASON_REQUIRED_FROM = date(2026, 7, 1)
"""NĐ 224/2026 Art 14: "toàn trình" by default; "một phần" must publish why."""

NAMES = {
    "1": ("mức độ 1", "level 1"),
    "2": ("mức độ 2", "level 2"),
    "3": ("mức độ 3", "level 3"),
    "4": ("mức độ 4", "level 4"),
    "part": ("một phần", "in part"),
    "full": ("toàn trình", "end to end"),
}


def check_online_level(scheme: Scheme, level: str, validity: Validity, part_reason: str) -> None:
    """Raises `Invalid` for a level the scheme does not have or a missing reason, `Refused` outside its time."""
    rule = next(rule for rule in SCHEMES if rule.scheme is scheme)
    if level not in rule.levels:
        raise Invalid(
            "online_level_unknown",
            vi=f"Mức độ «{level}» không có trong phân loại này. Hãy chọn một trong: {', '.join(rule.levels)}.",
            en=f'This scheme has no level "{level}". Choose one of: {", ".join(rule.levels)}.',
            field="level",
        )
    starts_too_early = rule.valid_from is not None and validity.first < rule.valid_from
    ends_too_late = rule.valid_to is not None and (validity.last is None or rule.valid_to < validity.last)
    if starts_too_early or ends_too_late:
        raise Refused(
            "online_scheme_not_in_force",
            vi=f"Cách phân loại theo {rule.source} không có hiệu lực suốt thời gian đã nhập. Hãy sửa ngày.",
            en=f"The scheme of {rule.source} is not in force for all of those days. Correct the dates.",
            field="valid_to" if ends_too_late else "valid_from",
        )
    lasts_into_224 = validity.last is None or validity.last >= REASON_REQUIRED_FROM
    if level == "part" and lasts_into_224 and not part_reason.strip():
        raise Invalid(
            "part_reason_missing",
            vi="Dịch vụ công một phần phải công khai lý do (NĐ 224/2026 Điều 14). Hãy nhập lý do.",
            en="A service in part must publish why (NĐ 224/2026 Art 14). Enter the reason.",
            field="part_reason",
        )


def level_name(level: str, language: str) -> str:
    """ "mức độ 4", "toàn trình"; in English "level 4", "end to end"."""
    return NAMES[level][language == "en"]


def may_be_sent(level: str) -> bool:
    """Whether a service of that level takes dossiers online."""
    return level in SENT_ONLINE


def may_bring_later(level: str) -> bool:
    """Whether papers may be brought on paper after filing: where the service is not from end to end."""
    return level in IN_PART
