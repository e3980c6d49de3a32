"""Reads a periodic report: its words with a link at every figure, and what is to be looked at again."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from motcua.news.figures import count_figures
from motcua.news.rules.drafting import HEADINGS
from motcua.news.rules.figures import IN_TEXT, Mark, marks_in
from motcua.news.rules.report import Drafted, Report
from motcua.statistics.rules.columns import COLUMNS
from motcua.statistics.rules.periods import Period
from motcua.surveys.rules.answers import quarter_before, quarter_of
from motcua.web.leadership.asked import Asked


@dataclass(frozen=True, slots=True)
class SectionPage:
    code: str
    title: str
    paragraphs: tuple[SafeString, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    about: Drafted
    sections: tuple[SectionPage, ...]
    digest: str


def read_report(report: Report, now: datetime) -> ReportPage:
    """The report, its figures counted again at `now`."""
    about = report.drafted
    if about is None:
        raise ValueError("no report was drafted")
    kept, again = report.figures, count_figures(about.first, about.last, about.unit, now=now)
    return ReportPage(
        about,
        tuple(
            SectionPage(
                code,
                title,
                tuple(_linked(words, about) for words in report.texts[code].split("\n") if words.strip()),
                tuple(
                    mark for mark in marks_in(report.texts[code], kept, again) if mark.was_edited or mark.differs_now
                ),
            )
            for code, title in HEADINGS.items()
        ),
        report.digest,
    )


def _linked(words: str, about: Drafted) -> SafeString:
    parts, end = [], 0
    for found in IN_TEXT.finditer(words):
        parts.append(escape(words[end : found.start()]))
        address = address_of(found[2], about)
        parts.append(format_html('<a href="{}">{}</a>', address, found[1]) if address else escape(found[1]))
        end = found.end()
    return mark_safe("".join([*parts, escape(words[end:])]))  # noqa: S308 - each part is escaped


WITHIN = {"drafts": "draft-shares", "petitions": "petition-report"}
"""Pages that tell a period, by the figures that lead there."""


def address_of(code: str, about: Drafted) -> str:
    """Where a figure comes from, for exactly that period and place; "" for a code that leads nowhere."""
    place, _, name = code.partition(".")
    asked = Asked(Period(about.first, about.last), about.unit)
    if place in WITHIN:
        asked_of = {"first": str(about.first), "last": str(about.last)} | ({"unit": about.unit} if about.unit else {})
        return f"{reverse(WITHIN[place])}?{urlencode(asked_of)}"
    if place == "reviews":
        return reverse("reviews")
    if place == "articles":
        return reverse("news")
    if place == "services":
        return reverse("procedures")
    if place == "procedures":
        return reverse("home") + "#catalogue-figures"
    if place == "satisfaction":
        quarter = quarter_before(quarter_of(about.last))
        return f"{reverse('satisfaction')}?quarter={quarter.year}-Q{(quarter.month + 2) // 3}"
    if place not in ("province", "district", "commune", "unit"):
        return ""
    part = "" if place == "unit" else place
    return asked.dossiers_address(name, part) if name in COLUMNS else asked.report_address
