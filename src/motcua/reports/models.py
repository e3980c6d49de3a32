"""Submitted reports, frozen: added, never changed (docs/adr/0008-append-only.md)."""

from django.db import models
from django.db.models import Q

from motcua.reports.rules.periods import Kind, ReportPeriod


class SubmittedReport(models.Model):
    """One version of a submitted report.

    `payload` is the filled form (rules/documents.py); `hash` links its canonical text to the version before
    (`kernel.chain`), so that a frozen figure cannot be altered unseen. `unit` is the code of the centre it is of, ""
    for the province; `centre` the one whose head submitted it. `reason` says why a correction (version 2 and later)
    was needed, and on what ground a successor's head submitted.
    """

    form = models.CharField(max_length=10)
    unit = models.CharField(max_length=20, blank=True)
    below = models.BooleanField()
    centre = models.ForeignKey("organisation.ServiceCentre", models.PROTECT, related_name="submitted_reports")
    period_kind = models.CharField(max_length=8)
    period_number = models.SmallIntegerField()
    first = models.DateField()
    last = models.DateField()
    version = models.PositiveSmallIntegerField()
    as_of = models.DateTimeField()
    payload = models.JSONField()
    hash = models.BinaryField(max_length=32)
    submitted_at = models.DateTimeField()
    by_account = models.BigIntegerField(null=True)
    by_name = models.TextField()
    by_post = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["form", "unit", "below", "period_kind", "first", "last", "version"],
                name="submitted_report_version_once",
            ),
            models.CheckConstraint(
                name="submitted_report_correction_has_reason", condition=Q(version=1) | ~Q(reason="")
            ),
            models.CheckConstraint(name="submitted_report_days_in_order", condition=Q(last__gte=models.F("first"))),
        ]
        indexes = [models.Index(fields=["-submitted_at", "-id"], name="submitted_report_latest")]

    def __str__(self) -> str:
        return f"{self.form} {self.unit or '*'} {self.first} – {self.last} ({self.version})"

    @property
    def period(self) -> ReportPeriod:
        return ReportPeriod(Kind(self.period_kind), self.first, self.last, self.period_number)
