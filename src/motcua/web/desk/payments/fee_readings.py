"""Reads the money of a dossier into what its page shows, with the forms of what the person may do now."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.rules.content import FeeState
from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.rules.state import Status
from motcua.organisation.actors import Actor
from motcua.payments.queries import FeePanel, fee_panel
from motcua.payments.rules.charge import WITHOUT_RESULT
from motcua.payments.rules.facts import Cancelled, Charged, Entry, Method, Paid, Reduced, Refunded
from motcua.payments.rules.fee_lines import FeeLine
from motcua.payments.rules.ledger import Ledger
from motcua.payments.rules.wait import amount_waited_for
from motcua.web.desk.once import Choices
from motcua.web.desk.payments import fee_forms
from motcua.web.desk.payments.acts import Act, form_of
from motcua.web.desk.payments.addresses import address_of, name_of
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import dong

KINDS: dict[str, str | Promise] = {"phi": _("Phí"), "le_phi": _("Lệ phí"), "": _("Phí, lệ phí")}
METHODS: dict[str, str | Promise] = {
    Method.CASH: _("tiền mặt"),
    Method.TRANSFER: _("chuyển khoản"),
    Method.ONLINE: _("trực tuyến"),
}
TITLES: dict[str, str | Promise] = {
    "charged": _("Khoản thu"),
    "reduced": _("Miễn, giảm"),
    "paid": _("Đã thu"),
    "refunded": _("Đã hoàn trả"),
    "cancelled": _("Hủy khoản đã ghi"),
}
TIMES = dict(fee_forms.TIMES)
ENDINGS: dict[str, str | Promise] = {
    "refused_at_gate": _("Hồ sơ không được tiếp nhận"),
    "withdrawn": _("Người nộp rút hồ sơ"),
    "stopped": _("Hồ sơ dừng xử lý"),
    "refused_result": _("Kết quả là từ chối giải quyết"),
}
TREATMENTS: dict[str, str | Promise] = {
    "give_back": _("Phải hoàn trả: chưa làm việc gì cho khoản đã thu."),
    "ask": _("Hoàn trả hay không theo quy định của từng khoản thu: ghi căn cứ, hoặc người đứng đầu quyết định."),
}
UNKNOWN = Tag(_("Nguồn không ghi mức thu; không có nghĩa là miễn phí"), Tone.WARN)
UNCERTAIN = Tag(_("Nguồn ghi không chắc chắn; thu phải có căn cứ"), Tone.WARN)
FREE = Tag(_("Miễn phí"), Tone.GOOD)


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """A published fee: its amount, or what is not known about it."""

    kind: str | Promise
    said: str
    amount: int | None
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One entry as a person reads it."""

    number: int
    at: datetime
    title: str | Promise
    detail: str
    amount: int | None
    by: str
    is_cancelled: bool
    receipt: str
    receipt_address: str = ""
    print_address: str = ""
    request_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class FeePage:
    """The page, and by name the forms of the acts that are possible now.

    `name` is the dossier's code, or its number while it has none. `asked` is what the dossier waits for, in đồng.
    `late_day` is the day that money taken now goes to, where it is not today.
    """

    name: str | int
    code: str
    panel: FeePanel
    published: tuple[PublishedLine, ...]
    lines: tuple[LedgerLine, ...]
    ending: str | Promise
    treatment: str | Promise
    forms: dict[str, Act]
    asked: int | None = None
    late_day: date | None = None

    @property
    def address(self) -> str:
        return address_of("fees", self.name)

    @property
    def ledger(self) -> Ledger:
        return self.panel.money.ledger


def read_fees(actor: Actor, dossier: str | int | LoadedDossier, now: datetime, sent: Act | None) -> FeePage:
    """The page of the dossier's money, loaded already or not. Raises `NotFound`, absent or forbidden alike."""
    panel = fee_panel(actor, dossier, now)
    ledger = panel.money.ledger
    name = name_of(panel.money)
    return FeePage(
        name=name,
        code=panel.money.dossier.state.code,
        panel=panel,
        published=tuple(published_line(line) for line in panel.published.lines),
        lines=tuple(ledger_line(panel, name, entry) for entry in ledger.entries),
        ending=ENDINGS[panel.task.ending] if panel.task else "",
        treatment=TREATMENTS[panel.task.treatment] if panel.task else "",
        forms=possible_forms(panel, sent),
        asked=amount_waited_for(panel.money.dossier.events) if is_waiting(panel) else None,
        late_day=panel.day if panel.day != now.date() else None,
    )


def is_waiting(panel: FeePanel) -> bool:
    return panel.money.dossier.state.status is Status.AWAITING_PAYMENT


def published_line(line: FeeLine) -> PublishedLine:
    tags = {FeeState.UNKNOWN: UNKNOWN, FeeState.UNCERTAIN: UNCERTAIN, FeeState.FREE: FREE}
    said = line.fee.when or line.fee.text
    return PublishedLine(KINDS[line.fee.kind], said, line.fee.amount, tags.get(line.fee.state))


def ledger_line(panel: FeePanel, name: str | int, entry: Entry) -> LedgerLine:
    fact, ledger = entry.fact, panel.money.ledger
    receipt = fact.receipt if isinstance(fact, Paid) else ""
    gives = receipt and entry.seq not in ledger.cancelled and (panel.may_collect or panel.is_head)
    papers = {Paid: "printed-fee-receipt", Refunded: "printed-refund"}
    paper = papers.get(type(fact), "")
    return LedgerLine(
        number=entry.seq,
        at=entry.at,
        title=TITLES[fact.KIND],
        detail=detail_of(ledger, entry),
        amount=amount_of(entry),
        by=entry.by.name,
        is_cancelled=entry.seq in ledger.cancelled,
        receipt=receipt,
        receipt_address=address_of("fee-receipt", name, entry.seq) if receipt else "",
        print_address=address_of(paper, name, entry.seq) if paper else "",
        request_id=uuid4() if gives else None,
    )


def amount_of(entry: Entry) -> int | None:
    """In đồng, negative where it takes off; None for a cancellation, whose entry is struck out."""
    if isinstance(entry.fact, Cancelled):
        return None
    return -entry.fact.amount if isinstance(entry.fact, Reduced | Refunded) else entry.fact.amount


def detail_of(ledger: Ledger, entry: Entry) -> str:
    """What the entry says beside its amount."""
    match entry.fact:
        case Charged() as fact:
            times = f" × {fact.quantity}" if fact.quantity > 1 else ""
            return "; ".join(filter(None, (f"{fact.name}{times}", str(TIMES[fact.collect_at]), fact.ground)))
        case Reduced() as fact:
            asked = {"percent": fact.percent, "number": fact.charge}
            told = gettext("%(percent)s%% của khoản số %(number)s") % asked
            return "; ".join((told, fact.basis, fact.document))
        case Paid() as fact:
            return "; ".join(filter(None, (str(METHODS[fact.method]), fact.reference, fact.payer)))
        case Refunded() as fact:
            said = (str(METHODS[fact.method]), fact.reference, fact.receiver, fact.voucher, fact.ground)
            return "; ".join(filter(None, said))
        case Cancelled() as fact:
            return gettext("khoản số %(number)s: %(reason)s") % {"number": fact.entry, "reason": fact.reason}


def possible_forms(panel: FeePanel, sent: Act | None) -> dict[str, Act]:
    """Only what this person may do now; the rules are asked again when it is sent."""
    ledger, state = panel.money.ledger, panel.money.dossier.state
    forms: dict[str, Act] = {}
    is_open = state.status not in WITHOUT_RESULT
    applicant = state.applicant or state.owner
    name = applicant.name if applicant else ""
    if panel.may_collect and is_open:
        if lines := chargeable(panel):
            forms["charge"] = form_of(fee_forms.ChargeForm, sent)
            forms["charge"].offer(line=lines)
        if charges := reducible(ledger):
            forms["reduce"] = form_of(fee_forms.ReduceForm, sent)
            forms["reduce"].offer(charge=charges)
        if ledger.owed:
            forms["pay"] = form_of(fee_forms.PayForm, sent, amount=dong(ledger.owed), payer=name)
    if panel.may_collect and panel.task:
        forms["refund"] = form_of(fee_forms.RefundForm, sent, amount=dong(ledger.held), receiver=name)
    if panel.is_head and panel.task:
        forms["decline"] = form_of(fee_forms.DeclineForm, sent)
    if ledger.live and (panel.may_collect or panel.is_head):
        forms["cancel"] = form_of(fee_forms.CancelForm, sent)
        forms["cancel"].offer(entry=[(str(each.seq), named(each)) for each in reversed(ledger.live)])
    return forms


def chargeable(panel: FeePanel) -> Choices:
    charged = {each.fact.line for each in panel.money.ledger.live if isinstance(each.fact, Charged)}
    lines = [line for line in panel.published.lines if line.can_be_charged and line.key not in charged]
    return [(line.key, " – ".join(filter(None, (line.name, dong(line.fee.amount))))) for line in lines]


def reducible(ledger: Ledger) -> Choices:
    found = [each for each in ledger.live if isinstance(each.fact, Charged) and not ledger.reduction_of(each.seq)]
    return [(str(each.seq), named(each)) for each in found]


def named(entry: Entry) -> str:
    """An entry in a list to choose from."""
    name = entry.fact.name if isinstance(entry.fact, Charged) else str(TITLES[entry.fact.KIND])
    return f"{entry.seq}. {name} – {dong(amount_of(entry))}"
