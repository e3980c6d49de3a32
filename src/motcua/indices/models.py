"""Published indices as they were published, sets of criteria, and the assessments' rows (their events: `journal`)."""

from fractions import Fraction

from django.db import models


class Province(models.Model):
    """A province that indices compare, in the years of its validity; the roster of the nation."""

    code = models.CharField(max_length=2, db_collation="C")
    name = models.CharField(max_length=60)
    name_sort = models.TextField(db_collation="C")
    first_year = models.SmallIntegerField()
    last_year = models.SmallIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "first_year"], name="indices_province_and_first_year")]

    def __str__(self) -> str:
        return self.name


class PublishedTable(models.Model):
    """What one source says of one index in one year. `is_complete`: it has a score for every one of `of` provinces."""

    index = models.CharField(max_length=12, db_collation="C")
    year = models.SmallIntegerField()
    source = models.CharField(max_length=40, db_collation="C")
    title = models.TextField()
    licence = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True)
    confirmed = models.BooleanField()
    is_complete = models.BooleanField()
    of = models.SmallIntegerField()
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["index", "year", "source"], name="indices_one_table_a_source")]

    def __str__(self) -> str:
        return f"{self.index} {self.year} {self.source}"


class PublishedScore(models.Model):
    """A line of a table. `stated` is the rank that the source says; `place` was found, in a complete table only.

    `parts`: further columns of the source (dimensions) as it writes them.
    """

    table = models.ForeignKey(PublishedTable, models.CASCADE, related_name="scores")
    province = models.CharField(max_length=2, db_collation="C")
    score = models.DecimalField(max_digits=10, decimal_places=6, null=True)
    stated = models.SmallIntegerField(null=True)
    place = models.SmallIntegerField(null=True)
    parts = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "province"], name="indices_one_line_a_province")]
        indexes = [models.Index(fields=["province", "table"], name="indices_line_by_province")]

    def __str__(self) -> str:
        return f"{self.table_id} {self.province}"


class CriterionSet(models.Model):
    """A set of criteria for a year and kind of subject (rules/composite/criteria.py). Never changed: a new version.

    `confirmed` is False until somebody has compared it with the official table of points.
    """

    code = models.CharField(max_length=40, db_collation="C")
    version = models.SmallIntegerField()
    year = models.SmallIntegerField()
    kind = models.CharField(max_length=12, db_collation="C")
    name = models.CharField(max_length=200)
    source = models.TextField()
    confirmed = models.BooleanField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    content = models.JSONField()
    digest = models.CharField(max_length=64, db_collation="C")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="indices_set_version_once")]

    def __str__(self) -> str:
        return f"{self.code}/{self.version}"


class Assessment(models.Model):
    """Where the assessment of one subject by one set stands: the projection of its story (`rules/composite/story.py`).

    `index_hundredths`: the final index × 100, rounded half up, as it is printed and ranked; None before.
    """

    id = models.UUIDField(primary_key=True)
    criteria = models.ForeignKey(CriterionSet, models.PROTECT, related_name="assessments")
    subject = models.CharField(max_length=40, db_collation="C")
    subject_name = models.CharField(max_length=200)
    name_sort = models.TextField(db_collation="C")
    status = models.CharField(max_length=12, db_collation="C")
    index_hundredths = models.IntegerField(null=True)
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    is_training = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["criteria", "subject"], name="indices_one_assessment_a_subject")]
        indexes = [
            models.Index(fields=["criteria", "status", "-index_hundredths"], name="indices_assessment_ranked"),
            models.Index(fields=["-changed_at", "id"], name="indices_assessment_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.criteria_id} {self.subject}"

    @property
    def index(self) -> Fraction | None:
        """The final index, exact as it is printed."""
        return None if self.index_hundredths is None else Fraction(self.index_hundredths, 100)
