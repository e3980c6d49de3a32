"""The sets of dossiers that indicators count and the reports' columns do not have.

Counts and lists come from the same condition, so they agree. Rows speak for past evenings here: acceptance is never
undone, and an issued result only on its own day.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Sum
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.models import Attachment, Dossier
from motcua.dossiers.rules.documents import Part
from motcua.dossiers.rules.state import Status
from motcua.payments.models import Entry
from motcua.payments.rules.facts import Cancelled, Method, Paid
from motcua.statistics.evenings import midnight
from motcua.statistics.rules.definitions import Words
from motcua.statistics.rules.periods import Period


@dataclass(frozen=True, slots=True)
class Base:
    """What happened to dossiers in a period, and the column that says at which centre."""

    where: Callable[[Period], Q]
    centre: str = "centre_id"


@dataclass(frozen=True, slots=True)
class DossierSet:
    """Those of a base of which something more is true (`narrower`; None: all)."""

    code: str
    title: Words
    base: Base
    narrower: Callable[[Period], Q] | None = None


def _end(period: Period) -> datetime:
    return midnight(period.last + timedelta(days=1))


def _file(part: Part) -> Exists:
    return Exists(Attachment.objects.filter(dossier=OuterRef("pk"), part=part, removed=False))


def _received(period: Period) -> Q:
    return Q(accepted_at__gte=midnight(period.first), accepted_at__lt=_end(period))


def _issued(period: Period) -> Q:
    ended = Q(finished_at__gte=midnight(period.first), finished_at__lt=_end(period), accepted_at__isnull=False)
    return ended & Q(status__in=[Status.RESOLVED, Status.RETURNED])


def _payments(period: Period) -> QuerySet[Entry]:
    """The payments of the period that count: not cancelled."""
    cancelled = Entry.objects.filter(dossier_id=OuterRef("dossier_id"), kind=Cancelled.KIND).annotate(
        cancels=Cast(KeyTextTransform("entry", "data"), IntegerField())
    )
    paid = Entry.objects.filter(kind=Paid.KIND, at__gte=midnight(period.first), at__lt=_end(period))
    return paid.filter(~Exists(cancelled.filter(cancels=OuterRef("seq"))))


def _online_with_result(period: Period) -> Q:
    ended = Q(status__in=[Status.RESOLVED, Status.RETURNED], finished_at__isnull=False, finished_at__lt=_end(period))
    return Q(channel=Channel.ONLINE) & ~(ended & ~Q(_file(Part.RESULT)))


RECEIVED = Base(_received, "received_centre_id")
ISSUED = Base(_issued)
PAID = Base(lambda period: Q(pk__in=_payments(period).values("dossier_id")))
BASES = (RECEIVED, ISSUED, PAID)

SETS: dict[str, DossierSet] = {
    each.code: each
    for each in (
        DossierSet(
            "online_with_result",
            Words("Nhận trực tuyến, kết quả điện tử", "Received online, with an electronic result"),
            RECEIVED,
            _online_with_result,
        ),
        DossierSet("results", Words("Đã có kết quả", "Result issued"), ISSUED),
        DossierSet(
            "dated_results",
            Words("Đã có kết quả, có ngày hẹn trả", "Result issued, with a due date"),
            ISSUED,
            lambda _period: Q(due_at__isnull=False),
        ),
        DossierSet(
            "electronic_results",
            Words("Có kết quả điện tử", "Electronic result"),
            ISSUED,
            lambda _period: Q(_file(Part.RESULT)),
        ),
        DossierSet(
            "digitised",
            Words("Có tệp ở thành phần và ở kết quả", "Files of the papers and of the result"),
            ISSUED,
            lambda _period: Q(_file(Part.RESULT)) & Q(_file(Part.INPUT)),
        ),
        DossierSet("paid", Words("Đã nộp phí, lệ phí", "Fees paid"), PAID),
        DossierSet(
            "paid_online",
            Words("Nộp phí qua cổng thanh toán", "Paid through a gateway"),
            PAID,
            lambda period: Q(pk__in=_payments(period).filter(data__method=Method.ONLINE).values("dossier_id")),
        ),
    )
}


def dossiers_in(code: str, period: Period, centres: Iterable[int] | None) -> Q:
    """Of a dossier: that it is in the set, at one of the centres (row numbers; None: any)."""
    wanted = SETS[code]
    found = wanted.base.where(period) & _at(wanted.base, centres)
    return found & wanted.narrower(period) if wanted.narrower else found


def counts_by_centre(period: Period, centres: Iterable[int] | None) -> dict[str, dict[int, int]]:
    """How many dossiers are in each set, by centre (row number). One statement a base."""
    centres = None if centres is None else list(centres)
    counts: dict[str, dict[int, int]] = {code: {} for code in SETS}
    for base in BASES:
        sets = [each for each in SETS.values() if each.base is base]
        counted = {
            f"n_{each.code}": Count("pk", filter=each.narrower(period) if each.narrower else None) for each in sets
        }
        rows = Dossier.objects.filter(base.where(period) & _at(base, centres)).values(base.centre).annotate(**counted)
        for row in rows.order_by():
            for each in sets:
                counts[each.code][row[base.centre]] = row[f"n_{each.code}"]
    return counts


def seconds_taken_and_given(period: Period, centres: Iterable[int] | None) -> tuple[int, int]:
    """Of the set "dated_results": from acceptance to the result, and from acceptance to the due date, in all."""
    sums = Dossier.objects.filter(dossiers_in("dated_results", period, centres)).aggregate(
        taken=Sum(F("finished_at") - F("accepted_at")), given=Sum(F("due_at") - F("accepted_at"))
    )
    taken, given = sums["taken"] or timedelta(), sums["given"] or timedelta()
    return round(taken.total_seconds()), round(given.total_seconds())


def _at(base: Base, centres: Iterable[int] | None) -> Q:
    return Q() if centres is None else Q((f"{base.centre}__in", list(centres)))
