"""Events, and the projections of them that lists and look-ups need. Only `writer` and `bulk` write here."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F
from django.db.models.functions import Collate

from motcua.dossiers.rules.state import Status

LISTED_BY_STATUS = tuple(
    status.value for status in (Status.ACCEPTED, Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT, Status.RESOLVED)
)
"""The statuses that have a work list of their own: to hand over, waiting for papers, for money, to return."""
WATCHED_KINDS = (
    "submitted",
    "supplement_requested",
    "supplement_received",
    "payment_confirmed",
    "clock_started",
    "extended",
    "corrected",
    "undone",
    "result_issued",
    "returned",
)
"""The kinds of event that are looked for by when they happened, whatever the dossier (`oversight.finding`)."""


class Dossier(models.Model):
    """The dossier's row: what its events amount to (a projection; `motcua verify` refolds it).

    Instants are aware. `code` is empty until acceptance. `seq` and `head` name the last event and its hash.
    """

    code = models.CharField(max_length=60, unique=True, null=True)  # noqa: DJ001 - unique, and drafts have none
    status = models.SmallIntegerField()
    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    received_centre = models.ForeignKey(
        "organisation.ServiceCentre", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    agency_code = models.CharField(max_length=35, blank=True)
    procedure = models.ForeignKey("catalogue.Procedure", on_delete=models.PROTECT, db_index=False)
    revision = models.SmallIntegerField(default=0)
    sector = models.ForeignKey("catalogue.Sector", on_delete=models.PROTECT, db_index=False)
    case = models.TextField(blank=True)
    channel = models.CharField(max_length=8)
    summary = models.TextField(blank=True)
    owner_name = models.TextField(blank=True)
    owner_folded = models.TextField(blank=True)
    owner_identity = models.TextField(blank=True)
    owner_kind = models.CharField(max_length=16, blank=True)
    applicant_name = models.TextField(blank=True)
    applicant_identity = models.TextField(blank=True)
    citizen_account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="dossiers"
    )
    organisation = models.CharField(max_length=14, blank=True, default="", db_default="", db_collation="C")
    submitted_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    original_due_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, blank=True)
    waiting_since = models.DateTimeField(null=True)
    supplements = models.SmallIntegerField(default=0)
    extended = models.BooleanField(default=False)
    open_steps = ArrayField(models.TextField(), default=list)
    step_due_at = models.DateTimeField(null=True)
    reply_due_at = models.DateTimeField(null=True)
    asked_agencies = ArrayField(models.TextField(), default=list)
    seq = models.SmallIntegerField()
    head = models.BinaryField(max_length=32)
    last_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["centre", "accepted_at", "id"], name="dossier_by_acceptance"),
            models.Index(
                fields=["centre", "due_at", "id"],
                name="dossier_open_by_due",
                condition=models.Q(finished_at__isnull=True, accepted_at__isnull=False),
            ),
            models.Index(fields=["centre", "finished_at", "id"], name="dossier_by_finish"),
            models.Index(Collate("owner_folded", "C"), F("id"), name="dossier_by_owner"),
            models.Index(F("centre"), Collate("owner_folded", "C"), F("id"), name="dossier_by_centre_owner"),
            models.Index(
                F("received_centre"),
                Collate("owner_folded", "C"),
                F("id"),
                name="dossier_by_received_owner",
                condition=~models.Q(received_centre=F("centre")),
            ),
            models.Index(fields=["procedure", "centre", "id"], name="dossier_by_procedure"),
            models.Index(fields=["procedure", "id"], name="dossier_of_procedure"),
            models.Index(
                fields=["owner_identity"], name="dossier_owner_identity", condition=~models.Q(owner_identity="")
            ),
            models.Index(
                fields=["applicant_identity"],
                name="dossier_applicant_identity",
                condition=~models.Q(applicant_identity="") & ~models.Q(applicant_identity=F("owner_identity")),
            ),
            models.Index(
                fields=["centre", "status", "due_at", "id"],
                name="dossier_by_status",
                condition=models.Q(status__in=LISTED_BY_STATUS),
            ),
            models.Index(
                fields=["received_centre", "status", "due_at", "id"],
                name="dossier_received_by_status",
                condition=models.Q(status__in=LISTED_BY_STATUS) & ~models.Q(received_centre=F("centre")),
            ),
            models.Index(
                fields=["centre", "submitted_at", "id"],
                name="dossier_online",
                condition=models.Q(status=Status.REGISTERED.value),
            ),
            models.Index(
                fields=["agency_code", "due_at", "id"],
                name="dossier_open_of_agency",
                condition=models.Q(finished_at__isnull=True, accepted_at__isnull=False),
            ),
            models.Index(
                fields=["centre", "reply_due_at", "id"],
                name="dossier_by_reply_due",
                condition=models.Q(reply_due_at__isnull=False),
            ),
            models.Index(
                fields=["citizen_account", "id"],
                name="dossier_of_account",
                condition=models.Q(citizen_account__isnull=False),
            ),
            models.Index(
                fields=["organisation", "id"],
                name="dossier_of_organisation",
                condition=~models.Q(organisation=""),
            ),
            models.Index(
                fields=["centre", "step_due_at"],
                name="dossier_by_step_due",
                condition=models.Q(step_due_at__isnull=False),
            ),
            models.Index(
                fields=["received_centre", "accepted_at", "id"],
                name="dossier_received_for_others",
                condition=~models.Q(centre=models.F("received_centre")),
            ),
            GinIndex(fields=["asked_agencies"], name="dossier_asked", condition=~models.Q(asked_agencies=[])),
        ]

    def __str__(self) -> str:
        return self.code or f"#{self.pk}"


class DossierEvent(models.Model):
    """One event, appended and never changed; `hash` links it to the one before (see `stored`).

    The key (dossier, seq) makes the second of two simultaneous officers fail instead of overwriting. No foreign key is
    enforced towards the row: only the writer inserts, and `motcua verify` reports an event without a dossier.
    """

    pk = models.CompositePrimaryKey("dossier_id", "seq")
    dossier = models.ForeignKey(
        Dossier, on_delete=models.DO_NOTHING, db_index=False, db_constraint=False, related_name="events"
    )
    seq = models.SmallIntegerField()
    kind = models.CharField(max_length=24)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor_account = models.BigIntegerField(null=True)
    actor_name = models.TextField()
    actor_post = models.CharField(max_length=60, blank=True)
    data = models.JSONField()
    hash = models.BinaryField(max_length=32)
    request_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request_id"], name="event_once_per_request", condition=models.Q(request_id__isnull=False)
            )
        ]
        indexes = [
            models.Index(fields=["kind", "at"], name="event_by_kind", condition=models.Q(kind__in=WATCHED_KINDS))
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.seq} {self.kind}"


class Attachment(models.Model):
    """A file in a dossier, for lists and for finding who holds which content (a projection of the events).

    `number` is that of the event that brought it; `component` is "" for any paper that is none of the procedure's.
    """

    pk = models.CompositePrimaryKey("dossier_id", "number")
    dossier = models.ForeignKey(
        Dossier, on_delete=models.DO_NOTHING, db_index=False, db_constraint=False, related_name="attachments"
    )
    number = models.SmallIntegerField()
    part = models.CharField(max_length=12)
    component = models.TextField(blank=True)
    copy = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)
    name = models.TextField()
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    removed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["digest"], name="attachment_by_content")]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.number} {self.name}"


class Duty(models.Model):
    """A row for each place and owner to whom a dossier's open work falls (a projection of `rules.duties`).

    Only dossiers on which somebody must act have rows, so the table stays small whatever the number of dossiers.
    `due_at` is the dossier's own: a list is read in its order.
    """

    pk = models.CompositePrimaryKey("dossier_id", "step", "place", "whose")
    dossier = models.ForeignKey(
        Dossier, on_delete=models.DO_NOTHING, db_index=False, db_constraint=False, related_name="duties"
    )
    step = models.TextField()
    place = models.TextField(db_collation="C")
    whose = models.TextField(db_collation="C")
    work = models.CharField(max_length=12)
    due_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["place", "whose", "due_at", "dossier"], name="duty_by_owner"),
            models.Index(
                fields=["place", "work", "due_at", "dossier"], name="duty_by_work", condition=models.Q(whose="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.work} {self.place} {self.whose}"


class PinnedProcess(models.Model):
    """A frozen process (quy trình) that dossiers were accepted under, kept under the digest of its content."""

    digest = models.CharField(max_length=64, primary_key=True)
    content = models.JSONField()

    def __str__(self) -> str:
        return self.digest[:12]


class CodeCounter(models.Model):
    """The last sequence number given out by an agency on a day; taken in the transaction that uses the number."""

    pk = models.CompositePrimaryKey("agency_code", "day")
    agency_code = models.CharField(max_length=35)
    day = models.DateField()
    last = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.agency_code} {self.day} {self.last}"


class DossierReading(models.Model):
    """Somebody in office read personal data of a dossier. Added, never changed (see `reading_log`).

    `what`: a kind of page or document, `detail` which one (a file, a form). `at` is the site's time, as in the story.
    """

    at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="readings"
    )
    post = models.CharField(max_length=60)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, db_index=False, related_name="readings")
    what = models.CharField(max_length=20)
    detail = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=45, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["dossier", "id"], name="reading_by_dossier"),
            models.Index(fields=["account", "id"], name="reading_by_account"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.what} {self.at:%d/%m/%Y %H:%M}"
