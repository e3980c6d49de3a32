"""Process templates as kept: drafts, and approved versions that never change again."""

from django.conf import settings
from django.db import models

from motcua.kernel.validity import Validity
from motcua.processes.rules.book import BookEntry
from motcua.processes.rules.document import Scope, read_document
from motcua.processes.rules.template import ProcessTemplate


class Status(models.TextChoices):
    """Where a version stands. What was approved stays; a change is a new version."""

    DRAFT = "draft", "Dự thảo"
    APPROVED = "approved", "Đã phê duyệt"


class StoredTemplate(models.Model):
    """One version of a process template (TT 01/2018/TT-VPCP Art 8: approved by the Chairman, then made electronic).

    `content` is the document of `rules.document`. Empty `procedure_code` and `centre_code` mean all. A draft has no
    validity yet; approval gives it one, with the number of the decision as its source.
    """

    code = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    procedure_code = models.CharField(max_length=60, blank=True)
    centre_code = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.DRAFT)
    content = models.JSONField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True)
    decision_number = models.CharField(max_length=100, blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="processes_template_version"),
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(status="draft"), name="processes_template_one_draft"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="processes_template_validity_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(status="draft", valid_from__isnull=True)
                | models.Q(
                    ~models.Q(decision_number=""),
                    status="approved",
                    valid_from__isnull=False,
                    approved_at__isnull=False,
                ),
                name="processes_template_approved_by_decision",
            ),
        ]
        indexes = [
            models.Index(fields=["procedure_code", "centre_code", "valid_from"], name="processes_template_scope")
        ]

    def __str__(self) -> str:
        return f"{self.code}@{self.version}"

    @property
    def scope(self) -> Scope:
        """What it serves."""
        return Scope(self.procedure_code, self.centre_code)

    def as_rule(self) -> ProcessTemplate:
        """The pure template."""
        return read_document(self.content, version=self.version).template

    def as_entry(self) -> BookEntry:
        """The entry of the template book; only for an approved version."""
        if self.valid_from is None:
            raise AssertionError(f"{self} is a draft and serves nobody")
        validity = Validity(self.valid_from, self.valid_to)
        return BookEntry(self.procedure_code, self.centre_code, validity, self.as_rule())
