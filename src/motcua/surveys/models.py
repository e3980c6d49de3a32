"""Who has rated, and what was said: two tables that nothing joins.

So of visits: `Visit`, `VisitAnswer`; and in surveys: `Answered`, `Response`.
"""

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


class Visit(models.Model):
    """A code to rate a visit was given out (`visit_codes`). Not to whom, for which dossier, nor what was said.

    `is_rated`: somebody has. Rows whose days are over are cleared away.
    """

    digest = models.CharField(max_length=64, primary_key=True, db_collation="C")
    centre = models.ForeignKey("organisation.ServiceCentre", models.PROTECT, db_index=False, related_name="+")
    day = models.DateField(db_index=True)
    is_rated = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.day} {self.centre_id}"


class VisitAnswer(models.Model):
    """What somebody said of a visit; no row leads from here to one. As `Answer`, and never counted with it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    quarter = models.DateField()
    centre = models.ForeignKey("organisation.ServiceCentre", models.PROTECT, db_index=False, related_name="+")
    level = models.SmallIntegerField()
    reasons = ArrayField(models.CharField(max_length=24), default=list)
    comment = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["quarter", "centre"], name="visit_answer_by_quarter")]
        constraints = [
            models.CheckConstraint(name="visit_answer_has_one_of_five_levels", condition=models.Q(level__range=(1, 5)))
        ]

    def __str__(self) -> str:
        return f"{self.quarter} {self.level}"


class SurveyCampaign(models.Model):
    """A survey campaign as its story (`rules.campaign`) makes it; `seq` is the number of its last event."""

    id = models.UUIDField(primary_key=True)
    title = models.CharField(max_length=200)
    stage = models.CharField(max_length=10)
    first = models.DateField()
    last = models.DateField()
    closes_on = models.DateField(null=True)
    is_training = models.BooleanField(default=False)
    invited = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    drafted_at = models.DateTimeField()
    seq = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["-last", "-drafted_at"], name="survey_by_period")]

    def __str__(self) -> str:
        return self.title


class Invitation(models.Model):
    """Somebody is asked, once: whoever brought `dossier`, for the centre that is their stratum. No answer is here.

    `paper` is the number on their printed questionnaire; the link is made of the key and the site's own secret.
    """

    campaign = models.ForeignKey(SurveyCampaign, models.PROTECT, related_name="invitations", db_index=False)
    centre = models.ForeignKey("organisation.ServiceCentre", models.PROTECT, db_index=False)
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, db_index=False, related_name="+")
    paper = models.CharField(max_length=8, unique=True, db_collation="C")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "dossier"], name="survey_invites_once")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Answered(models.Model):
    """An invitation has been answered. Not when, how or what."""

    invitation = models.OneToOneField(Invitation, models.PROTECT, primary_key=True, related_name="answered")

    def __str__(self) -> str:
        return str(self.invitation_id)


class Response(models.Model):
    """What somebody answered, and at which centre they were served; no row leads from here to an invitation.

    `levels`: one for each scaled question in order, 0 for no answer; `choices`: "question:option". No instant, and a
    random key, so that neither tells who it was.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    campaign = models.ForeignKey(SurveyCampaign, models.PROTECT, related_name="responses", db_index=False)
    centre = models.ForeignKey("organisation.ServiceCentre", models.PROTECT, db_index=False)
    levels = ArrayField(models.SmallIntegerField())
    choices = ArrayField(models.CharField(max_length=40), default=list)

    class Meta:
        indexes = [models.Index(fields=["campaign", "centre"], name="response_by_campaign")]

    def __str__(self) -> str:
        return str(self.pk)
