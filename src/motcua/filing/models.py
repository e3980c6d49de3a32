"""What a citizen prepares, keeps and writes. Personal data: only `actions` write here, only `access` opens it."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

ACCOUNT = settings.AUTH_USER_MODEL


class Draft(models.Model):
    """A dossier being prepared (hồ sơ nháp). Seen by its writer alone; gone after a time, or once it is a dossier.

    `key` numbers the request that submits it, so that however often that is sent, one dossier comes of it. `content` is
    a `rules.preparation.Preparation`; `version` counts its savings. `revision` of the procedure it was begun under.
    """

    key = models.UUIDField(primary_key=True, default=uuid4)
    account = models.ForeignKey(ACCOUNT, on_delete=models.CASCADE, db_index=False, related_name="drafts")
    procedure = models.ForeignKey("catalogue.Procedure", on_delete=models.PROTECT, db_index=False, related_name="+")
    revision = models.SmallIntegerField()
    content = models.JSONField()
    version = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    dossier = models.ForeignKey(
        "dossiers.Dossier", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["account", "changed_at"], name="draft_of_account", condition=Q(dossier=None)),
            models.Index(fields=["changed_at"], name="draft_by_age"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["dossier"], name="draft_one_per_dossier", condition=~Q(dossier=None))
        ]

    def __str__(self) -> str:
        return str(self.key)


class StoreConsent(models.Model):
    """The person lets results that are returned electronically go into the own store; each word given is a row."""

    account = models.ForeignKey(ACCOUNT, on_delete=models.CASCADE, db_index=False, related_name="+")
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account"], name="consent_one_open", condition=Q(withdrawn_at=None))
        ]
        indexes = [models.Index(fields=["account", "given_at"], name="consent_of_account")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.given_at:%d/%m/%Y}"


class OwnPaper(models.Model):
    """A paper in somebody's own store (kho dữ liệu điện tử của tổ chức, cá nhân; NĐ 107/2021, NĐ 310/2026).

    Uploaded by its owner, or a result that came back electronically (`dossier`, `number` of the event that brought it).
    `expires_on` None: without end, as far as is known. Taken out it keeps its line: the log of who used it stays whole.
    """

    account = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, db_index=False, related_name="own_papers")
    kind = models.CharField(max_length=300)
    number = models.CharField(max_length=100, blank=True)
    issuer = models.CharField(max_length=300, blank=True)
    issued_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    digest = models.CharField(max_length=64)
    name = models.TextField()
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    dossier = models.ForeignKey(
        "dossiers.Dossier", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    number_of_event = models.SmallIntegerField(null=True)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account", "id"], name="own_paper_of_account")]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "number_of_event"], name="own_paper_once_per_result", condition=~Q(dossier=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind}"


class OwnPaperReading(models.Model):
    """A line of the own store's log: opened, or put into a draft. Added, never changed."""

    paper = models.ForeignKey(OwnPaper, on_delete=models.PROTECT, db_index=False, related_name="readings")
    account = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()
    what = models.CharField(max_length=12)
    detail = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["paper", "id"], name="own_paper_reading")]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.what}"


class Message(models.Model):
    """A message between the citizen and the office that has the dossier. Added, never changed.

    `unit` is the office's name on the day it was written, "" for the citizen's own; the citizen reads that and never a
    person's name. `request_id` makes a repeated sending harmless.
    """

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, db_index=False, related_name="+")
    is_from_citizen = models.BooleanField()
    account = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, db_index=False, related_name="+")
    post = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    files = models.JSONField(default=list)
    at = models.DateTimeField()
    request_id = models.UUIDField(unique=True)

    class Meta:
        indexes = [models.Index(fields=["dossier", "id"], name="message_of_dossier")]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.pk}"


class Conversation(models.Model):
    """How far each side has read, and what waits: a row for each dossier in which somebody has written."""

    dossier = models.OneToOneField("dossiers.Dossier", on_delete=models.PROTECT, primary_key=True, related_name="+")
    last_from_citizen = models.BigIntegerField(default=0)
    last_from_office = models.BigIntegerField(default=0)
    read_by_citizen = models.BigIntegerField(default=0)
    read_by_office = models.BigIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                fields=["last_from_citizen"],
                name="conversation_unread_by_office",
                condition=Q(last_from_citizen__gt=models.F("read_by_office")),
            )
        ]

    def __str__(self) -> str:
        return str(self.dossier_id)


class ResultSeal(models.Model):
    """The unguessable word under which anybody who holds a result's QR code sees that it is authentic.

    One for each file that the office gave out in a dossier, made with the event that brought it.
    """

    token = models.CharField(max_length=40, primary_key=True)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, db_index=False, related_name="+")
    number = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="seal_once_per_file")]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.number}"
