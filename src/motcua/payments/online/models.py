"""Orders to pay online, every message about them as it came, the payments and refunds told, and compared days."""

from django.db import models
from django.db.models import Q

from motcua.payments.rules.online.orders import OrderStatus


class PaymentOrder(models.Model):
    """What a payer was asked for at once: the amount is frozen from the dossier's charges. At most one is open."""

    reference = models.CharField(max_length=32, unique=True)
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="payment_orders")
    gateway = models.CharField(max_length=30)
    provider = models.CharField(max_length=10)
    amount = models.BigIntegerField()
    lines = models.JSONField()
    payer = models.TextField()
    account = models.ForeignKey("people.Account", models.PROTECT, null=True, db_index=False)
    site = models.TextField()
    address = models.CharField(max_length=45)
    status = models.CharField(max_length=10, default=OrderStatus.OPEN)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    pay_at = models.TextField(blank=True)
    request_id = models.UUIDField(null=True, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], name="one_open_order_a_dossier", condition=Q(status=OrderStatus.OPEN)
            ),
            models.CheckConstraint(name="order_of_something", condition=Q(amount__gt=0)),
        ]
        indexes = [
            models.Index(fields=["expires_at"], name="order_open", condition=Q(status=OrderStatus.OPEN)),
        ]

    def __str__(self) -> str:
        return self.reference


class GatewayMessage(models.Model):
    """A message of a gateway as it came, and what became of it. Added, never changed."""

    order = models.ForeignKey(PaymentOrder, models.PROTECT, null=True, related_name="messages")
    gateway = models.CharField(max_length=30)
    kind = models.CharField(max_length=10)
    raw = models.TextField()
    verdict = models.CharField(max_length=2)
    note = models.TextField(blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.gateway} {self.kind} {self.verdict}"


class OnlinePayment(models.Model):
    """Money that a gateway says was paid. In the dossier's ledger as entry `seq`, or kept for handling, saying `why`.

    `handled`: what a person did with it ("attached", "refunded"); "" while it waits.
    """

    order = models.ForeignKey(PaymentOrder, models.PROTECT, related_name="payments")
    gateway = models.CharField(max_length=30)
    transaction = models.CharField(max_length=40)
    amount = models.BigIntegerField()
    paid_at = models.DateTimeField()
    bank = models.CharField(max_length=20, blank=True)
    told_at = models.DateTimeField()
    seq = models.SmallIntegerField(null=True)
    why = models.CharField(max_length=30, blank=True)
    handled = models.CharField(max_length=10, blank=True)
    handled_at = models.DateTimeField(null=True)
    handled_by = models.TextField(blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gateway", "transaction"], name="payment_once_a_transaction"),
            models.CheckConstraint(
                name="payment_has_a_place",
                condition=Q(seq__isnull=False) | ~Q(why=""),
            ),
        ]
        indexes = [
            models.Index(fields=["gateway", "paid_at"], name="payment_by_day"),
            models.Index(fields=["told_at"], name="payment_to_handle", condition=Q(seq__isnull=True, handled="")),
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.transaction} {self.amount}"


class OnlineRefund(models.Model):
    """Money on its way back: asked of the gateway, or transferred by hand. `seq`: the entry, where it was booked."""

    payment = models.ForeignKey(OnlinePayment, models.PROTECT, related_name="refunds")
    request = models.CharField(max_length=32, unique=True)
    amount = models.BigIntegerField()
    by_gateway = models.BooleanField()
    ground = models.TextField()
    receiver = models.TextField()
    status = models.CharField(max_length=10)
    said = models.TextField(blank=True)
    seq = models.SmallIntegerField(null=True)
    asked_at = models.DateTimeField()
    asked_by = models.TextField()
    asked_account = models.BigIntegerField(null=True)
    asked_post = models.CharField(max_length=60, blank=True)
    done_at = models.DateTimeField(null=True)
    request_id = models.UUIDField(null=True, unique=True)

    class Meta:
        constraints = [models.CheckConstraint(name="refund_of_something", condition=Q(amount__gt=0))]

    def __str__(self) -> str:
        return f"{self.request} {self.amount}"


class Reconciliation(models.Model):
    """The gateway's file of a day compared with our book. The last of a day counts; the file is kept as it came."""

    gateway = models.CharField(max_length=30)
    day = models.DateField()
    file = models.TextField()
    matched = models.IntegerField()
    ours = models.BigIntegerField()
    theirs = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["gateway", "day", "id"], name="reconciliation_by_day")]

    def __str__(self) -> str:
        return f"{self.gateway} {self.day}"


class Difference(models.Model):
    """One difference between the two books of a day, and how it was settled ("" while it is open)."""

    gateway = models.CharField(max_length=30)
    day = models.DateField()
    finding = models.CharField(max_length=16)
    kind = models.CharField(max_length=6)
    transaction = models.CharField(max_length=40)
    reference = models.CharField(max_length=40, blank=True)
    ours = models.BigIntegerField(null=True)
    theirs = models.BigIntegerField(null=True)
    found_at = models.DateTimeField()
    settled = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gateway", "day", "kind", "transaction", "finding"], name="difference_once")
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.day} {self.finding} {self.transaction}"
