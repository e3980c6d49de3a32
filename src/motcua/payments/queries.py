"""Reads of money. Every one starts from what the actor may see: the dossier, the till, the centre."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.citizens_side import is_concerned_by_row
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import visible_to
from motcua.dossiers.rules.state import Outcome
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import NotFound, Refused
from motcua.kernel.money import dong_in_words, format_dong
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.payments import policies
from motcua.payments.access import Money, money_of, open_task_of
from motcua.payments.drawers import day_for
from motcua.payments.models import Entry, Receipt, ReceiptSeries, RefundTask, Till
from motcua.payments.online.due import Due as Due
from motcua.payments.online.due import due_of as due_of
from motcua.payments.published import Published, lines_for
from motcua.payments.rules.facts import Paid, Part
from motcua.payments.rules.figures import Sums
from motcua.payments.standing import BALANCE, standing_of, with_standing
from motcua.payments.till_access import tills_visible_to

MOST_WAITING = 100


@dataclass(frozen=True, slots=True)
class FeePanel:
    """A dossier's money on one page: what is published, what was booked, and the refund that waits, if one does."""

    money: Money
    published: Published
    task: RefundTask | None
    may_collect: bool
    is_head: bool
    day: date
    """The day of the drawer that money taken now goes into; a later one than today once today was counted."""

    @property
    def amount_in_words(self) -> str:
        return dong_in_words(self.money.ledger.due)


def fee_panel(actor: Actor, dossier: str | int | LoadedDossier, at: datetime) -> FeePanel:
    """Of a dossier by its code, by its number before it has one, or as loaded by the one door.

    Raises `NotFound` for one that is absent or not this actor's, `Invalid` for what is no code.
    """
    money = money_of(actor, dossier)
    row = money.row
    is_own = is_concerned_by_row(actor, row)
    post = None if is_own else policies.post_at_counter(actor, row)
    return FeePanel(
        money=money,
        published=lines_for(money.dossier.state, at.astimezone(VIETNAM).date()),
        task=open_task_of(row.pk, money.ledger),
        may_collect=post is not None,
        is_head=not is_own and policies.head_post(actor, row.centre_id, row.received_centre_id) is not None,
        day=day_for(actor, post, at) if post else at.astimezone(VIETNAM).date(),
    )


def owed_by(actor: Actor, codes: Iterable[str]) -> dict[str, int]:
    """What holds up the results of these dossiers: by code the đồng still to be paid; settled ones are left out.

    What was reduced to nothing, or given back, is not owed.
    """
    found = with_standing(visible_to(actor).filter(code__in=list(codes))).only("code", "outcome", *BALANCE)
    return {row.code: owed for row in found if row.code and (owed := holding_up(row))}


def holding_up(row: Dossier) -> int:
    """The đồng still to be paid that hold up the dossier's result, 0 for none; asks nothing if it came `with_standing`.

    A refusal in writing is given out whatever is owed: the applicant must have it to complain (NĐ 61/2018 Art 19.8).
    """
    return 0 if row.outcome == Outcome.REFUSED else max(0, standing_of(row).owed)


def check_settled(actor: Actor, code: str) -> None:
    """Fees are settled before the result is given out (NĐ 61/2018 Art 22). Raises `Refused` with what is owed.

    For a page that says so beforehand; the act itself asks in its own transaction (`actions.return_paid`).
    """
    if owed := owed_by(actor, [code]).get(code):
        raise fees_not_settled(owed)


def check_nothing_owed(dossier_id: int) -> None:
    """The same of a dossier that the caller's transaction holds. Raises `Refused`."""
    if owed := holding_up(with_standing(Dossier.objects.filter(pk=dossier_id)).get()):
        raise fees_not_settled(owed)


def fees_not_settled(owed: int) -> Refused:
    return Refused(
        "fees_not_settled",
        vi=f"Hồ sơ còn phải nộp {format_dong(owed)} phí, lệ phí. Hãy thu tiền, hoặc ghi miễn giảm, ở trang Phí, lệ "
        "phí của hồ sơ rồi trả kết quả.",
        en=f"{format_dong(owed)} of fees are still to be paid. Take the money, or enter the exemption, on the "
        "dossier's fees page; then return the result.",
    )


@dataclass(frozen=True, slots=True)
class ReceiptForPrint:
    """Everything that a receipt (biên lai thu phí, lệ phí) prints. Amounts in đồng; `parts` add up to `amount`.

    `is_cancelled`: the number stays, the paper is void. `centre_code` is that of the one-stop that took the money,
    `printed` how often it was given out, `may_give` whether this actor gives it.
    """

    form: str
    sign: str
    number: int
    centre_code: str
    centre_name: str
    centre_tax_code: str
    agency_name: str
    dossier_code: str
    procedure_code: str
    procedure_name: str
    owner_name: str
    payer: str
    payer_address: str
    parts: tuple[Part, ...]
    amount: int
    amount_in_words: str
    method: str
    reference: str
    paid_at: datetime
    printed: int
    may_give: bool
    cashier_name: str
    is_cancelled: bool
    cancel_reason: str


def receipt_for_print(actor: Actor, dossier: str | int, seq: int) -> ReceiptForPrint:
    """The receipt of payment number `seq` in the dossier's ledger. Raises `NotFound`: absent or not this actor's."""
    money = money_of(actor, dossier)
    entry = money.ledger.entry(seq)
    if entry is None or not isinstance(entry.fact, Paid):
        raise NotFound(
            "receipt_not_found",
            vi="Không có biên lai này. Hãy mở trang phí, lệ phí của hồ sơ và chọn lại.",
            en="There is no such receipt. Open the fees of the dossier and choose again.",
        )
    receipt = Receipt.objects.select_related("centre__agency").get(dossier=money.row, seq=seq)
    state, paid = money.dossier.state, entry.fact
    cancelled = money.ledger.cancellation_of(seq)
    applicant = state.applicant or state.owner
    procedure = Dossier.objects.select_related("procedure").get(pk=money.row.pk).procedure
    return ReceiptForPrint(
        form=receipt.form,
        sign=receipt.sign,
        number=receipt.number,
        centre_code=receipt.centre.code,
        centre_name=receipt.centre.name,
        centre_tax_code=receipt.centre.tax_code,
        agency_name=receipt.centre.agency.name,
        dossier_code=state.code,
        procedure_code=procedure.code,
        procedure_name=procedure.name,
        owner_name=state.owner.name if state.owner else "",
        payer=paid.payer,
        payer_address=applicant.address if applicant and applicant.name == paid.payer else "",
        parts=paid.parts,
        amount=paid.amount,
        amount_in_words=dong_in_words(paid.amount),
        method=paid.method.value,
        reference=paid.reference,
        paid_at=entry.at,
        printed=receipt.prints.count(),
        may_give=may_give_receipts(actor, money.row),
        cashier_name=entry.by.name,
        is_cancelled=cancelled is not None,
        cancel_reason=cancelled.reason if cancelled else "",
    )


def may_give_receipts(actor: Actor, row: Dossier) -> bool:
    """Whether the actor gives receipts out for this dossier, as who takes its money or heads the centre."""
    if is_concerned_by_row(actor, row):
        return False
    at_counter = policies.post_at_counter(actor, row)
    return bool(at_counter or policies.head_post(actor, row.centre_id, row.received_centre_id))


@dataclass(frozen=True, slots=True)
class DayLine:
    """One move of money of a till's day.

    `code` is "" for a dossier that has none, or that the actor may not see any more (`is_visible`).
    """

    entry: Entry
    code: str
    is_visible: bool


@dataclass(frozen=True, slots=True)
class CashDay:
    """A till's day: its lines, and the sums that they make."""

    till: Till
    lines: tuple[DayLine, ...]
    cash: Sums
    transfer: Sums

    @property
    def adds_up(self) -> bool:
        return (self.cash.there, self.transfer.there) == (self.till.cash, self.till.transfer)


def tills_of_day(actor: Actor, day: date) -> QuerySet[Till]:
    """The tills of that day that the actor may see, by centre and name."""
    found = tills_visible_to(actor).filter(day=day).select_related("centre", "cashier")
    return found.order_by("centre__name_sort", "cashier__full_name", "pk")


def tills_waiting(actor: Actor, today: date) -> tuple[list[Till], list[Till]]:
    """Tills of earlier days that nobody has counted, and counted ones that the head has not confirmed; oldest first.

    At most `MOST_WAITING` of each.
    """
    seen = tills_visible_to(actor).select_related("centre", "cashier").order_by("day", "pk")
    counted = seen.filter(is_closed=True).filter(counts__reopening=None, counts__confirmation=None)
    return list(seen.filter(day__lt=today, is_closed=False)[:MOST_WAITING]), list(counted[:MOST_WAITING])


def cash_day(actor: Actor, till: Till) -> CashDay:
    """The day of a till out of `tills_of_day`, in three queries whatever its length."""
    entries = list(
        Entry.objects.filter(centre=till.centre_id, day=till.day, cashier=till.cashier_id).order_by("at", "dossier_id")
    )
    codes = dict(visible_to(actor).filter(pk__in={each.dossier_id for each in entries}).values_list("pk", "code"))
    return CashDay(
        till=till,
        lines=tuple(DayLine(each, codes.get(each.dossier_id) or "", each.dossier_id in codes) for each in entries),
        cash=Sums.of((each.kind, each.cash) for each in entries),
        transfer=Sums.of((each.kind, each.transfer) for each in entries),
    )


def refund_tasks(actor: Actor) -> QuerySet[RefundTask]:
    """The tasks that are open and concern the actor, the oldest first: those of the centres where money is taken."""
    found = RefundTask.objects.filter(closing=None, dossier__balance__received__gt=F("dossier__balance__refunded"))
    seen = found.filter(dossier__in=visible_to(actor)).select_related("dossier__balance", "dossier__centre")
    return seen.order_by("opened_at", "pk")


def receipt_series(actor: Actor) -> QuerySet[ReceiptSeries]:
    """The receipt series of the actor's centres, the latest first."""
    found = ReceiptSeries.objects.select_related("centre").order_by("-year", "-pk")
    if actor.sees_all:
        return found
    return found.filter(centre__in={*policies.cash_centres(actor), *policies.headed_centres(actor)})


def headed(actor: Actor) -> QuerySet[ServiceCentre]:
    """The centres that the actor heads."""
    return ServiceCentre.objects.filter(pk__in=policies.headed_centres(actor)).order_by("name_sort", "code")
