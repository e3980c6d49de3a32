"""What an indicator of QĐ 766/QĐ-TTg is, and the six groups with their points."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from motcua.kernel.validity import Validity
from motcua.statistics.rules.definitions import Words

VALIDITY = Validity(date(2022, 6, 23))
WHOLE = Fraction(1)


class Group(StrEnum):
    """The six groups, in the order of the decision."""

    PUBLICITY = "publicity"
    PROGRESS = "progress"
    ONLINE = "online"
    PAYMENT = "payment"
    DIGITAL = "digital"
    SATISFACTION = "satisfaction"


GROUPS: dict[Group, tuple[int, Words]] = {
    Group.PUBLICITY: (18, Words("Công khai, minh bạch", "Publicity and transparency")),
    Group.PROGRESS: (20, Words("Tiến độ giải quyết", "Progress of handling")),
    Group.ONLINE: (12, Words("Dịch vụ công trực tuyến", "Online public services")),
    Group.PAYMENT: (10, Words("Thanh toán trực tuyến", "Online payment")),
    Group.DIGITAL: (22, Words("Số hóa hồ sơ", "Digitisation")),
    Group.SATISFACTION: (18, Words("Mức độ hài lòng", "Satisfaction")),
}


class Counted(StrEnum):
    """What an indicator's two numbers count."""

    PROCEDURES = "procedures"
    DOSSIERS = "dossiers"
    DAYS = "days"
    PETITIONS = "petitions"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: `part` ÷ `whole`, named by the sets that open their procedures or dossiers (petitions have forms
    05a and 05b to open them).

    `full_at` is the share from which it gets all its `points`; below it, share × points ÷ `full_at`. `no_source` says
    why it cannot be measured here; `not_scored` why what is measured gets no points yet. `note` is what else a reader
    must know.
    """

    code: str
    group: Group
    name: Words
    part_words: Words
    whole_words: Words
    counted: Counted
    points: int
    is_confirmed: bool = False
    full_at: Fraction = WHOLE
    part: str = ""
    whole: str = ""
    no_source: Words | None = None
    not_scored: Words | None = None
    note: Words | None = None

    @property
    def law(self) -> str:
        return f"QĐ 766/QĐ-TTg, chỉ số {self.code}"


OFFERED = Words("thủ tục đang cung cấp, có hiệu lực", "procedures offered and in force")
RESULTS = Words("hồ sơ đã có kết quả trong kỳ", "dossiers whose result was issued in the period")
