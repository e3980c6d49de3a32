"""Electronic forms as kept: a form of each procedure (or of one of its cases), its drafts and published versions."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from motcua.catalogue.models import Procedure
from motcua.forms.rules.codec import Reading, read_definition
from motcua.forms.rules.definition import FormDefinition
from motcua.forms.rules.form_file import FormFile
from motcua.kernel.validity import Validity


class Status(models.TextChoices):
    """Where a version stands. What was published stays as it is; a change is a new version."""

    DRAFT = "draft", "Dự thảo"
    PUBLISHED = "published", "Đã công bố"


class Form(models.Model):
    """The electronic form (biểu mẫu điện tử) of a procedure; with a `case` only of that one (trường hợp)."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="forms")
    case = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procedure", "case"], name="forms_form_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """How answers name it: "1.001193", or with its case "1.001193/cap-lai"."""
        return f"{self.procedure.code}/{self.case}" if self.case else self.procedure.code


class FormVersion(models.Model):
    """One version of a form. A form that was begun keeps the version in which it was begun.

    `definition` is the document of `rules.codec`, `digest` its SHA-256. `revision` is the number of the procedure's
    revision it was made for; `source` says which official form (mẫu) it follows, and whether anybody has compared them.
    """

    form = models.ForeignKey(Form, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField()
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.DRAFT)
    definition = models.JSONField()
    digest = models.CharField(max_length=64)
    source = models.TextField(blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    end_reason = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form", "number"], name="forms_version_number"),
            models.UniqueConstraint(fields=["form"], condition=Q(status="draft"), name="forms_one_draft"),
            models.UniqueConstraint(
                fields=["form"], condition=Q(status="published", valid_to=None), name="forms_one_open_version"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="forms_validity_in_order"
            ),
            models.CheckConstraint(
                condition=Q(status="draft", valid_from=None)
                | Q(status="published", valid_from__isnull=False, published_at__isnull=False),
                name="forms_published_has_validity",
            ),
        ]
        indexes = [models.Index(fields=["form", "valid_from"], name="forms_by_validity")]

    def __str__(self) -> str:
        return f"{self.form.code}@{self.number}"

    @property
    def validity(self) -> Validity | None:
        """Its days of validity; None before publication."""
        return Validity(self.valid_from, self.valid_to) if self.valid_from else None

    def as_file(self) -> FormFile:
        """What its file says."""
        return FormFile(self.form.procedure.code, self.form.case, self.source, self.definition)

    def reading(self) -> Reading:
        """The definition and what is wrong with it, read once per instance."""
        known: Reading | None = self.__dict__.get("_reading")
        if known is None:
            known = read_definition(self.definition, code=self.form.code, version=self.number)
            self.__dict__["_reading"] = known
        return known

    def as_rule(self) -> FormDefinition:
        """What it asks. Of a draft: as far as it makes sense."""
        return self.reading().definition
