"""Points and sessions in words: levels, stages, and the facts of their stories."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from motcua.meetings.models import Point as PointRow
from motcua.meetings.rules import facts
from motcua.meetings.rules.booking import Span
from motcua.meetings.rules.facts import PointLevel
from motcua.meetings.rules.session import Stage
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import clock_time, day, moment

LEVELS: dict[str, str | Promise] = {
    PointLevel.PROVINCE: _("Cấp tỉnh"),
    PointLevel.DEPARTMENT: _("Sở, ngành"),
    PointLevel.DISTRICT: _("Cấp huyện"),
    PointLevel.COMMUNE: _("Cấp xã"),
}
STATES: dict[str, str | Promise] = {
    "in-use": _("đang sử dụng"),
    "out": _("ngừng sử dụng"),
    "due": _("đến kỳ kiểm tra"),
    "failed": _("lần kiểm tra cuối không đạt"),
}
STAGES = {
    Stage.PLANNED: Tag(_("mới lập"), Tone.CALM),
    Stage.INVITED: Tag(_("đã mời"), Tone.ACTIVE),
    Stage.HELD: Tag(_("đang họp"), Tone.WARN),
    Stage.CLOSED: Tag(_("đã kết thúc"), Tone.GOOD),
    Stage.CANCELLED: Tag(_("đã hủy"), Tone.BAD),
}


def use_of(row: PointRow, on: date) -> Tag:
    """Whether a point is in use that day."""
    is_out = row.out_from is not None and row.out_from <= on and (row.out_until is None or on <= row.out_until)
    return Tag(gettext("ngừng sử dụng"), Tone.BAD) if is_out else Tag(gettext("đang sử dụng"), Tone.GOOD)


def test_of(is_passed: bool | None) -> Tag:
    if is_passed is None:
        return Tag(gettext("chưa kiểm tra"), Tone.WARN)
    return Tag(gettext("kiểm tra đạt"), Tone.GOOD) if is_passed else Tag(gettext("kiểm tra không đạt"), Tone.BAD)


def parts_of(test: facts.PointTested) -> str:
    """What of a test did not pass; "" for nothing."""
    parts = ((test.picture, gettext("hình")), (test.sound, gettext("tiếng")), (test.line, gettext("đường truyền")))
    return ", ".join(name for is_good, name in parts if not is_good)


def told_of_point(fact: Any) -> tuple[str, str]:
    """What happened to a point, and with what."""
    match fact:
        case facts.PointRegistered():
            return gettext("Ghi vào danh mục"), fact.source
        case facts.PointTested():
            failed = parts_of(fact)
            outcome = f"{test_of(fact.is_passed).label}{f' ({failed})' if failed else ''}"
            return gettext("Kiểm tra"), ", ".join(filter(None, (day(fact.on), outcome, fact.note)))
        case facts.PointTakenOut():
            until = f" – {day(fact.until)}" if fact.until else ""
            return gettext("Đã ngừng sử dụng"), f"{day(fact.first)}{until}, {fact.reason}"
        case facts.PointPutBack():
            return gettext("Đã đưa trở lại sử dụng"), ", ".join(filter(None, (day(fact.on), fact.note)))
    raise ValueError(f"no words for {fact!r}")


def told_of_session(fact: Any, name_of: Callable[[UUID], str]) -> tuple[str, str]:
    """What happened to a session, and with what."""
    match fact:
        case facts.Planned():
            return gettext("Lập phiên"), span_in_words(Span(fact.begins, fact.ends))
        case facts.AgendaSet():
            items = ngettext("%(number)s mục", "%(number)s mục", len(fact.agenda)) % {"number": len(fact.agenda)}
            return gettext("Đã ghi lại chương trình"), items
        case facts.Invited():
            return gettext("Mời"), _invited(fact, name_of)
        case facts.PointDropped():
            return gettext("Đã bớt điểm cầu"), f"{name_of(fact.point)}, {fact.reason}"
        case facts.TimeChanged():
            return gettext("Đã đổi giờ"), f"{span_in_words(Span(fact.begins, fact.ends))}, {fact.reason}"
        case facts.Cancelled():
            return gettext("Đã hủy phiên"), fact.reason
        case facts.Held():
            return gettext("Đã khai mạc"), moment(fact.began)
        case facts.PointJoined():
            return gettext("Điểm cầu kết nối"), f"{name_of(fact.point)}, {moment(fact.at)}, {fact.who}"
        case facts.PointLeft():
            return gettext("Điểm cầu rời phòng"), f"{name_of(fact.point)}, {moment(fact.at)}"
        case facts.IncidentNoted():
            return gettext("Sự cố"), f"{name_of(fact.point)}, {moment(fact.begun)}, {fact.cause}"
        case facts.IncidentEnded():
            return gettext("Khắc phục sự cố"), f"{gettext('số')} {fact.number}, {moment(fact.ended)}, {fact.remedy}"
        case facts.Closed():
            return gettext("Kết thúc, có biên bản"), moment(fact.ended)
    raise ValueError(f"no words for {fact!r}")


MOST_NAMED = 5


def _invited(fact: facts.Invited, name_of: Callable[[UUID], str]) -> str:
    """The first few by name, of the others the number."""
    named = [*(each.name for each in fact.persons), *(name_of(each) for each in fact.points)]
    more = len(named) - MOST_NAMED
    if more <= 0:
        return "; ".join(named)
    rest = ngettext("và %(number)s nơi, người khác", "và %(number)s nơi, người khác", more) % {"number": more}
    return f"{'; '.join(named[:MOST_NAMED])} {rest}"


def span_in_words(span: Span) -> str:
    """From when to when, the day once where it is one."""
    begins = clock_time(span.begins) if len(span.days) == 1 else moment(span.begins)
    return f"{begins} – {moment(span.ends)}"
