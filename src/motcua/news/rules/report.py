"""A periodic report: drafted with its figures, edited by people, frozen when it is submitted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any, ClassVar

from motcua.journal.rules.story import Story
from motcua.kernel.chain import canonical
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.facts import Event
from motcua.kernel.text import nfc
from motcua.news.rules.drafting import HEADINGS, Section
from motcua.news.rules.figures import Figure

LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Drafted:
    """`figures` as they were counted at `as_of`. `unit` "": the whole province."""

    KIND: ClassVar[str] = "drafted"
    unit: str
    unit_name: str
    first: date
    last: date
    as_of: datetime
    figures: tuple[Figure, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class SectionEdited:
    KIND: ClassVar[str] = "section_edited"
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportSubmitted:
    """`digest`: SHA-256 of what was submitted, in hexadecimal (`digest_of`)."""

    KIND: ClassVar[str] = "report_submitted"
    digest: str


@dataclass(frozen=True, slots=True)
class Report:
    drafted: Drafted | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    writers: frozenset[int | None] = frozenset()
    digest: str = ""

    @property
    def figures(self) -> dict[str, Figure]:
        return {each.code: each for each in self.drafted.figures} if self.drafted else {}


def evolve(report: Report, event: Event) -> Report:
    """The report after one more event."""
    fact: Any = event.fact
    match fact:
        case Drafted():
            return Report(fact, {each.code: each.text for each in fact.sections}, frozenset({event.by.account}))
        case SectionEdited():
            texts = {**report.texts, fact.section: fact.text}
            return replace(report, texts=texts, writers=report.writers | {event.by.account})
        case ReportSubmitted():
            return replace(report, digest=fact.digest)
    raise ValueError(f"no such fact: {fact!r}")


REPORTS = Story("periodic_report", (Drafted, SectionEdited, ReportSubmitted), Report(), evolve)


def digest_of(report: Report) -> str:
    """What binds the words and the figures of a report."""
    about = report.drafted
    if about is None:
        raise ValueError("no report was drafted")
    figures = [[each.code, each.numerator, each.denominator] for each in about.figures]
    texts = [[code, report.texts[code]] for code in HEADINGS]
    said = ["periodic report", about.unit, about.first, about.last, about.as_of, figures, texts]
    return sha256(canonical(said)).hexdigest()


def decide_edit(report: Report, section: str, text: str) -> tuple[Any, ...]:
    """Raises `Invalid`, and `Refused` once it is submitted."""
    _still_open(report)
    if section not in HEADINGS:
        raise Invalid(
            "no_such_section",
            vi="Báo cáo không có phần này. Hãy mở lại báo cáo.",
            en="The report has no such section. Open the report again.",
        )
    text = nfc(text).replace("\r\n", "\n").strip()
    if not text or len(text) > LONGEST or "\x00" in text:
        raise Invalid(
            "section_unfit",
            vi=f"Phần này phải có chữ và không dài quá {LONGEST} ký tự. Không phát sinh thì ghi rõ như vậy.",
            en=f"This section needs words, at most {LONGEST} characters. Where nothing arose, say so.",
            field="text",
        )
    return () if text == report.texts.get(section) else (SectionEdited(section, text),)


def decide_submit(report: Report, account: int | None) -> tuple[Any, ...]:
    """Frozen by somebody who did not write it."""
    _still_open(report)
    if account in report.writers:
        raise Refused(
            "own_report",
            vi="Quý vị đã soạn báo cáo này nên không được tự nộp. Hãy trình người đứng đầu.",
            en="You wrote this report, so you may not submit it. Leave that to the head.",
        )
    return (ReportSubmitted(digest_of(report)),)


def _still_open(report: Report) -> None:
    if report.digest:
        raise Refused(
            "report_is_frozen",
            vi="Báo cáo đã nộp nên không sửa được nữa. Cần đính chính thì soạn báo cáo mới.",
            en="The report is submitted and cannot be changed. For a correction, draft a new one.",
        )
