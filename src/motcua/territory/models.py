from django.db import models

from motcua.kernel.law_rows import LawRow
from motcua.territory.rules.units import Kind, Level, Unit


class AdministrativeUnit(LawRow):
    """One form of an administrative unit (đơn vị hành chính): code, name, level and parent on the days of its validity.

    A unit that is renamed or raised in rank is a new row with the same code, tied to the old one by a `Succession`; so
    (code, valid_from) identifies a row and a code alone does not. `parent` is the unit above on the first day;
    `queries.parent_of` gives the one of any day.
    """

    code = models.CharField(max_length=5)
    name = models.CharField(max_length=100)
    full_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Kind])
    level = models.CharField(max_length=10, choices=[(level.value, level.value) for level in Level])
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    name_folded = models.CharField(max_length=120, db_collation="C")
    name_sort = models.TextField(db_collation="C")

    class Meta(LawRow.Meta):
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["code", "valid_from"], name="territory_unit_code_and_first_day"),
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(valid_to__isnull=True), name="territory_unit_one_open_row_a_code"
            ),
        ]
        indexes = [
            models.Index(fields=["level", "valid_from"], name="territory_unit_level"),
            models.Index(fields=["name_folded"], name="territory_unit_name"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def as_rule(self) -> Unit:
        """The pure value the rules speak of."""
        return Unit(self.code, self.full_name, Level(self.level), self.validity)


class Succession(models.Model):
    """On the day `on`, `successor` takes over from `predecessor`: the whole of it, or (`is_split`) a part."""

    predecessor = models.ForeignKey(AdministrativeUnit, on_delete=models.PROTECT, related_name="links_forward")
    successor = models.ForeignKey(AdministrativeUnit, on_delete=models.PROTECT, related_name="links_back")
    on = models.DateField()
    is_split = models.BooleanField(default=False)
    source = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="territory_succession_once"),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="territory_succession_not_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor} ({self.on:%d/%m/%Y})"
