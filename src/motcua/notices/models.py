"""What is to be told and how far it has come. `projector` alone writes notices, `spreading` deliveries."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """An event of a dossier that its people are told of, written in the event's transaction (the outbox).

    `source`: 0 for the event itself; else the number, in its own room, of what is told besides (`asides`), and `seq` is
    the last event before it. `spread_at`: when deliveries were made of it; None while that is to be done.
    """

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, db_index=False, db_constraint=False)
    seq = models.SmallIntegerField()
    source = models.BigIntegerField(default=0, db_default=0)
    kind = models.CharField(max_length=24)
    at = models.DateTimeField()
    spread_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="notice_once_an_event", condition=Q(source=0)),
            models.UniqueConstraint(
                fields=["dossier", "kind", "source"], name="notice_once_an_aside", condition=Q(source__gt=0)
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "seq"], name="notice_to_spread", condition=Q(spread_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.seq} {self.kind}"


class Outgoing(models.Model):
    """What `outgoing` sends, whichever room tells it: by one way, not before `due_at`.

    What a worker has in hand is nobody else's until `claimed_until`. The last reason in vain stays with it.
    """

    class Status(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        DEAD = "dead"
        DISCARDED = "discarded"

    seq = models.SmallIntegerField()
    way = models.CharField(max_length=8)
    at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    due_at = models.DateTimeField()
    attempts = models.SmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    reference = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=40, blank=True)
    reason_vi = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)

    class Meta:
        abstract = True

    def reason(self, language: str | None) -> str:
        return self.reason_en if (language or "").partition("-")[0] == "en" else self.reason_vi


class Delivery(Outgoing):
    """One notice for one person by one way, in words.

    `recipient`: "account", "applicant" or "owner". `way`: in_app, email, sms, zalo.
    """

    notice = models.ForeignKey(Notice, models.PROTECT, db_index=False, related_name="deliveries")
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, db_index=False)
    source = models.BigIntegerField(default=0, db_default=0)
    kind = models.CharField(max_length=24)
    recipient = models.CharField(max_length=12)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, db_index=False)
    address = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=2)
    version = models.IntegerField()
    subject = models.TextField(blank=True)
    text = models.TextField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "seq", "source", "kind", "recipient", "way"], name="delivery_once_a_person_and_way"
            )
        ]
        indexes = [
            models.Index(fields=["account"], name="delivery_unread", condition=Q(way="in_app", read_at__isnull=True)),
            models.Index(fields=["account", "-id"], name="delivery_of_account", condition=Q(way="in_app")),
            models.Index(fields=["dossier", "seq"], name="delivery_waiting", condition=Q(status="waiting")),
            models.Index(fields=["-id"], name="delivery_dead", condition=Q(status="dead")),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.seq} {self.kind} {self.way}"

    @property
    def key(self) -> str:
        """What tells this message from every other one, the same at each try."""
        return f"notice-{self.pk}"


class Preference(models.Model):
    """How an account wants to be told. In-app is always; without a row e-mail alone.

    `phone` is for SMS and Zalo. Quiet hours of one's own, where set, stand in the place of the site's.
    """

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True)
    by_email = models.BooleanField(default=True)
    by_sms = models.BooleanField(default=False)
    by_zalo = models.BooleanField(default=False)
    phone = models.CharField(max_length=12, blank=True)
    quiet_from = models.TimeField(null=True)
    quiet_to = models.TimeField(null=True)

    def __str__(self) -> str:
        return str(self.account_id)


class StoredWording(models.Model):
    """A site's own words for a kind of notice; the highest version counts. Version 0 is shipped with the program.

    Added, never changed. An empty body says that from this version on the shipped words count again.
    """

    kind = models.CharField(max_length=24)
    language = models.CharField(max_length=2)
    version = models.IntegerField()
    subject = models.TextField(blank=True)
    body = models.TextField(blank=True)
    sms = models.TextField(blank=True)
    at = models.DateTimeField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    by = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "language", "version"], name="wording_once_a_version")]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.version}"
