from django.conf import settings
from django.db import models

from motcua.kernel.law_rows import LawRow
from motcua.worktime.rules.closures import Closure as ClosureRule
from motcua.worktime.rules.days import DECREED, DayKind, MarkedDay
from motcua.worktime.rules.hours import Interval


class CalendarYear(models.Model):
    """A year of the national working calendar. Only a confirmed year may be counted through.

    `source`: the decision or list it rests on. `version`: the calendar version that last changed it.
    """

    year = models.PositiveSmallIntegerField(primary_key=True)
    confirmed = models.BooleanField(default=False)
    source = models.TextField(blank=True)
    version = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(models.Model):
    """A day that differs from the plain Monday-to-Friday week (ngày nghỉ, nghỉ bù, hoán đổi, làm bù)."""

    day = models.DateField(primary_key=True)
    year = models.ForeignKey(CalendarYear, on_delete=models.PROTECT, related_name="days")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in DECREED])
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    replaces = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind__in=["substitute", "make_up"]) | models.Q(replaces__isnull=False),
                name="worktime_day_names_what_it_replaces",
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"

    @property
    def as_rule(self) -> MarkedDay:
        """The pure value the rules speak of."""
        return MarkedDay(self.day, DayKind(self.kind), self.name, self.name_en, self.replaces, self.source)


class WeeklyHours(LawRow):
    """One interval of the opening hours of a unit in a season; all rows of a unit and `valid_from` are one week.

    `unit_code` "" is the province-wide default; a unit with a week of its own for a day does not use the default.
    `weekday` is ISO: 1 = Monday … 7 = Sunday.
    """

    unit_code = models.CharField(max_length=40, blank=True)
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta(LawRow.Meta):
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit_code", "valid_from", "weekday", "opens"],
                name="worktime_hours_once",
            ),
            models.CheckConstraint(condition=models.Q(closes__gt=models.F("opens")), name="worktime_hours_in_one_day"),
            models.CheckConstraint(condition=models.Q(weekday__range=(1, 7)), name="worktime_hours_weekday"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_code or '*'} {self.weekday}: {self.as_interval}"

    @property
    def as_interval(self) -> Interval:
        """The pure value the rules speak of."""
        return Interval(self.opens, self.closes)


class Closure(models.Model):
    """Days on which a unit ("": every unit) is shut for a reason of its own. See `rules.closures.Closure`."""

    unit_code = models.CharField(max_length=40, blank=True)
    first_day = models.DateField()
    last_day = models.DateField()
    reason = models.CharField(max_length=300)
    source = models.TextField(blank=True)
    extends_terms = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="worktime_closure_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(extends_terms=False) | ~models.Q(source=""),
                name="worktime_closure_extends_by_source",
            ),
        ]
        indexes = [models.Index(fields=["unit_code", "first_day"], name="worktime_closure_unit")]

    def __str__(self) -> str:
        return f"{self.unit_code or '*'}: {self.as_rule}"

    @property
    def as_rule(self) -> ClosureRule:
        """The pure value the rules speak of."""
        return ClosureRule(self.first_day, self.last_day, self.reason, self.source, self.extends_terms)


class CalendarVersion(models.Model):
    """The one row that says which state the calendar is in; locked by every change, read by every cache.

    `token` is new with every change: a number alone could be given twice, when a transaction is rolled back.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField()
    token = models.UUIDField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="worktime_one_version")]

    def __str__(self) -> str:
        return str(self.number)


class CalendarChange(models.Model):
    """The log: who changed what, when, why, and how many dossiers had used it. Only ever added to.

    An appointment already given is never moved by a change; whoever looks after open dossiers reads this log by
    `version` and proposes. `unit_code` "" is the province. `decision` is the decision to change a past day although
    closed dossiers used it.
    """

    version = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    actor_name = models.CharField(max_length=200)
    action = models.CharField(max_length=40)
    unit_code = models.CharField(max_length=40, blank=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    closed_affected = models.PositiveIntegerField(default=0)
    open_affected = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["version"]

    def __str__(self) -> str:
        return f"{self.version} {self.action}"
