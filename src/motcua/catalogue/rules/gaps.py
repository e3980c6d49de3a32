"""What a procedure's content does not say.

NĐ 63/2010/NĐ-CP Art 8.2 names seven parts without which a procedure may not be issued: name, order of steps, ways of
doing it, papers and their number, term, who it is for, who carries it out; and, where there are any, its forms,
results, conditions and fees. Publishing here refuses while a mandatory part is missing (`missing_parts`); a revision
imported as the national database shows it keeps its gaps as a list that every screen shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from motcua.catalogue.rules.content import Component, Content, FeeState, GroupKind, Line, Need
from motcua.worktime.rules.terms import TermUnit


class GapCode(StrEnum):
    NAME = "name_missing"
    STEPS = "steps_missing"
    CHANNELS = "channels_missing"
    COMPONENTS = "components_missing"
    QUANTITY = "quantity_missing"
    TERM = "term_missing"
    AUDIENCE = "audience_missing"
    AGENCY = "agency_missing"
    FEE_UNKNOWN = "fee_unknown"
    FEE_UNCERTAIN = "fee_uncertain"
    RESULT = "result_missing"
    LEGAL_BASIS = "legal_basis_missing"
    HOURS = "hours_read_as_working_hours"
    GROUP = "group_unclear"


MANDATORY = frozenset(
    {
        GapCode.NAME,
        GapCode.STEPS,
        GapCode.CHANNELS,
        GapCode.COMPONENTS,
        GapCode.QUANTITY,
        GapCode.TERM,
        GapCode.AUDIENCE,
        GapCode.AGENCY,
        GapCode.FEE_UNKNOWN,
        GapCode.FEE_UNCERTAIN,
    }
)
"""The seven parts (papers count twice, as papers and as their number), and fees, which must be stated, if as none."""

_SENTENCES = {
    GapCode.NAME: ("Thiếu tên thủ tục", "The name is missing"),
    GapCode.STEPS: ("Thiếu trình tự thực hiện", "The order of steps is missing"),
    GapCode.CHANNELS: ("Thiếu cách thức thực hiện", "The channels are missing"),
    GapCode.COMPONENTS: ("Thiếu thành phần hồ sơ", "The papers are missing"),
    GapCode.QUANTITY: ("Chưa rõ số lượng giấy tờ", "The number of papers is not clear"),
    GapCode.TERM: ("Chưa rõ thời hạn giải quyết", "The term is not clear"),
    GapCode.AUDIENCE: ("Thiếu đối tượng thực hiện", "Who it is for is missing"),
    GapCode.AGENCY: ("Thiếu cơ quan thực hiện", "The agency that carries it out is missing"),
    GapCode.FEE_UNKNOWN: ("Chưa có thông tin về phí, lệ phí", "Whether there is a fee is not stated"),
    GapCode.FEE_UNCERTAIN: ("Chưa chắc chắn về phí, lệ phí", "The fee is uncertain"),
    GapCode.RESULT: ("Chưa ghi kết quả thực hiện", "The result is not stated"),
    GapCode.LEGAL_BASIS: ("Chưa ghi căn cứ pháp lý", "The legal basis is not stated"),
    GapCode.HOURS: (
        "Nguồn ghi «giờ», hệ thống tính theo giờ làm việc",
        'The source says "hours"; they are counted as working hours',
    ),
    GapCode.GROUP: (
        "Chưa rõ nhóm giấy tờ áp dụng cho trường hợp nào",
        "It is not clear to which case a group of papers belongs",
    ),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of gap and where it is: channels, cases or names of papers, in the source's words."""

    code: GapCode
    subjects: tuple[str, ...] = ()

    def sentence(self, language: str) -> str:
        """One sentence without a full stop in "vi" or "en", the places after a colon."""
        sentence = _SENTENCES[self.code][language == "en"]
        return f"{sentence}: {'; '.join(self.subjects)}" if self.subjects else sentence


def find_gaps(name: str, content: Content) -> tuple[Gap, ...]:
    """Every gap, in the order of `GapCode`; nothing where all is said."""
    papers = [each for each in content.components if each.need is not Need.NOTE]
    unclear = [each.group for each in papers if each.group_kind is GroupKind.UNCLEAR]
    absent = {
        GapCode.NAME: not name.strip(),
        GapCode.STEPS: not content.steps.strip(),
        GapCode.CHANNELS: not content.lines,
        GapCode.COMPONENTS: not papers,
        GapCode.AUDIENCE: not content.audience,
        GapCode.AGENCY: not content.executing_agency.strip(),
        GapCode.RESULT: not content.results,
        GapCode.LEGAL_BASIS: not content.legal_bases,
    }
    subjects = {
        GapCode.QUANTITY: [_shorten(each.name) for each in papers if _has_no_quantity(each)],
        GapCode.TERM: _places(content, (line for line in content.lines if line.term is None)),
        GapCode.FEE_UNKNOWN: _places(content, (line for line in content.lines if _has_fee(line, FeeState.UNKNOWN))),
        GapCode.FEE_UNCERTAIN: _places(content, (line for line in content.lines if _has_fee(line, FeeState.UNCERTAIN))),
        GapCode.HOURS: _places(content, (line for line in content.lines if _assumes_hours(line))),
        GapCode.GROUP: [_shorten(group) for group in dict.fromkeys(unclear)],
    }
    return tuple(
        Gap(code, tuple(dict.fromkeys(subjects.get(code, ()))))
        for code in GapCode
        if absent.get(code) or subjects.get(code)
    )


def missing_parts(name: str, content: Content) -> tuple[Gap, ...]:
    """The gaps that keep a procedure from being published."""
    return tuple(gap for gap in find_gaps(name, content) if gap.code in MANDATORY)


def _has_fee(line: Line, state: FeeState) -> bool:
    return any(fee.state is state for fee in line.fees) or (state is FeeState.UNKNOWN and not line.fees)


def _has_no_quantity(component: Component) -> bool:
    return component.originals is None and component.copies is None


def _assumes_hours(line: Line) -> bool:
    if line.term is None or line.term.unit is not TermUnit.WORKING_HOURS:
        return False
    return bool(line.term_text) and "làm việc" not in line.term_text.lower()


def _places(content: Content, lines: Iterable[Line]) -> list[str]:
    return [place_of(content, line) for line in lines]


def place_of(content: Content, line: Line) -> str:
    """A line's channel, and its case where it has one: "online", "counter / Cấp lại"."""
    case = content.case_named(line.case) if line.case else None
    return f"{line.channel} / {_shorten(case.name)}" if case else str(line.channel)


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"
