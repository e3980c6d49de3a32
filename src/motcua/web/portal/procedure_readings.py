"""Reads the catalogue into what the procedure pages show. What the source leaves unsaid stays unsaid."""

from datetime import date

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue import queries
from motcua.catalogue.models import Procedure, ProcedureRevision
from motcua.catalogue.rules.content import Channel, Component, Content, Fee, FeeState, GroupKind, Line, Need
from motcua.catalogue.rules.online_levels import NAMES as ONLINE_NAMES
from motcua.catalogue.rules.terms import TermUnknown
from motcua.catalogue.search import Filters, FoundProcedure, search_procedures
from motcua.filing.rules.online import may_be_sent
from motcua.kernel.errors import NotFound
from motcua.organisation.queries import centres
from motcua.territory.rules.units import Level
from motcua.web.portal.sources import source_in_words
from motcua.web.portal.view_models import Paper, PaperGroup, ProcedurePage, ProcedureRow, TermAndFees
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import day, dong

ROWS = 20
LEVELS = {"ministry": _("Cấp bộ"), "province": _("Cấp tỉnh"), "commune": _("Cấp xã"), "other": _("Cấp khác")}
CHANNELS = {
    Channel.COUNTER: _("Trực tiếp tại quầy"),
    Channel.ONLINE: _("Trực tuyến"),
    Channel.POST: _("Qua bưu chính"),
}
NEEDS = {
    Need.ALWAYS: Tag(_("bắt buộc")),
    Need.IF_ANY: Tag(_("nếu có")),
    Need.BY_CASE: Tag(_("theo trường hợp")),
}
IN_FORCE = Tag(_("đang có hiệu lực"), Tone.GOOD)
NOT_IN_FORCE = Tag(_("chưa hoặc không còn hiệu lực vào ngày này"), Tone.WARN)
NAME_ONLY = Tag(_("nguồn chỉ có tên"), Tone.WARN)


def read_sectors() -> list[tuple[str, str]]:
    """Code and name of each sector that has a public procedure."""
    return [(sector.code, sector.name) for sector in queries.sectors()]


def read_centres(on: date) -> list[tuple[str, str]]:
    """Code and name of each centre above the communes that works that day."""
    open_ones = [centre for centre in centres(None, on) if centre.level != Level.COMMUNE]
    return [(each.code, each.name) for each in sorted(open_ones, key=lambda each: each.level != Level.PROVINCE)]


def read_procedures(
    *, q: str, sector: str, level: str, centre: str, on: date, after: str
) -> tuple[tuple[ProcedureRow, ...], str]:
    """One page of results, and the key that continues the list ("" at its end). Raises `Invalid` for a forged key."""
    found = search_procedures(
        q, on=on, filters=Filters(sector=sector, level=level, centre=centre), limit=ROWS + 1, after=after
    )
    shown = found[:ROWS]
    return tuple(_row(each) for each in shown), shown[-1].cursor if len(found) > ROWS else ""


def read_procedure(code: str, on: date) -> ProcedurePage:
    """The procedure in its revision in force that day, else in its latest. Raises `NotFound` for an unknown code."""
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
    levels = {service.level for service in queries.online_services(on, procedure_code=code)} if revision else set()
    return ProcedurePage(
        code=procedure.code,
        name=revision.name if revision else procedure.name,
        is_name_only=revision is None,
        sector=procedure.sector.name if procedure.sector else "",
        agency=content.executing_agency or procedure.agency,
        levels=", ".join(str(LEVELS.get(level, level)) for level in procedure.levels),
        audience=", ".join(content.audience),
        tags=_tags(revision, levels, is_in_force=standing.revision is not None),
        lines=tuple(read_line(content, line) for line in content.lines),
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
        is_filed_online=standing.revision is not None and any(may_be_sent(level) for level in levels),
    )


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


def _row(found: FoundProcedure) -> ProcedureRow:
    is_name_only = found.detail == Procedure.DETAIL_NAME_ONLY
    return ProcedureRow(
        code=found.code,
        name=found.name,
        sector=found.sector,
        agency=found.executing_agency or found.agency,
        tags=(NAME_ONLY,) if is_name_only else () if found.is_in_force else (NOT_IN_FORCE,),
    )


def _tags(revision: ProcedureRevision | None, levels: set[str], *, is_in_force: bool) -> tuple[Tag, ...]:
    if revision is None:
        return (NAME_ONLY,)
    is_english = get_language() == "en"
    online = tuple(Tag(ONLINE_NAMES[level][is_english], Tone.ACTIVE) for level in sorted(levels))
    return (IN_FORCE if is_in_force else NOT_IN_FORCE, *online)


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
