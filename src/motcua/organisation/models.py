from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models

from motcua.kernel.clock import VIETNAM
from motcua.kernel.law_rows import LawRow
from motcua.kernel.validity import Validity
from motcua.organisation.rules.posts import Role
from motcua.territory.rules.units import Level


class Agency(LawRow):
    """An agency (cơ quan) and its code in the orders of 2018 and of 2020. (code_2020, valid_from) identifies a row.

    `confirmed` is False while no source gives the code: such a code is for demonstration and must never be sent out.
    """

    class Kind(models.TextChoices):
        MINISTRY = "ministry"
        PEOPLES_COMMITTEE = "peoples_committee"
        DEPARTMENT = "department"
        CENTRE = "centre"
        VERTICAL = "vertical"

    class Tier(models.TextChoices):
        CENTRAL = "central"
        PROVINCE = "province"
        DISTRICT = "district"
        COMMUNE = "commune"

    code_2018 = models.CharField(max_length=13, blank=True, db_collation="C")
    code_2020 = models.CharField(max_length=35, db_collation="C")
    name = models.CharField(max_length=200)
    abbreviation = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, choices=Kind)
    level = models.CharField(max_length=10, choices=Tier)
    unit = models.ForeignKey(
        "territory.AdministrativeUnit", null=True, blank=True, on_delete=models.PROTECT, related_name="agencies"
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    confirmed = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    name_folded = models.CharField(max_length=200, db_collation="C")
    name_sort = models.TextField(db_collation="C")

    class Meta(LawRow.Meta):
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["code_2020", "valid_from"], name="organisation_agency_code_and_first_day"),
            models.UniqueConstraint(
                fields=["code_2020"],
                condition=models.Q(valid_to__isnull=True),
                name="organisation_agency_one_open_row_a_code",
            ),
        ]
        indexes = [models.Index(fields=["code_2018"], name="organisation_agency_code_2018")]

    def __str__(self) -> str:
        return self.name


class ServiceCentre(LawRow):
    """A one-stop (trung tâm phục vụ hành chính công, bộ phận một cửa) of a unit. No two ever bear one `code`.

    "QNI" for the province, "QNI.193" for a district, "QNI.06664" for a commune; the centre of a later unit that bears
    an old code takes the year along ("QNI.06652.2025"). `agency` is whose dossiers it numbers. `tax_code` stands on
    receipts for fees, "" while nobody has entered it. `is_modern` comes from `queries.with_modernity`.
    """

    code = models.CharField(max_length=20, unique=True, db_collation="C")
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=10, choices=[(level.value, level.value) for level in Level])
    unit = models.ForeignKey("territory.AdministrativeUnit", on_delete=models.PROTECT, related_name="centres")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="centres")
    tax_code = models.CharField(max_length=14, blank=True, default="", db_collation="C")
    note = models.TextField(blank=True)
    name_folded = models.CharField(max_length=200, db_collation="C")
    name_sort = models.TextField(db_collation="C")

    class Meta(LawRow.Meta):
        constraints = [*LawRow.Meta.constraints]
        indexes = [models.Index(fields=["level", "valid_from"], name="organisation_centre_level")]

    def __str__(self) -> str:
        return self.name


class EquipmentItem(LawRow):
    """Something a reception unit should have (NĐ 61/2018 Art. 13), and whether it takes it to be called modern."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    is_needed = models.BooleanField()

    def __str__(self) -> str:
        return self.name


class CentreEquipment(models.Model):
    """One line of a centre's check-list. No line means that nobody has looked."""

    centre = models.ForeignKey(ServiceCentre, on_delete=models.CASCADE, related_name="equipment")
    item = models.ForeignKey(EquipmentItem, on_delete=models.PROTECT, related_name="lines")
    is_present = models.BooleanField()
    checked_on = models.DateField()
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "item"], name="organisation_one_line_an_item"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {'có' if self.is_present else 'không'}"


class Counter(LawRow):
    """A counter (quầy) of a centre, numbered from 1; `agency` where it serves one agency's procedures only."""

    centre = models.ForeignKey(ServiceCentre, on_delete=models.CASCADE, related_name="counters")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="counters")
    note = models.TextField(blank=True)

    class Meta(LawRow.Meta):
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["centre", "number", "valid_from"], name="organisation_counter_number"),
        ]

    def __str__(self) -> str:
        return self.name


class Post(LawRow):
    """A post (vị trí công tác): roles at a centre, for an agency, or for an agency at a centre (a seconded officer).

    `seats` is how many may hold it on one day, substitutes apart; None: any number.
    """

    code = models.CharField(max_length=60, unique=True, db_collation="C")
    title = models.CharField(max_length=200)
    centre = models.ForeignKey(ServiceCentre, null=True, blank=True, on_delete=models.PROTECT, related_name="posts")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="posts")
    roles = ArrayField(models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role]))
    seats = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(LawRow.Meta):
        constraints = [
            *LawRow.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(centre__isnull=False) | models.Q(agency__isnull=False),
                name="organisation_post_is_somewhere",
            ),
            models.CheckConstraint(condition=~models.Q(roles=[]), name="organisation_post_has_a_role"),
        ]

    def __str__(self) -> str:
        return self.title


class PostHolding(LawRow):
    """An account holds a post from a first to a last day. `source` names the decision of assignment.

    `instead_of` is the absent colleague where the post was delegated (`Delegation`); such a holding is a substitute's.
    """

    account = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="post_holdings")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    is_substitute = models.BooleanField(default=False)
    instead_of = models.ForeignKey(
        "people.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta(LawRow.Meta):
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["account", "post", "valid_from"], name="organisation_holding_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.post}"


class OrganisationChange(models.Model):
    """The log: who changed what in the organisation, when and by which decision. Only ever added to."""

    at = models.DateTimeField()
    account = models.ForeignKey("people.Account", null=True, on_delete=models.PROTECT, related_name="+")
    actor_name = models.CharField(max_length=200)
    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=300)
    decision = models.TextField(blank=True)
    detail = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"


class Delegation(models.Model):
    """An absent officer's post was given to a colleague for some days. Added, never changed; see `DelegationEnd`.

    What gives the right is the substitute's `PostHolding`; this remembers who gave it, when and why.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations")
    holder = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="delegations_given")
    substitute = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="delegations_taken")
    first_day = models.DateField()
    last_day = models.DateField()
    reason = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.BigIntegerField(null=True)
    given_by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="organisation_delegation_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.substitute} thay {self.holder}: {self.post}"

    @property
    def validity(self) -> Validity:
        return Validity(self.first_day, self.last_day)

    def was_running(self, at: datetime) -> bool:
        """Whether the substitute held the post at that instant."""
        begun = self.given_at <= at and at.astimezone(VIETNAM).date() in self.validity
        return begun and not (hasattr(self, "end") and self.end.at <= at)


class DelegationEnd(models.Model):
    """A delegation was ended before its last day. Added, never changed."""

    delegation = models.OneToOneField(Delegation, on_delete=models.PROTECT, related_name="end")
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.delegation} ({self.at:%d/%m/%Y})"
