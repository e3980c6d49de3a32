"""Drafts as lists need them (a projection of their stories), and the reference data of assessments."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from motcua.catalogue.rules.publication import PublicationLimits, Publisher
from motcua.kernel.law_rows import LawRow
from motcua.reforms.rules.assessment import Criterion, Question
from motcua.reforms.rules.compliance_cost import Wage
from motcua.reforms.rules.facts import ChangeKind


class DraftRow(models.Model):
    """Where a draft stands. The story (`rules.draft.DRAFTS`, subject = this key) says the rest and is believed."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    title = models.TextField()
    document_type = models.CharField(max_length=20)
    unit = models.CharField(max_length=200)
    centre = models.ForeignKey("organisation.ServiceCentre", models.PROTECT, related_name="+")
    stage = models.CharField(max_length=20)
    begun_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    issued_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    procedures = models.PositiveIntegerField(default=0)
    seq = models.PositiveIntegerField()

    class Meta:
        ordering = ["-begun_at", "id"]
        indexes = [models.Index(fields=["stage", "-begun_at", "id"], name="reforms_draft_by_stage")]

    def __str__(self) -> str:
        return self.title


class AssessmentQuestion(LawRow):
    """A question of the impact assessment (NĐ 63/2010 Art 10), on the days of its list."""

    code = models.CharField(max_length=40)
    position = models.PositiveIntegerField()
    criterion = models.CharField(max_length=20)
    changes = ArrayField(models.CharField(max_length=20))
    vi = models.TextField()
    en = models.TextField()

    class Meta(LawRow.Meta):
        ordering = ["position", "code"]
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["code", "valid_from"], name="reforms_question_once"),
        ]

    def __str__(self) -> str:
        return self.vi

    @property
    def as_rule(self) -> Question:
        changes = frozenset(ChangeKind(change) for change in self.changes)
        return Question(self.code, Criterion(self.criterion), changes, self.vi, self.en)


class WageBasis(LawRow):
    """What an hour of work is counted with: `amount` đồng for `hours` hours."""

    code = models.CharField(max_length=40)
    vi = models.CharField(max_length=200)
    en = models.CharField(max_length=200)
    amount = models.BigIntegerField()
    hours = models.PositiveIntegerField()

    class Meta(LawRow.Meta):
        ordering = ["code"]
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["code", "valid_from"], name="reforms_wage_once"),
        ]

    def __str__(self) -> str:
        return self.vi

    @property
    def as_rule(self) -> Wage:
        """The wage, and its source with the name of the figure."""
        return Wage(self.amount, self.hours, f"{self.vi} ({self.source})")


class PublicationLimit(LawRow):
    """The deadlines of publication of one publisher; `lead_unit` "days" or "working_days" (QĐ 766 1.1)."""

    publisher = models.CharField(max_length=10)
    days_before_effect = models.PositiveIntegerField()
    days_to_record = models.PositiveIntegerField()
    urgent_days_after_effect = models.PositiveIntegerField()
    urgent_days_to_record = models.PositiveIntegerField()
    lead_unit = models.CharField(max_length=12)

    class Meta(LawRow.Meta):
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["publisher", "valid_from"], name="reforms_limit_once"),
        ]

    def __str__(self) -> str:
        return f"{self.publisher} {self.validity.in_words('vi')}"

    @property
    def as_rule(self) -> PublicationLimits:
        return PublicationLimits(
            Publisher(self.publisher),
            self.days_before_effect,
            self.days_to_record,
            self.urgent_days_after_effect,
            self.urgent_days_to_record,
            self.lead_unit == "working_days",
            self.source,
            self.validity,
        )
