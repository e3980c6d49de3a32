"""Sending what is due of a dossier's deliveries: in order for each person and way, each once.

A delivery is claimed by one compare-and-set before it is sent, and only when none before it waits for the same person
and way; so two workers never send it twice, nor a later one first. Sending happens outside any transaction.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Greatest

from motcua.kernel.messages import Permanent, Temporary, Way
from motcua.kernel.messages.sending import send
from motcua.notices.models import Delivery
from motcua.notices.rules.retries import pause_after

CLAIM = timedelta(minutes=10)
"""Longer than any provider is waited for; a worker that died over a delivery holds it no longer."""


def send_due(dossier_id: int, *, at: datetime) -> datetime | None:
    """Send what is due at `at`. Returns when the next one may go, None where nothing waits."""
    while (delivery := claim_next(dossier_id, at=at)) is not None:
        attempt(delivery, at=at)
    moments = _heads(dossier_id).annotate(moment=Greatest("due_at", "claimed_until")).order_by("moment")
    return moments.values_list("moment", flat=True).first()


def claim_next(dossier_id: int, *, at: datetime) -> Delivery | None:
    """Take the first delivery that may go now; None where there is none."""
    free = Q(claimed_until=None) | Q(claimed_until__lte=at)
    for delivery in _heads(dossier_id).filter(free, due_at__lte=at).order_by("seq", "id"):
        mine = Delivery.objects.filter(free, pk=delivery.pk, status=Delivery.Status.WAITING, attempts=delivery.attempts)
        if mine.update(claimed_until=at + CLAIM, attempts=F("attempts") + 1):
            delivery.attempts += 1
            return delivery
    return None


def _heads(dossier_id: int) -> QuerySet[Delivery]:
    """What waits, with nothing before it that waits for the same person and way."""
    waiting = Delivery.objects.filter(dossier_id=dossier_id, status=Delivery.Status.WAITING)
    earlier = Delivery.objects.filter(
        dossier_id=dossier_id,
        recipient=OuterRef("recipient"),
        way=OuterRef("way"),
        status=Delivery.Status.WAITING,
    ).filter(Q(seq__lt=OuterRef("seq")) | Q(seq=OuterRef("seq"), pk__lt=OuterRef("pk")))
    return waiting.filter(~Exists(earlier))


def attempt(delivery: Delivery, *, at: datetime) -> None:
    """Send a claimed delivery and write down what became of it."""
    try:
        sent = send(Way(delivery.way), delivery.address, delivery.subject, delivery.text, key=delivery.key)
    except Permanent as failure:
        _settle(delivery, status=Delivery.Status.DEAD, **_why(failure))
    except Temporary as failure:
        pause = pause_after(delivery.attempts)
        if pause is None:
            _settle(delivery, status=Delivery.Status.DEAD, **_why(failure))
        else:
            _settle(delivery, due_at=at + pause, **_why(failure))
    else:
        _settle(delivery, status=Delivery.Status.SENT, sent_at=at, reference=sent.reference, **NO_REASON)


NO_REASON = {"code": "", "reason_vi": "", "reason_en": ""}


def _why(failure: Permanent | Temporary) -> dict[str, str]:
    return {"code": failure.code, "reason_vi": failure.vi, "reason_en": failure.en}


def _settle(delivery: Delivery, **values: object) -> None:
    Delivery.objects.filter(pk=delivery.pk, status=Delivery.Status.WAITING).update(claimed_until=None, **values)
