"""The term (thời hạn) of a dossier, as far as the law's text gives one.

Unknown is an answer, never a default: `terms_of` returns a `Term`, or a `TermUnknown` that says why. A dossier is
accepted under an unknown term only with a promised term and its legal ground, which is for `dossiers` to ask.
"""

from dataclasses import dataclass
from enum import StrEnum

from motcua.catalogue.rules.content import Case, Channel, Content, Line, UnknownTerm
from motcua.kernel.errors import Invalid
from motcua.worktime.rules.terms import Term


class NoTerm(StrEnum):
    """Why `terms_of` has no answer, beside the reasons a line itself carries (`UnknownTerm`)."""

    CHANNEL_NOT_STATED = "channel_not_stated"
    CASE_NEEDED = "case_needed"
    NAME_ONLY = "name_only"


_REASONS = {
    UnknownTerm.NOT_STATED: ("Nguồn không ghi thời hạn giải quyết", "The source states no term"),
    UnknownTerm.NO_UNIT: ("Nguồn ghi thời hạn «{text}» không có đơn vị", 'The source gives the term "{text}" no unit'),
    UnknownTerm.WORDS_ONLY: ("Nguồn chỉ ghi thời hạn bằng lời: «{text}»", 'The source words its term only: "{text}"'),
    UnknownTerm.NOT_COUNTABLE: (
        "Nguồn ghi thời hạn «{text}», không tính được theo ngày hoặc giờ tròn",
        'The source gives the term "{text}", which is no whole number of days or hours',
    ),
    NoTerm.CHANNEL_NOT_STATED: (
        "Thủ tục không ghi thời hạn cho kênh tiếp nhận này",
        "The procedure states no term for this channel",
    ),
    NoTerm.CASE_NEEDED: (
        "Thời hạn khác nhau theo trường hợp: hãy chọn trường hợp",
        "The term differs by case: choose the case",
    ),
    NoTerm.NAME_ONLY: (
        "Danh mục mới chỉ có tên thủ tục này",
        "The catalogue has only the name of this procedure",
    ),
}


@dataclass(frozen=True, slots=True)
class TermUnknown:
    """No legal term is known. `text` is what the source says; `cases` are those to choose from, where that is why."""

    reason: UnknownTerm | NoTerm
    text: str = ""
    cases: tuple[Case, ...] = ()

    def sentence(self, language: str) -> str:
        """Why, as one sentence without a full stop, in "vi" or "en"."""
        return _REASONS[self.reason][language == "en"].format(text=self.text)


def terms_of(content: Content, case: str | None, channel: Channel) -> Term | TermUnknown:
    """The legal term for that case and channel.

    `case` is the key of one of `content.cases`, or None or "". None is enough where the channel has one line, or where
    all its lines agree; otherwise the answer is `TermUnknown(CASE_NEEDED)` with the cases. A channel the procedure does
    not state never borrows another's term. Raises `Invalid` ("case_unknown") for a key the content does not have.
    """
    lines = lines_for(content, case, channel)
    if not lines:
        return TermUnknown(NoTerm.CHANNEL_NOT_STATED)
    answers = {_answer(line) for line in lines}
    if len(answers) == 1:
        return answers.pop()
    keys = [line.case for line in lines]
    return TermUnknown(NoTerm.CASE_NEEDED, cases=tuple(each for each in content.cases if each.key in keys))


def lines_for(content: Content, case: str | None, channel: Channel) -> tuple[Line, ...]:
    """The lines of that channel that can apply: those of the case and those of every case. Raises `Invalid`."""
    if case and content.case_named(case) is None:
        raise Invalid(
            "case_unknown",
            vi="Thủ tục không có trường hợp này. Hãy chọn một trường hợp trong danh sách của thủ tục.",
            en="The procedure has no such case. Choose one of those it lists.",
            field="case",
        )
    of_channel = [line for line in content.lines if line.channel is channel]
    if not case:
        return tuple(of_channel)
    return tuple(line for line in of_channel if line.case == case) or tuple(
        line for line in of_channel if line.case is None
    )


def _answer(line: Line) -> Term | TermUnknown:
    if line.term is not None:
        return line.term
    return TermUnknown(line.term_unknown or UnknownTerm.NOT_STATED, text=line.term_text)
