"""Lines that people type, as facts and back: an agenda, and who sits at which point."""

from collections.abc import Iterator

from motcua.kernel.errors import Invalid
from motcua.meetings.rules.facts import AgendaItem

AGENDA_EXAMPLE = "Khai mạc; 10\nBáo cáo kết quả tháng 10; 40; Lê Văn Dũng"


def agenda_of(text: str) -> tuple[AgendaItem, ...]:
    """A line for each item: "what; minutes; who". Raises `Invalid` (`agenda_line_unfit`) naming the line."""
    return tuple(_item(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip())


def _item(number: int, line: str) -> AgendaItem:
    title, minutes, speaker = (part.strip() for part in (line + ";;").split(";")[:3])
    if not title or not (minutes.isascii() and minutes.isdigit() and len(minutes) < 5) or line.count(";") > 2:
        raise Invalid(
            "agenda_line_unfit",
            vi=f"Dòng {number} của chương trình phải là: nội dung; số phút; người trình bày. Thí dụ: Khai mạc; 10",
            en=f"Line {number} of the agenda must be: what; minutes; who. For example: Opening; 10",
            field="agenda",
        )
    return AgendaItem(title, int(minutes), speaker)


def lines_of(agenda: tuple[AgendaItem, ...]) -> str:
    """The agenda as it is typed."""
    return "\n".join("; ".join(filter(None, (each.title, str(each.minutes), each.speaker))) for each in agenda)


def names_of(text: str) -> Iterator[tuple[str, str]]:
    """Code and names out of lines "code; names"; lines without names are left out."""
    for line in text.splitlines():
        code, _, who = (part.strip() for part in line.partition(";"))
        if who:
            yield code, who
