"""Procedures, their revisions, online services, and which centre offers what.

Validity: `valid_from` and `valid_to` are both valid days; `valid_to` empty means open. `source` is the legal source, ""
where nobody has confirmed it.
"""

from datetime import date
from enum import StrEnum

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from motcua.catalogue.everyday import LifeEvent as LifeEvent
from motcua.catalogue.everyday import LifeEventStep as LifeEventStep
from motcua.catalogue.everyday import Synonym as Synonym
from motcua.catalogue.rules.content import Content
from motcua.catalogue.rules.content_json import content_from_json
from motcua.catalogue.rules.gaps import Gap, find_gaps
from motcua.catalogue.rules.lifecycle import Phase, Status, phase_of
from motcua.catalogue.rules.online_levels import Scheme
from motcua.kernel.law_rows import LawRow
from motcua.kernel.validity import Validity


def _choices(words: type[StrEnum]) -> list[tuple[str, str]]:
    return [(str(word), str(word)) for word in words]


class Sector(models.Model):
    """A sector (lĩnh vực). `code` is this catalogue's own key, made of the name; `national_code` is the one of
    TT 01/2018/TT-VPCP Art 20 ("G03-GD10") where it is known."""

    code = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    name_folded = models.CharField(max_length=200, db_collation="C")
    name_sort = models.TextField(db_collation="C")
    national_code = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["name_sort", "pk"]

    def __str__(self) -> str:
        return self.name


class Procedure(models.Model):
    """An administrative procedure under its national code. What it says is in its revisions; name, sector, agencies and
    levels stand here too, as its latest public revision has them, for lists and search."""

    DETAIL_FULL, DETAIL_NAME_ONLY = "full", "name_only"

    code = models.CharField(max_length=20, unique=True)
    name = models.TextField()
    sector = models.ForeignKey(Sector, models.PROTECT, null=True, blank=True, related_name="procedures")
    agency = models.CharField(max_length=200, blank=True, help_text="the ministry that publishes it")
    executing_agency = models.TextField(blank=True)
    levels = ArrayField(models.CharField(max_length=10), default=list)
    audiences = ArrayField(models.CharField(max_length=15), default=list, help_text="rules/audience.py")
    detail = models.CharField(max_length=10, default=DETAIL_FULL)
    is_public = models.BooleanField(default=False, help_text="published at least once, or known by name")
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    catalogue_note = models.TextField(blank=True, help_text="shown with the procedure wherever it is shown")
    source = models.TextField(blank=True)
    source_url = models.URLField(blank=True)

    name_folded = models.TextField(db_collation="C")
    name_sort = models.TextField(db_collation="C")
    name_key = models.TextField(db_collation="C", help_text="search_key(name)")
    spoken_key = models.TextField(db_collation="C", help_text="spoken_key(name)")
    context_key = models.TextField(blank=True, db_collation="C", help_text="search_key of sector and agencies")
    search = models.GeneratedField(
        expression=SearchVector("name_key", weight="A", config="simple")
        + SearchVector("context_key", weight="D", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["name_sort", "pk"]
        constraints = [
            models.CheckConstraint(name="procedure_detail", condition=Q(detail__in=["full", "name_only"])),
            models.CheckConstraint(name="procedure_not_own_successor", condition=~Q(successor=F("pk"))),
        ]
        indexes = [
            GinIndex(fields=["search"], name="procedure_search"),
            models.Index(fields=["name_sort", "id"], name="procedure_by_name"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ProcedureRevision(models.Model):
    """One revision of a procedure: a draft until published, and never changed after. Dossiers are pinned to it."""

    WORKFLOW, NATIONAL = "workflow", "national"

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    name = models.TextField()
    sector = models.ForeignKey(Sector, models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=10, choices=_choices(Status), default=Status.DRAFT)
    origin = models.CharField(max_length=10, default=WORKFLOW)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    content = models.JSONField()
    source_digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the record it was read from")
    gap_codes = ArrayField(models.CharField(max_length=40), default=list)
    catalogue_note = models.TextField(blank=True)
    source = models.TextField(blank=True)

    decision_number = models.CharField(max_length=100, blank=True)
    decision_signed_on = models.DateField(null=True, blank=True)
    decision_effective_on = models.DateField(null=True, blank=True)
    publisher = models.CharField(max_length=10, blank=True)
    is_urgent = models.BooleanField(default=False)
    urgent_ground = models.TextField(blank=True)
    recorded_nationally_on = models.DateField(null=True, blank=True)
    lateness = ArrayField(models.CharField(max_length=20), default=list)
    expiry_ground = models.TextField(blank=True)

    class Meta:
        ordering = ["procedure", "number"]
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="revision_number_once"),
            models.UniqueConstraint(
                fields=["procedure"],
                condition=Q(status="published", valid_to=None),
                name="revision_one_open_at_a_time",
            ),
            models.CheckConstraint(
                name="revision_published_has_validity", condition=~Q(status="published") | Q(valid_from__isnull=False)
            ),
            models.CheckConstraint(
                name="revision_validity_in_order",
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
            ),
        ]
        indexes = [models.Index(fields=["procedure", "valid_from"], name="revision_by_validity")]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"

    def phase(self, on: date) -> Phase:
        """Draft, submitted, published, in force or expired, on that day."""
        return phase_of(Status(self.status), self.validity, on)

    @property
    def validity(self) -> Validity | None:
        """Its days of validity; None before publication."""
        return Validity(self.valid_from, self.valid_to) if self.valid_from else None

    def parsed_content(self) -> Content:
        """The content document as dataclasses, read once per instance."""
        parsed = self.__dict__.get("_parsed_content")
        if parsed is None:
            parsed = self.__dict__["_parsed_content"] = content_from_json(self.content)
        return parsed

    def gaps(self) -> tuple[Gap, ...]:
        """What the content does not say, to be shown wherever the revision is."""
        return find_gaps(self.name, self.parsed_content())


class RevisionEvent(models.Model):
    """What was done to a revision, by whom and when. Written once, never changed."""

    revision = models.ForeignKey(ProcedureRevision, models.CASCADE, related_name="events")
    at = models.DateTimeField()
    by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=30)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.at:%d/%m/%Y %H:%M}"


class OnlineService(LawRow):
    """An online service of a procedure: one procedure may offer several, per case or per centre."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="online_services")
    code = models.CharField(max_length=60, unique=True)
    name = models.TextField()
    centre = models.ForeignKey(
        "organisation.ServiceCentre", models.PROTECT, null=True, blank=True, related_name="online_services"
    )
    scheme = models.CharField(max_length=12, choices=_choices(Scheme))
    level = models.CharField(max_length=4)
    part_reason = models.TextField(blank=True)

    class Meta(LawRow.Meta):
        ordering = ["procedure", "code"]
        constraints = [
            *LawRow.Meta.constraints,
            models.CheckConstraint(
                name="online_service_level_of_scheme",
                condition=Q(scheme="four_levels", level__in=["1", "2", "3", "4"])
                | Q(scheme="part_or_full", level__in=["part", "full"]),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CentreProcedure(LawRow):
    """A centre offers a procedure, and whether all four steps are done there (rules/four_steps.py)."""

    centre = models.ForeignKey("organisation.ServiceCentre", models.PROTECT, related_name="procedures")
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="centres")
    four_step_eligible = models.BooleanField()
    four_step_reason = models.TextField()
    four_step_done = models.BooleanField(default=False)
    delegation_document = models.TextField(blank=True)

    class Meta(LawRow.Meta):
        ordering = ["centre", "procedure"]
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["centre", "procedure", "valid_from"], name="centre_procedure_once"),
            models.UniqueConstraint(
                fields=["centre", "procedure"], condition=Q(valid_to=None), name="centre_procedure_one_open"
            ),
            models.CheckConstraint(
                name="centre_procedure_four_steps",
                condition=Q(four_step_done=False) | (Q(four_step_eligible=True) & ~Q(delegation_document="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre_id} / {self.procedure_id}"


class NonBoundary(LawRow):
    """The procedure is received at every one-stop of the province, whosever it is (NĐ 118/2025/NĐ-CP Art 14).

    Without a procedure: every procedure is.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(LawRow.Meta):
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["procedure", "valid_from"], nulls_distinct=False, name="non_boundary_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id or '*'} {self.validity.in_words('vi')}"


class SearchWord(models.Model):
    """A word of the search columns, how many procedures have it, and its `deletions`, by which misspellings find it."""

    word = models.CharField(max_length=100, primary_key=True, db_collation="C")
    uses = models.PositiveIntegerField()
    deletions = ArrayField(models.CharField(max_length=100))

    class Meta:
        indexes = [GinIndex(fields=["deletions"], name="search_word_deletions")]

    def __str__(self) -> str:
        return self.word
