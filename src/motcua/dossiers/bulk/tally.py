"""What an import came to, and what there is to tell about single lines."""

from dataclasses import dataclass, field

from motcua.kernel.errors import DomainError


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell about a line: rejected, or imported with a note."""

    line: int
    code: str
    rejected: bool
    field: str
    vi: str
    en: str


@dataclass(slots=True)
class Tally:
    """What an import, or one chunk of it, came to."""

    read: int = 0
    imported: int = 0
    events: int = 0
    already_there: int = 0
    rejected: int = 0
    remarks: list[Remark] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take the counts of `other` in; its remarks stay where they are."""
        self.read += other.read
        self.imported += other.imported
        self.events += other.events
        self.already_there += other.already_there
        self.rejected += other.rejected

    def reject(self, line: int, code: str, error: DomainError) -> None:
        """The line is not imported, because of `error`."""
        self.rejected += 1
        self.remarks.append(Remark(line, code, True, error.field or "", error.vi, error.en))

    def note(self, line: int, code: str, column: str, vi: str, en: str) -> None:
        """The line is imported, with something to tell about one column."""
        self.remarks.append(Remark(line, code, False, column, vi, en))
