"""Who has rated, and what was said: two tables that nothing joins."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Rated(models.Model):
    """A dossier has been rated. Not when, by whom or how."""

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, primary_key=True, related_name="rated")

    def __str__(self) -> str:
        return str(self.dossier_id)


class Answer(models.Model):
    """What somebody said. `quarter`: its first day; no finer, so that no answer can be matched with a day's visitors.

    The key is drawn at random, so that the order of the rows tells nothing either.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    quarter = models.DateField()
    centre = models.ForeignKey("organisation.ServiceCentre", models.PROTECT, db_index=False)
    procedure = models.ForeignKey("catalogue.Procedure", models.PROTECT, db_index=False)
    level = models.SmallIntegerField()
    reasons = ArrayField(models.CharField(max_length=24), default=list)
    comment = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["quarter", "centre"], name="answer_by_quarter")]
        constraints = [
            models.CheckConstraint(name="answer_has_one_of_five_levels", condition=models.Q(level__range=(1, 5)))
        ]

    def __str__(self) -> str:
        return f"{self.quarter} {self.level}"
