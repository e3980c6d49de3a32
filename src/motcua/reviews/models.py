"""Projections of reviews and check-lists, and the prices of equipment, which are data with a source."""

from uuid import UUID, uuid5

from django.db import models

from motcua.kernel.law_rows import LawRow

CHECK_LISTS = UUID("6a5d1a0c-3d0e-5c57-9f11-5a4f6f0b7d13")


def subject_of(centre_code: str) -> UUID:
    """The subject of a one-stop's check-list."""
    return uuid5(CHECK_LISTS, centre_code)


class ReviewPlan(models.Model):
    """A review (a projection of the story `review`): one for a one-stop, year and title."""

    id = models.UUIDField(primary_key=True)
    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    title = models.TextField()
    sent_on = models.DateField(null=True)
    days_late = models.IntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["-year", "id"], name="reviews_plan_by_year")]

    def __str__(self) -> str:
        return f"{self.year} {self.title}"


class ReviewItem(models.Model):
    """A procedure of a plan (a projection). Costs are đồng a year, None while nothing is proposed."""

    plan = models.ForeignKey(ReviewPlan, on_delete=models.PROTECT, related_name="items")
    procedure = models.CharField(max_length=20, db_collation="C")
    standing = models.CharField(max_length=10)
    outcome = models.CharField(max_length=14, blank=True)
    cost_before = models.BigIntegerField(null=True)
    cost_after = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "procedure"], name="reviews_procedure_once_a_plan")]

    def __str__(self) -> str:
        return f"{self.procedure} {self.standing}"


class CheckedCentre(models.Model):
    """A one-stop whose check-list has a story (a projection of `equipment`); the lines are organisation's."""

    id = models.UUIDField(primary_key=True)
    centre = models.OneToOneField("organisation.ServiceCentre", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.centre)


class EquipmentPrice(LawRow):
    """What an item costs from a day on, in đồng, as its source says."""

    item = models.ForeignKey("organisation.EquipmentItem", on_delete=models.PROTECT, related_name="+")
    amount = models.BigIntegerField()

    class Meta(LawRow.Meta):
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["item", "valid_from"], name="reviews_price_once_a_day"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="reviews_price_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.amount}"
