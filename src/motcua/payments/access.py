"""The one door to a dossier's money: the same as that of the dossier, and for whoever acts, locked.

The lock is the dossier's row: whoever takes money for it and whoever ends it wait for one another. So no payment slips
in behind a refusal, and no two clerks take what is owed once. Taken late, held for the few statements of one act.
"""

from dataclasses import dataclass

from motcua.dossiers.access import LoadedDossier, dossier_not_found, load
from motcua.dossiers.citizens_side import is_citizen
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import visible_to
from motcua.dossiers.rules.codes import parse_code
from motcua.kernel.errors import NotFound, Refused
from motcua.kernel.money import format_dong
from motcua.organisation.actors import Actor
from motcua.payments.models import RefundClosing, RefundTask
from motcua.payments.rules.facts import Refunded
from motcua.payments.rules.ledger import Ledger, fold
from motcua.payments.stored import read_entries
from motcua.worktime.rules.schedule import in_vietnam


@dataclass(frozen=True, slots=True)
class Money:
    """A dossier that the actor may see, and its ledger."""

    dossier: LoadedDossier
    ledger: Ledger

    @property
    def row(self) -> Dossier:
        return self.dossier.row


def money_of(actor: Actor, dossier: str | int | LoadedDossier) -> Money:
    """The money of a dossier (its code, or its number before it has one). Raises `NotFound`, `Invalid`.

    One that came out of the dossiers' own door for this actor is not loaded again.
    """
    if isinstance(dossier, LoadedDossier):
        return _money(dossier)
    return _money(load(visible_to(actor).filter(**_named(dossier)).first()))


def money_locked(actor: Actor, dossier: str | int) -> Money:
    """The same for an act: needs a transaction, and holds the dossier until its end."""
    found = visible_to(actor).filter(**_named(dossier)).select_for_update(no_key=True, of=("self",))
    return _money(load(found.first()))


def own_money_of(actor: Actor, dossier: str | int | LoadedDossier) -> Money:
    """The money of the actor's own dossier, submitted from their account. Raises `NotFound`, `Invalid`."""
    return _own(actor, money_of(actor, dossier))


def own_money_locked(actor: Actor, dossier: str | int) -> Money:
    """The same for an act: needs a transaction, and holds the dossier until its end."""
    return _own(actor, money_locked(actor, dossier))


def _own(actor: Actor, money: Money) -> Money:
    if not is_citizen(actor, money.dossier.state):
        raise dossier_not_found()
    return money


def open_task_of(dossier_id: int, ledger: Ledger) -> RefundTask | None:
    """The refund task that is open for the dossier, if one is: money is held and nobody has closed it."""
    if ledger.held == 0:
        return None
    return RefundTask.objects.filter(dossier_id=dossier_id, closing=None).order_by("-event").first()


def no_refund_task(money: Money) -> NotFound | Refused:
    """Nothing waits to be given back; whoever has just settled it is named."""
    closing = RefundClosing.objects.filter(task__dossier=money.row, undone=False).order_by("-pk").first()
    if closing and money.ledger.held:
        return declined_already(closing)
    last = money.ledger.last(Refunded)
    if last is None:
        return nothing_to_give_back()
    entry, fact = last
    when = f"{in_vietnam(entry.at):%H:%M %d/%m/%Y}"
    return Refused(
        "refunded_already",
        vi=f"{entry.by.name} đã hoàn trả {format_dong(fact.amount)} lúc {when}, phiếu chi {fact.voucher}: không hoàn "
        "thêm. Hãy tải lại trang để xem.",
        en=f"{entry.by.name} gave {fact.amount:,} đ back at {when}, voucher {fact.voucher}: give nothing more. Reload "
        "the page to see it.",
    )


def declined_already(closing: RefundClosing) -> Refused:
    """The head has decided: who, when, on what ground."""
    when = f"{in_vietnam(closing.at):%H:%M %d/%m/%Y}"
    return Refused(
        "refund_declined",
        vi=f"{closing.by} đã quyết định không hoàn trả lúc {when}, căn cứ: {closing.ground}. Nếu không đồng ý, hãy "
        "trao đổi với người đứng đầu trung tâm.",
        en=f"{closing.by} decided at {when} that nothing is given back, on the ground: {closing.ground}. Ask the head "
        "of the centre if you do not agree.",
    )


def nothing_to_give_back() -> NotFound:
    """There is nothing to give back for this dossier, or it is not this actor's."""
    return NotFound(
        "refund_task_not_found",
        vi="Hồ sơ này không có khoản hoàn phí nào đang chờ. Hãy mở lại danh sách hoàn phí.",
        en="No refund is waiting for this dossier. Open the list of refunds again.",
    )


def _money(dossier: LoadedDossier) -> Money:
    return Money(dossier, fold(read_entries(dossier.row.pk)))


def _named(dossier: str | int) -> dict[str, object]:
    return {"code": parse_code(dossier).text} if isinstance(dossier, str) else {"pk": dossier}
