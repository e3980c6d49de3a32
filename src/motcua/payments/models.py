"""Entries of money, which are only ever added, and the rows that follow from them. `writer` alone writes entries.

`motcua verify` recounts every row here that follows from entries (`recount`).
"""

from django.db import models
from django.db.models import F, Q

from motcua.payments.online.models import (
    Difference,
    GatewayMessage,
    OnlinePayment,
    OnlineRefund,
    PaymentOrder,
    Reconciliation,
)

__all__ = [
    "Balance",
    "CashCount",
    "Confirmation",
    "Difference",
    "Entry",
    "GatewayMessage",
    "OnlinePayment",
    "OnlineRefund",
    "Opening",
    "PaymentOrder",
    "Receipt",
    "ReceiptPrint",
    "ReceiptSeries",
    "Reconciliation",
    "RefundClosing",
    "RefundTask",
    "Reopening",
    "Till",
]


class Entry(models.Model):
    """One line of a dossier's ledger, appended and never changed; `hash` links it to the one before (see `stored`).

    `centre`, `cashier`, `day`, `cash` and `transfer` repeat what `data` says of the drawer, for the sums of a day.
    """

    pk = models.CompositePrimaryKey("dossier_id", "seq")
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, db_index=False, related_name="money")
    seq = models.SmallIntegerField()
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()
    actor_account = models.BigIntegerField(null=True)
    actor_name = models.TextField()
    actor_post = models.CharField(max_length=60, blank=True)
    data = models.JSONField()
    hash = models.BinaryField(max_length=32)
    centre = models.ForeignKey("organisation.ServiceCentre", models.PROTECT, null=True, db_index=False)
    cashier = models.BigIntegerField(null=True)
    day = models.DateField(null=True)
    cash = models.BigIntegerField(default=0)
    transfer = models.BigIntegerField(default=0)
    request_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request_id"], name="entry_once_per_request", condition=Q(request_id__isnull=False)
            )
        ]
        indexes = [
            models.Index(fields=["centre", "day", "cashier"], name="entry_by_day", condition=Q(day__isnull=False))
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.seq} {self.kind}"


class Balance(models.Model):
    """What a dossier's entries amount to, in đồng; `seq` and `head` name the last entry and its hash."""

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, primary_key=True, related_name="balance")
    seq = models.SmallIntegerField()
    head = models.BinaryField(max_length=32)
    due = models.BigIntegerField()
    received = models.BigIntegerField()
    refunded = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="balance_identities",
                condition=Q(refunded__gte=0) & Q(received__gte=F("refunded")) & Q(due__gte=F("received")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.received}/{self.due}"


class ReceiptSeries(models.Model):
    """Receipt numbers of a centre for one year; `next` is the number to be given out."""

    centre = models.ForeignKey("organisation.ServiceCentre", models.PROTECT, related_name="receipt_series")
    year = models.SmallIntegerField()
    form = models.CharField(max_length=20)
    sign = models.CharField(max_length=20)
    first = models.IntegerField()
    last = models.IntegerField()
    next = models.IntegerField()
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "year", "form", "sign", "first"], name="series_once"),
            models.CheckConstraint(
                name="series_in_order",
                condition=Q(first__gte=1)
                & Q(last__gte=F("first"))
                & Q(next__gte=F("first"))
                & Q(next__lte=F("last") + 1),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.sign} {self.first}–{self.last}"


class Receipt(models.Model):
    """A receipt number given out, and the payment it is for. Cancelled ones stay."""

    series = models.ForeignKey(ReceiptSeries, models.PROTECT, related_name="receipts")
    centre = models.ForeignKey("organisation.ServiceCentre", models.PROTECT, db_index=False)
    year = models.SmallIntegerField()
    form = models.CharField(max_length=20)
    sign = models.CharField(max_length=20)
    number = models.IntegerField()
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, db_index=False)
    seq = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "year", "form", "sign", "number"], name="receipt_number_once"),
            models.UniqueConstraint(fields=["dossier", "seq"], name="receipt_once_a_payment"),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.sign} {self.number}"


class ReceiptPrint(models.Model):
    """A receipt was printed: the first is the receipt, each later one a copy of it."""

    receipt = models.ForeignKey(Receipt, models.PROTECT, related_name="prints")
    at = models.DateTimeField()
    by = models.TextField()
    request_id = models.UUIDField(null=True, unique=True)

    def __str__(self) -> str:
        return f"{self.receipt} {self.at}"


class Till(models.Model):
    """The money of one officer at one centre on one day, as booked; `is_closed` once it was counted."""

    centre = models.ForeignKey("organisation.ServiceCentre", models.PROTECT, db_index=False)
    cashier = models.ForeignKey("people.Account", models.PROTECT, db_index=False)
    day = models.DateField()
    cash = models.BigIntegerField(default=0)
    transfer = models.BigIntegerField(default=0)
    is_closed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "day", "cashier"], name="till_once_a_day"),
            models.CheckConstraint(name="till_has_its_cash", condition=Q(cash__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.centre_id} {self.day} {self.cashier_id}"


class Opening(models.Model):
    """Small money that was given to the cashier for change (tiền lẻ đầu ngày), in đồng. The last of a day counts."""

    till = models.ForeignKey(Till, models.PROTECT, related_name="openings")
    amount = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.TextField()
    request_id = models.UUIDField(null=True, unique=True)

    class Meta:
        constraints = [models.CheckConstraint(name="opening_is_no_debt", condition=Q(amount__gte=0))]

    def __str__(self) -> str:
        return f"{self.till} {self.amount}"


class CashCount(models.Model):
    """A count that closed a till's day (biên bản kiểm quỹ). `notes`: number of notes by denomination.

    `expected` is what was booked with the `opening` of the day.
    """

    till = models.ForeignKey(Till, models.PROTECT, related_name="counts")
    notes = models.JSONField()
    opening = models.BigIntegerField(default=0)
    expected = models.BigIntegerField()
    counted = models.BigIntegerField()
    explanation = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.TextField()
    request_id = models.UUIDField(null=True, unique=True)

    def __str__(self) -> str:
        return f"{self.till} {self.counted}"

    @property
    def difference(self) -> int:
        """What was counted more than expected, in đồng; negative where money is missing."""
        return self.counted - self.expected


class Confirmation(models.Model):
    """The head has seen a count and takes it as it is; a note where there is something to say of a difference."""

    count = models.OneToOneField(CashCount, models.PROTECT, related_name="confirmation")
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.TextField()

    def __str__(self) -> str:
        return f"{self.count} {self.by}"


class Reopening(models.Model):
    """The head reopened a closed day, with a reason; it is counted anew."""

    count = models.OneToOneField(CashCount, models.PROTECT, related_name="reopening")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()

    def __str__(self) -> str:
        return self.reason


class RefundTask(models.Model):
    """A paid dossier ended by the event `event`: its money is to be given back, or declared not refundable.

    Open while money is held and no `RefundClosing` stands.
    """

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="refund_tasks")
    event = models.SmallIntegerField()
    ending = models.CharField(max_length=16)
    treatment = models.CharField(max_length=10)
    source = models.TextField()
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "event"], name="refund_task_once")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.ending}"


class RefundClosing(models.Model):
    """Why a task ended without money going back: the head's ground, or the refusal was taken back (`undone`)."""

    task = models.OneToOneField(RefundTask, models.PROTECT, related_name="closing")
    undone = models.BooleanField(default=False)
    ground = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.TextField()

    def __str__(self) -> str:
        return self.ground
