"""The columns every table of law-as-data shares: valid from, valid to, and the legal source."""

from datetime import date

from django.db import models

from motcua.kernel.validity import Validity


class LawRow(models.Model):
    """A row that is true on some days only. `source` names the legal source; empty means: not confirmed by anyone."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="%(app_label)s_%(class)s_validity_in_order",
            )
        ]

    @property
    def validity(self) -> Validity:
        return Validity(self.valid_from, self.valid_to)


def valid_on(on: date, prefix: str = "") -> models.Q:
    """The condition "valid on that day", for rows of a `LawRow`, or of one reached through `prefix` ("post__")."""
    return models.Q(**{f"{prefix}valid_from__lte": on}) & (
        models.Q(**{f"{prefix}valid_to__isnull": True}) | models.Q(**{f"{prefix}valid_to__gte": on})
    )
