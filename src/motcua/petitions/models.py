from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from motcua.kernel.law_rows import LawRow
from motcua.notices.models import Outgoing
from motcua.organisation.models import ServiceCentre


class PetitionTerm(LawRow):
    """A term for one task, in the words of `parse_term` ("5 working_days"); which set it belongs to says `scheme`."""

    scheme = models.CharField(max_length=40)
    task = models.CharField(max_length=12)
    term = models.CharField(max_length=40)

    class Meta(LawRow.Meta):
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["scheme", "task"], name="petitions_one_term_a_task"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.task}: {self.term}"


class CodeSeries(models.Model):
    """The last number given to a petition of a year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Petition(models.Model):
    """A petition as its story stands. Nothing here says who sent it.

    `about_accounts`: the officers that it is about, who never see it; `about_whole`: it is about the whole unit
    `about_centre`. `next_due_at`: by when the next thing must be done; `late_at`: from when on something was late.
    `closed_at` is None while it is open. Officers search in `title_folded`, the public in `public_folded`.
    """

    id = models.UUIDField(primary_key=True)
    seq = models.PositiveIntegerField()
    code = models.CharField(max_length=20, unique=True, db_collation="C")
    kind = models.CharField(max_length=10)
    channel = models.CharField(max_length=8)
    title = models.CharField(max_length=200)
    title_folded = models.TextField()
    status = models.CharField(max_length=12)
    place_centre = models.ForeignKey(ServiceCentre, models.PROTECT, related_name="+")
    place_desk = models.CharField(max_length=8)
    control_centre = models.ForeignKey(ServiceCentre, models.PROTECT, related_name="+")
    control_desk = models.CharField(max_length=8)
    about_centre = models.ForeignKey(ServiceCentre, models.PROTECT, null=True, related_name="+")
    about_accounts = ArrayField(models.BigIntegerField(), default=list)
    about_whole = models.BooleanField(default=False)
    procedure = models.CharField(max_length=40, blank=True)
    in_charge = models.BigIntegerField(null=True)
    is_denunciation = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    next_due_at = models.DateTimeField(null=True)
    late_at = models.DateTimeField(null=True)
    classified_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    opened = ArrayField(models.DateTimeField())
    closed = ArrayField(models.DateTimeField(), default=list)
    published_at = models.DateTimeField(null=True)
    is_public = models.BooleanField(default=False)
    public_title = models.CharField(max_length=200, blank=True)
    public_body = models.TextField(blank=True)
    public_answer = models.TextField(blank=True)
    public_folded = models.TextField(blank=True)
    satisfied = models.BooleanField(null=True)
    disliked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="petitions_latest"),
            models.Index(fields=["next_due_at"], name="petitions_due", condition=Q(closed_at=None)),
            models.Index(fields=["-published_at", "-id"], name="petitions_public", condition=Q(is_public=True)),
        ]

    def __str__(self) -> str:
        return self.code


class Sender(models.Model):
    """Who sent a petition. The petition's story bears the digest of the other columns, salted with `salt`.

    `account` is set where it was sent while signed in. Read through `senders` only.
    """

    petition = models.OneToOneField(Petition, models.PROTECT, primary_key=True, related_name="sender")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    mail = models.CharField(max_length=300, blank=True)
    salt = models.BinaryField(max_length=16)

    def __str__(self) -> str:
        return f"who sent {self.petition_id}"


class SenderReading(models.Model):
    """Somebody in charge read who sent a petition, or opened a file that may show it (`file`: its number). Added, never
    changed."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="readings")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    address = models.CharField(max_length=45, blank=True)
    file = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.name} read who sent {self.petition_id}"


class SenderMessage(Outgoing):
    """An event of a petition that its sender is told of by one way, written in the event's transaction (the outbox).

    `seq`: the event's; `kind`: what is told. Where it goes stands in no row: it is read when it is sent. `way` is ""
    for what goes nowhere: dead where the sender has no way, discarded where it was past when it was written down.
    """

    petition = models.ForeignKey(Petition, models.PROTECT, db_index=False, related_name="messages")
    kind = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["petition", "seq", "way"], name="petitions_message_once_an_event_and_way")
        ]

    def __str__(self) -> str:
        return f"{self.petition_id}/{self.seq} {self.kind} {self.way}"

    @property
    def key(self) -> str:
        """What tells this message from every other one, the same at each try."""
        return f"petition-{self.pk}"
