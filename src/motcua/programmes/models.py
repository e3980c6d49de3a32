from django.db import models

from motcua.kernel.law_rows import LawRow
from motcua.organisation.models import ServiceCentre


class Programme(models.Model):
    """A plan or a scheme that projects belong to."""

    code = models.CharField(max_length=40, primary_key=True, db_collation="C")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=300)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    source = models.TextField()

    class Meta:
        ordering = ["first_day", "code"]

    def __str__(self) -> str:
        return self.name


class ProjectStep(LawRow):
    """A step that a project goes through by the law in force (`law`), at its place in the order."""

    law = models.CharField(max_length=60)
    ordinal = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40, db_collation="C")
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    class Meta(LawRow.Meta):
        ordering = ["valid_from", "ordinal"]
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["law", "code"], name="programmes_one_step_a_law"),
            models.UniqueConstraint(fields=["law", "ordinal"], name="programmes_one_step_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.law}: {self.name_vi}"


class Project(models.Model):
    """What lists show of a project: a projection of its story. `done` counts its finished steps, `step` is the next one
    ("" when all are done); `open_due` are the days of the milestones that are not reached."""

    id = models.UUIDField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="projects")
    centre = models.ForeignKey(ServiceCentre, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40, unique=True, db_collation="C")
    name = models.CharField(max_length=2000)
    group = models.CharField(max_length=1)
    investor = models.CharField(max_length=2000)
    owner = models.CharField(max_length=2000)
    decided_on = models.DateField()
    total = models.BigIntegerField()
    planned = models.BigIntegerField()
    contracted = models.BigIntegerField()
    disbursed = models.BigIntegerField()
    security_level = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=40, blank=True)
    done = models.PositiveSmallIntegerField()
    open_due = models.JSONField()
    open_risks = models.PositiveSmallIntegerField()
    seq = models.PositiveIntegerField()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(disbursed__lte=models.F("contracted"), contracted__lte=models.F("total")),
                name="programmes_disbursed_contracted_total",
            )
        ]

    def __str__(self) -> str:
        return self.code
