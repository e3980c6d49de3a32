"""Reads the catalogue into what the procedure pages show. What the source leaves unsaid stays unsaid."""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import get_language, gettext

from motcua.catalogue import queries
from motcua.catalogue.models import OnlineService, ProcedureRevision
from motcua.catalogue.queries import Standing
from motcua.catalogue.rules.content import Component, Content, Fee, FeeState, GroupKind, Line, Need
from motcua.catalogue.rules.online_levels import level_name, may_be_sent
from motcua.catalogue.rules.terms import TermUnknown
from motcua.kernel.errors import NotFound
from motcua.web.portal import summary
from motcua.web.portal.sources import source_in_words
from motcua.web.portal.view_models import (
    OnlineWay,
    Paper,
    PaperGroup,
    ProcedurePage,
    Summary,
    TermAndFees,
)
from motcua.web.portal.words import CHANNELS, IN_FORCE, LEVELS, NAME_ONLY, NEEDS, NOT_IN_FORCE, ONLINE_ABOUT
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import day, dong
from motcua.worktime.queries import schedule_for


def read_procedure(code: str, now: datetime) -> ProcedurePage:
    """The procedure in its revision in force that day, else in its latest. Raises `NotFound` for an unknown code."""
    on = now.date()
    standing = queries.standing_of(code, on)
    if standing is None:
        raise NotFound(
            "no_such_procedure",
            vi="Không có thủ tục mang mã này. Hãy tìm theo tên.",
            en="There is no procedure with this code. Search by its name.",
        )
    procedure = standing.procedure
    revision = standing.revision or queries.published_revisions(procedure).first()
    content = revision.parsed_content() if revision else Content()
    services = list(queries.online_services(on, procedure_code=code).select_related("centre"))
    return ProcedurePage(
        code=procedure.code,
        name=revision.name if revision else procedure.name,
        is_name_only=revision is None,
        sector=procedure.sector.name if procedure.sector else "",
        agency=content.executing_agency or procedure.agency,
        levels=", ".join(str(LEVELS.get(level, level)) for level in procedure.levels),
        audience=", ".join(content.audience),
        tags=_tags(standing, revision, services),
        summary=_summary(content),
        lines=_lines(content, now),
        paper_groups=_paper_groups(content.components),
        paper_notes=tuple(each.name for each in content.components if each.need is Need.NOTE),
        steps=content.steps,
        results=tuple(result.name for result in content.results),
        conditions=content.conditions,
        legal_bases=content.legal_bases,
        revision_number=revision.number if revision else None,
        validity=_validity(revision) if revision else "",
        source=source_in_words(procedure, revision),
        note=(revision.catalogue_note if revision else "") or procedure.catalogue_note,
        successor=(standing.successor.code, standing.successor.name) if standing.successor else None,
        online=_online(services),
        is_filed_online=standing.revision is not None and any(may_be_sent(each.level) for each in services),
    )


def _summary(content: Content) -> Summary:
    return Summary(
        papers=summary.papers_in_words(content),
        term=summary.term_in_words(content),
        fees=summary.fees_in_words(content),
    )


def _lines(content: Content, now: datetime) -> tuple[TermAndFees, ...]:
    """Each way of handing in, with what its term would mean today by the province's calendar."""
    terms = [line.term for line in content.lines if line.term is not None]
    examples = summary.examples_of(terms, schedule_for(), now) if terms else {}
    return tuple(
        replace(read_line(content, line), example=examples[line.term] if line.term else "") for line in content.lines
    )


def _online(services: list[OnlineService]) -> tuple[OnlineWay, ...]:
    """The online services of that day; two that say the same are one."""
    language = get_language() or "vi"
    ways = (
        OnlineWay(
            level=level_name(service.level, language),
            about=str(ONLINE_ABOUT[service.level]),
            name=service.name,
            centre=service.centre.name if service.centre else "",
            reason=service.part_reason,
        )
        for service in services
    )
    return tuple(dict.fromkeys(ways))


def _validity(revision: ProcedureRevision) -> str:
    """Since when, in words: as decided, as assumed for training, or only as the source lets one know."""
    if revision.valid_from is None:
        return ""
    first = {"day": day(revision.valid_from)}
    if revision.origin != ProcedureRevision.NATIONAL:
        return gettext("hiệu lực từ %(day)s") % first
    if revision.catalogue_note:
        return gettext("giả định có hiệu lực từ %(day)s") % first
    return gettext("nguồn cho thấy có hiệu lực ngày %(day)s; từ khi nào thì chưa rõ") % first


def _tags(standing: Standing, revision: ProcedureRevision | None, services: list[OnlineService]) -> tuple[Tag, ...]:
    if revision is None:
        return (NAME_ONLY,)
    language = get_language() or "vi"
    levels = sorted({service.level for service in services})
    online = tuple(Tag(level_name(level, language), Tone.ACTIVE) for level in levels)
    return (IN_FORCE if standing.revision else NOT_IN_FORCE, *online)


def read_line(content: Content, line: Line) -> TermAndFees:
    """What holds for one channel and case, in words."""
    language = get_language() or "vi"
    case = content.case_named(line.case) if line.case else None
    if line.term is not None:
        term, is_known = line.term.describe(language), True
    else:
        unknown = TermUnknown(line.term_unknown, line.term_text).sentence(language) if line.term_unknown else ""
        term, is_known = unknown, False
    return TermAndFees(
        channel=CHANNELS[line.channel],
        case=case.name if case else "",
        term=term,
        is_term_known=is_known,
        fees=tuple(text for fee in line.fees if (text := read_fee(fee))),
        note="" if case and case.name == line.note else line.note,
    )


def read_fee(fee: Fee) -> str:
    """The fee in words; "" where nothing is known, which the page says by itself."""
    if fee.state is FeeState.UNKNOWN:
        return ""
    if fee.state is FeeState.UNCERTAIN:
        return gettext("chưa chắc chắn; nguồn ghi: “%(text)s”") % {"text": fee.text}
    amount = gettext("không thu") if fee.state is FeeState.FREE else dong(fee.amount)
    kind = {"phi": gettext("phí"), "le_phi": gettext("lệ phí")}.get(fee.kind, "")
    return ", ".join(part for part in (amount, kind, fee.when) if part)


def _paper_groups(components: tuple[Component, ...]) -> tuple[PaperGroup, ...]:
    """The papers under the headings of the source, in its order; its remarks stand apart."""
    groups: dict[str, list[Paper]] = {}
    for component in components:
        if component.need is Need.NOTE:
            continue
        heading = "" if component.group_kind is GroupKind.ALL else component.group
        groups.setdefault(heading, []).append(
            Paper(component.name, NEEDS.get(component.need), quantity_of(component), component.files)
        )
    return tuple(PaperGroup(heading, tuple(papers)) for heading, papers in groups.items())


def quantity_of(component: Component) -> str:
    """How many of the paper the source asks for; "" where it does not say."""
    parts = []
    if component.originals:
        parts.append(gettext("%(number)s bản chính") % {"number": component.originals})
    if component.copies:
        parts.append(gettext("%(number)s bản sao") % {"number": component.copies})
    return ", ".join(parts) or component.quantity_text
