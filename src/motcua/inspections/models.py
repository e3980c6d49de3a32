"""Sanctions, legal terms, and what lists show of plans, inspections and cases: projections of their stories.

Accounts are plain numbers, as in the events: who is named in a case is no relation that other rooms could follow.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from motcua.inspections.rules.case_facts import Staff
from motcua.kernel.law_rows import LawRow
from motcua.organisation.models import ServiceCentre


class Sanction(LawRow):
    """A sanction (hình thức kỷ luật) of the list of `law` for a kind of staff; `severity` 1 is the lightest."""

    law = models.CharField(max_length=60)
    staff = models.CharField(max_length=20, choices=[(staff.value, staff.value) for staff in Staff])
    severity = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=20, db_collation="C")
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    class Meta(LawRow.Meta):
        ordering = ["staff", "valid_from", "severity"]
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["law", "staff", "code"], name="inspections_one_sanction_a_list"),
        ]

    def __str__(self) -> str:
        return f"{self.law}: {self.name_vi}"


class LegalTerm(LawRow):
    """How long something may take: "conclusion", "handling", "limitation"; `term` as `worktime` writes it."""

    code = models.CharField(max_length=20, db_collation="C")
    term = models.CharField(max_length=40)

    class Meta(LawRow.Meta):
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["code", "valid_from"], name="inspections_one_term_from_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.term}"


class PlanRow(models.Model):
    """The plan of a year of one one-stop; `units` are the codes of those to be inspected."""

    id = models.UUIDField(primary_key=True)
    centre = models.ForeignKey(ServiceCentre, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    units = ArrayField(models.CharField(max_length=20))
    is_approved = models.BooleanField()
    seq = models.PositiveIntegerField()

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["centre", "year"], name="inspections_one_plan_a_year")]

    def __str__(self) -> str:
        return f"{self.year} {self.centre_id}"


class InspectionRow(models.Model):
    """An inspection of `centre`. `accounts`: who acts in it now; `open_due`: the days of recommendations not done."""

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=40, unique=True, db_collation="C")
    centre = models.ForeignKey(ServiceCentre, on_delete=models.PROTECT, related_name="+")
    plan = models.UUIDField(null=True)
    stage = models.CharField(max_length=12)
    first = models.DateField()
    last = models.DateField()
    accounts = ArrayField(models.BigIntegerField())
    faults = models.PositiveSmallIntegerField()
    conclude_by = models.DateField(null=True)
    concluded_on = models.DateField(null=True)
    open_due = ArrayField(models.DateField())
    seq = models.PositiveIntegerField()

    class Meta:
        ordering = ["-first", "-code"]

    def __str__(self) -> str:
        return self.code


class CaseRow(models.Model):
    """A case. `in_charge`: opener, investigator and who decides, by account; `evidence`: the keys of what it stands on.

    `outcome` and `head_outcome` are "" while nothing is found.
    """

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=40, unique=True, db_collation="C")
    centre = models.ForeignKey(ServiceCentre, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    stage = models.CharField(max_length=12)
    opened_on = models.DateField(db_index=True)
    closed_on = models.DateField(null=True)
    handle_by = models.DateField(null=True)
    in_charge = ArrayField(models.BigIntegerField())
    subject_account = models.BigIntegerField()
    head_account = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=16, blank=True)
    head_outcome = models.CharField(max_length=16, blank=True)
    evidence = ArrayField(models.CharField(max_length=5_100))
    seq = models.PositiveIntegerField()

    class Meta:
        ordering = ["-opened_on", "-code"]

    def __str__(self) -> str:
        return self.code


class CaseReading(models.Model):
    """Somebody read a case with the names in it. Added, never changed."""

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="readings", db_index=False)
    at = models.DateTimeField()
    account = models.BigIntegerField()
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=60, blank=True)
    what = models.CharField(max_length=20)
    address = models.CharField(max_length=45, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-id"], name="inspections_reading_by_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.name} {self.at:%d/%m/%Y %H:%M}"
