from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.catalogue import queries
from motcua.catalogue.access import procedure_for
from motcua.catalogue.models import CentreProcedure, Procedure, ProcedureRevision
from motcua.catalogue.rules.content import Content
from motcua.catalogue.rules.differences import describe_fee, describe_term
from motcua.catalogue.rules.gaps import missing_parts
from motcua.catalogue.rules.lifecycle import Phase
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.console.gate import administrators_only
from motcua.web.console.procedures.words import CHANNELS, LATENESS, NEEDS, PHASES, procedures
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Fact, Link, Row, Table, code, days, joined, named
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import day

DONE, ELIGIBLE, NOT_ELIGIBLE = (
    Tag(_("làm đủ bốn bước tại chỗ"), Tone.GOOD),
    Tag(_("đủ điều kiện, chưa làm"), Tone.WARN),
    Tag(_("không đủ điều kiện")),
)


@require_safe
@administrators_only
def procedure(request: HttpRequest, procedure_code: str) -> HttpResponse:
    """A procedure: revisions, what is missing, terms and fees, papers, and who offers it."""
    found, today = procedure_for(actor_of(request), procedure_code), clock.now().date()
    revisions = list(found.revisions.select_related("sector").order_by("-number"))
    shown = _shown(revisions, request.GET.get("revision", ""), today)
    content = shown.parsed_content() if shown else Content()
    return show(
        request,
        "console/page.html",
        shown.name if shown else found.name,
        [procedures()],
        title_is_data=True,
        facts=_facts(found, shown, today),
        notes=_missing(shown, content),
        acts=_acts(found, revisions, today),
        tables=(
            _revisions(found, revisions, today),
            _lines(content),
            _papers(content),
            _centres(found, today),
        ),
    )


def _shown(revisions: Sequence[ProcedureRevision], asked: str, today: date) -> ProcedureRevision | None:
    """The revision asked for, else the one being worked on, else the one in force, else the latest."""
    chosen = [each for each in revisions if str(each.number) == asked]
    chosen += [each for phase in Phase for each in revisions if each.phase(today) is phase]
    return chosen[0] if chosen else None


def _missing(shown: ProcedureRevision | None, content: Content) -> list[str]:
    """The parts without which the shown revision may not be published."""
    if shown is None:
        return [str(_("Danh mục mới chỉ có tên thủ tục này: hãy lập phiên bản đầu tiên."))]
    gaps = missing_parts(shown.name, content)
    sentences = "; ".join(gap.sentence(get_language() or "vi") for gap in gaps)
    told = str(_("Phần bắt buộc còn thiếu (NĐ 63/2010/NĐ-CP Điều 8): %(gaps)s.")) % {"gaps": sentences}
    return [told] if gaps else []


def _facts(found: Procedure, shown: ProcedureRevision | None, today: date) -> tuple[Fact, ...]:
    facts = [Fact(_("Mã"), code(found.code)), Fact(_("Lĩnh vực"), named(found.sector.name if found.sector else "–"))]
    if shown:
        facts += [
            Fact(_("Phiên bản đang xem"), Cell(str(shown.number), (PHASES[shown.phase(today)],))),
            Fact(_("Cơ quan thực hiện"), named(shown.parsed_content().executing_agency or "–")),
            Fact(_("Nguồn"), named(shown.source or "–")),
        ]
    if found.successor:
        facts.append(Fact(_("Được thay bằng"), named(found.successor.name, _to(found.successor))))
    return tuple(facts)


def _acts(found: Procedure, revisions: Sequence[ProcedureRevision], today: date) -> tuple[Link, ...]:
    phases = {each.phase(today) for each in revisions}
    acts = []
    if Phase.SUBMITTED in phases:
        acts += [_act(found, "publish", _("Công bố"), is_main=True), _act(found, "send-back", _("Trả lại dự thảo"))]
    elif Phase.DRAFT in phases:
        acts += [_act(found, "draft", _("Sửa dự thảo"), is_main=True), _act(found, "submit", _("Trình"))]
    else:
        acts += [_act(found, "draft", _("Lập phiên bản mới"), is_main=True)]
    if phases & {Phase.IN_FORCE, Phase.PUBLISHED}:
        acts += [_act(found, "expire", _("Cho hết hiệu lực"))]
    return tuple(acts)


def _act(found: Procedure, name: str, label: object, *, is_main: bool = False) -> Link:
    return Link(reverse(f"console-procedure-{name}", args=[found.code]), label, is_main)  # type: ignore[arg-type]


def _to(found: Procedure) -> str:
    return reverse("console-procedure", args=[found.code])


def _revisions(found: Procedure, revisions: Sequence[ProcedureRevision], today: date) -> Table:
    rows = tuple(_revision(found, each, today) for each in revisions)
    columns = (_("Số"), _("Tên"), _("Tình trạng"), _("Thời gian"), _("Quyết định công bố"))
    return Table(_("Phiên bản"), columns, rows, _("Chưa có phiên bản nào."), has_acts=True)


def _revision(found: Procedure, each: ProcedureRevision, today: date) -> Row:
    late = tuple(Tag(LATENESS.get(word, word), Tone.WARN) for word in each.lateness)
    signed = f", {day(each.decision_signed_on)}" if each.decision_signed_on else ""
    acts = [Link(f"{reverse('console-procedure-file', args=[found.code, each.number])}", _("Tải tệp"))]
    if each.number > 1:
        acts.insert(
            0, Link(reverse("console-procedure-compare", args=[found.code, each.number]), _("So với bản trước"))
        )
    return Row(
        Cell(str(each.number), address=f"{_to(found)}?revision={each.number}"),
        (
            named(each.name),
            Cell(tags=(PHASES[each.phase(today)],)),
            days(each.validity, today) if each.validity else Cell("–"),
            Cell(f"{each.decision_number}{signed}" or "–", late, is_data=True),
        ),
        tuple(acts),
    )


def _lines(content: Content) -> Table:
    side = get_language() == "en"
    rows = []
    for line in content.lines:
        case = content.case_named(line.case) if line.case else None
        fees = joined([describe_fee(fee)[side] for fee in line.fees]) or str(_("chưa có thông tin"))
        rows.append(
            Row(
                Cell(CHANNELS[line.channel]),
                (
                    named(case.name) if case else Cell(_("mọi trường hợp")),
                    Cell(describe_term(line.term, line.term_text)[side]),
                    Cell(fees),
                ),
            )
        )
    columns = (_("Kênh"), _("Trường hợp"), _("Thời hạn"), _("Phí, lệ phí"))
    return Table(_("Thời hạn và phí"), columns, tuple(rows), _("Chưa ghi cách nộp nào."))


def _papers(content: Content) -> Table:
    rows = tuple(
        Row(
            named(each.name),
            (
                Cell(NEEDS[each.need]),
                named(each.group or "–"),
                Cell(_number(each.originals)),
                Cell(_number(each.copies)),
            ),
        )
        for each in content.components
    )
    columns = (_("Giấy tờ"), _("Mức cần"), _("Nhóm"), _("Bản chính"), _("Bản sao"))
    return Table(_("Thành phần hồ sơ"), columns, rows, _("Chưa ghi giấy tờ nào."))


def _number(number: int | None) -> str:
    return "–" if number is None else str(number)


def _centres(found: Procedure, today: date) -> Table:
    rows = tuple(_offer(found, each, today) for each in queries.centres_offering(found))
    acts = (Link(reverse("console-offer-new", args=[found.code]), _("Giao nơi tiếp nhận")),)
    columns = (_("Nơi tiếp nhận"), _("Thời gian"), _("Bốn bước tại chỗ"), _("Lý do"), _("Văn bản ủy quyền"))
    return Table(_("Nơi tiếp nhận thủ tục"), columns, rows, _("Chưa nơi nào tiếp nhận."), acts, has_acts=True)


def _offer(found: Procedure, each: CentreProcedure, today: date) -> Row:
    tag = DONE if each.four_step_done else ELIGIBLE if each.four_step_eligible else NOT_ELIGIBLE
    end = Link(reverse("console-offer-end", args=[found.code, each.centre.code]), _("Thôi nhận"))
    return Row(
        named(each.centre.name, reverse("console-centre", args=[each.centre.code])),
        (
            days(each.validity, today),
            Cell(tags=(tag,)),
            named(each.four_step_reason or "–"),
            named(each.delegation_document or "–"),
        ),
        () if each.validity.has_ended(today) else (end,),
    )
