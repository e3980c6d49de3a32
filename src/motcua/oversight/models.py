"""Signs with what supervisors say of them, and the model of lateness with what it says of open dossiers.

Signs are found once and notes added (docs/adr/0008-append-only.md); only a sign's `standing` follows its notes. Models
are added; their groups and estimates are those of the last one.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from motcua.oversight.rules.standings import Standing


class FoundSign(models.Model):
    """One sign (rules/signs.py), found. `scope` names within its kind what it is about; `at` is the last act in it.

    `accounts`: who acted. `events`: pairs of a dossier's row number and the number of an event. `standing` is that of
    the last note.
    """

    kind = models.CharField(max_length=20)
    scope = models.TextField(db_collation="C")
    centre = models.ForeignKey("organisation.ServiceCentre", models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, null=True, related_name="+", db_index=False)
    accounts = ArrayField(models.BigIntegerField(), default=list)
    events = models.JSONField(default=list)
    numbers = models.JSONField(default=dict)
    found_at = models.DateTimeField()
    standing = models.CharField(max_length=12, default=Standing.NEW.value)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "scope"], name="sign_once")]
        indexes = [
            models.Index(fields=["kind", "-at", "-id"], name="sign_by_kind"),
            models.Index(fields=["centre", "kind", "-at", "-id"], name="sign_by_centre"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.scope}"


class SignNote(models.Model):
    """What a supervisor wrote of a sign, and where it stands since. Added, never changed."""

    sign = models.ForeignKey(FoundSign, models.PROTECT, related_name="notes", db_index=False)
    at = models.DateTimeField()
    by_account = models.BigIntegerField()
    by_name = models.TextField()
    by_post = models.CharField(max_length=60)
    standing = models.CharField(max_length=12)
    words = models.TextField()
    request_id = models.UUIDField(unique=True)

    class Meta:
        indexes = [models.Index(fields=["sign", "id"], name="sign_note_in_order")]

    def __str__(self) -> str:
        return f"{self.sign_id} {self.standing} {self.by_name}"


class LateModel(models.Model):
    """One fitting of the model (rules/likely_late.py) and how it did on the mornings since its cut.

    Learnt from dossiers due from `first` on and before `cut`; tested up to `as_of`. `measured` is `Measured` as JSON.
    `is_taught`: there were late dossiers enough to learn from.
    """

    as_of = models.DateField(unique=True)
    first = models.DateField()
    cut = models.DateField()
    fitted_at = models.DateTimeField()
    cases = models.IntegerField()
    dossiers = models.IntegerField()
    late_dossiers = models.IntegerField()
    is_taught = models.BooleanField()
    measured = models.JSONField()

    def __str__(self) -> str:
        return f"{self.as_of} ({self.cases})"


class LateGroup(models.Model):
    """What the last model learnt of one group of comparable dossiers: how many cases, how many of them ended late.

    `what`: the row number of the procedure or the sector, by level; 0 where the group is not of one, as `centre_id` is.
    """

    pk = models.CompositePrimaryKey("level", "what", "centre_id", "stage", "left")
    level = models.SmallIntegerField()
    what = models.IntegerField()
    centre_id = models.IntegerField()
    stage = models.SmallIntegerField()
    left = models.SmallIntegerField()
    late = models.IntegerField()
    cases = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.level}/{self.what}/{self.centre_id}/{self.stage}/{self.left}: {self.late}/{self.cases}"


class LateEstimate(models.Model):
    """What the last model says of an open dossier: `late` of `cases` comparable ones ended late (`share` per mille)."""

    dossier = models.OneToOneField("dossiers.Dossier", models.CASCADE, primary_key=True, related_name="+")
    centre_id = models.IntegerField()
    stage = models.SmallIntegerField()
    left = models.SmallIntegerField()
    level = models.SmallIntegerField()
    late = models.IntegerField()
    cases = models.IntegerField()
    share = models.SmallIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["-share", "dossier"], name="estimate_by_share"),
            models.Index(fields=["centre_id", "-share", "dossier"], name="estimate_by_centre"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.late}/{self.cases}"
