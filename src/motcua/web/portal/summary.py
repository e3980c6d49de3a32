"""A procedure in a few words: how many papers, how long, how much, as far as the law's text says."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import get_language, gettext, ngettext

from motcua.catalogue.rules.content import Content, FeeState, Need
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Refused
from motcua.web.templatetags.display import clock_time, day, dong
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.schedule import Schedule
from motcua.worktime.rules.terms import Term, TermUnit


def papers_in_words(content: Content) -> str:
    """ "3 loại giấy tờ, thêm 2 loại tùy trường hợp"; "" where the source lists none."""
    needed = sum(each.need is Need.ALWAYS for each in content.components)
    others = sum(each.need in (Need.IF_ANY, Need.BY_CASE) for each in content.components)
    parts = []
    if needed:
        parts.append(ngettext("%(count)s loại giấy tờ", "%(count)s loại giấy tờ", needed) % {"count": needed})
    if others:
        parts.append(
            ngettext("%(count)s loại tùy trường hợp", "%(count)s loại tùy trường hợp", others) % {"count": others}
        )
    return ", ".join(parts)


def term_in_words(content: Content) -> str:
    """The term where all ways of handing in agree, else the shortest and the longest; "" where none is known."""
    terms = list(dict.fromkeys(line.term for line in content.lines if line.term is not None))
    language = get_language() or "vi"
    if not terms:
        return ""
    if len(terms) == 1 and all(line.term is not None for line in content.lines):
        return terms[0].describe(language)
    if len({term.unit for term in terms}) == 1 and len(terms) > 1:
        short, long = min(terms, key=lambda term: term.amount), max(terms, key=lambda term: term.amount)
        bounds = {"short": short.amount, "long": long.describe(language)}
        return gettext("từ %(short)s đến %(long)s, tùy trường hợp") % bounds
    words = ", ".join(term.describe(language) for term in terms[:3])
    return gettext("%(terms)s, tùy trường hợp") % {"terms": words}


def fees_in_words(content: Content) -> str:
    """ "không thu", the one amount, or the least and the most; "" where a part of it is not known."""
    fees = [fee for line in content.lines for fee in line.fees]
    amounts = {fee.amount for fee in fees if fee.amount is not None}
    is_sure = all(fee.state in (FeeState.AMOUNT, FeeState.FREE) for fee in fees)
    if not amounts:
        return ""
    if amounts == {0}:
        words = gettext("không thu")
    elif len(amounts) == 1:
        words = dong(amounts.pop())
    else:
        words = gettext("từ %(least)s đến %(most)s, tùy trường hợp") % {
            "least": dong(min(amounts)),
            "most": dong(max(amounts)),
        }
    return (
        words
        if is_sure and all(line.fees for line in content.lines)
        else gettext("%(fees)s; có phần chưa rõ") % {"fees": words}
    )


def examples_of(terms: Iterable[Term], schedule: Schedule, now: datetime) -> dict[Term, str]:
    """What each term would mean for who hands in at that instant, by the real calendar; "" where it cannot be said."""
    return {term: _example(term, schedule, now) for term in set(terms)}


def _example(term: Term, schedule: Schedule, now: datetime) -> str:
    try:
        due, received = compute_due(now, term, schedule).at, schedule.receive(now).counted_from
    except Refused:
        return gettext("Chưa có lịch làm việc đến ngày hẹn nên chưa tính được ngày.")
    today = received.astimezone(VIETNAM).date() == now.astimezone(VIETNAM).date()
    words = {"day": day(received), "time": clock_time(due), "due": day(due)}
    if term.unit is TermUnit.WORKING_HOURS or due.date() == received.date():
        sentence = (
            gettext("Nộp hôm nay thì hẹn trả %(time)s ngày %(due)s.")
            if today
            else gettext("Nộp ngày làm việc tới, %(day)s, thì hẹn trả %(time)s ngày %(due)s.")
        )
    else:
        sentence = (
            gettext("Nộp hôm nay, %(day)s, thì hẹn trả chậm nhất %(time)s ngày %(due)s.")
            if today
            else gettext("Nộp ngày làm việc tới, %(day)s, thì hẹn trả chậm nhất %(time)s ngày %(due)s.")
        )
    return sentence % words
