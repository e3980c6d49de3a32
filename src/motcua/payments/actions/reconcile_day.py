"""The gateway's file of a day compared with our book; every difference is a case until somebody settles it."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from motcua.dossiers.rules.lifecycle.checks import check_text
from motcua.kernel.errors import NotFound, Refused
from motcua.kernel.payment_gateways import PaymentGateway
from motcua.organisation.actors import Actor
from motcua.payments.models import Difference, Reconciliation
from motcua.payments.online.reconciling import book_of, check_may_reconcile, gateway_to_reconcile
from motcua.payments.rules.online.reconcile import Compared, Finding, compare, read_lines
from motcua.worktime.rules.schedule import in_vietnam


@transaction.atomic
def reconcile_day(actor: Actor, gateway: str, day: date, file: str, *, at: datetime) -> Reconciliation:
    """Compare, and write down what differs. The same day again compares anew: what has gone is settled by itself.

    Raises `NotFound` (no gateway of this actor's), `Invalid` (the file).
    """
    account: PaymentGateway = gateway_to_reconcile(actor, gateway)
    theirs, ours = read_lines(file), book_of(account.key, day)
    compared = compare(ours, theirs)
    found = [each for each in compared if each.finding is not Finding.MATCHED]
    for each in found:
        _case(account.key, day, each, at)
    _settle_what_has_gone(account.key, day, found, actor, at)
    return Reconciliation.objects.create(
        gateway=account.key,
        day=day,
        file=file,
        matched=len(compared) - len(found),
        ours=sum(line.amount if line.kind == "pay" else -line.amount for line in ours),
        theirs=sum(line.amount if line.kind == "pay" else -line.amount for line in theirs),
        at=at,
        by=actor.name,
    )


def _case(gateway: str, day: date, each: Compared, at: datetime) -> None:
    named = {"gateway": gateway, "day": day, "kind": each.kind, "transaction": each.transaction}
    told = {"reference": each.reference, "ours": each.ours, "theirs": each.theirs}
    Difference.objects.update_or_create(
        **named, finding=each.finding, defaults=told, create_defaults=told | {"found_at": at}
    )


def _settle_what_has_gone(gateway: str, day: date, found: list[Compared], actor: Actor, at: datetime) -> None:
    still = Q(pk__in=[])
    for each in found:
        still |= Q(kind=each.kind, transaction=each.transaction, finding=each.finding)
    gone = Difference.objects.filter(gateway=gateway, day=day, settled="").exclude(still)
    gone.update(settled="Đã khớp khi đối soát lại.", settled_at=at, settled_by=actor.name)


@transaction.atomic
def settle_difference(actor: Actor, number: int, how: str, *, at: datetime) -> Difference:
    """Write down how a difference was dealt with. Raises `NotFound`, `Refused` (settled already), `Invalid`."""
    found = Difference.objects.select_for_update().filter(pk=number).first()
    if found is None or not check_may_reconcile(actor, found.gateway):
        raise difference_not_found()
    how = check_text(how, "how", "cách xử lý chênh lệch", "how the difference was settled")
    if found.settled:
        when = in_vietnam(found.settled_at or at)
        raise Refused(
            "settled_already",
            vi=f"{found.settled_by} đã xử lý chênh lệch này lúc {when:%H:%M %d/%m/%Y}: {found.settled}",
            en=f"{found.settled_by} settled this difference at {when:%H:%M %d/%m/%Y}: {found.settled}",
        )
    found.settled, found.settled_at, found.settled_by = how, at, actor.name
    found.save()
    return found


def difference_not_found() -> NotFound:
    return NotFound(
        "difference_not_found",
        vi="Không có chênh lệch này. Hãy mở lại trang đối soát.",
        en="There is no such difference. Open the reconciliation again.",
    )
