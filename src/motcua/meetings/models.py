"""Projections of the stories of points and sessions, and the secret addresses of calendars."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from motcua.meetings.rules.facts import PointLevel
from motcua.meetings.rules.session import Stage
from motcua.organisation.models import ServiceCentre


def never_twice(name: str, of: str, span: str) -> ExclusionConstraint:
    """The same `of` has no two rows whose half-open spans meet; a null span meets nothing.

    `of` is compared as a range of one number, which GiST can do without the extension btree_gist.
    """
    only = Func(F(of), F(of), Value("[]"), function="int8range", output_field=BigIntegerRangeField())
    overlap = RangeOperators.OVERLAPS
    return ExclusionConstraint(name=name, expressions=[(only, overlap), (F(span), overlap)])


class Point(models.Model):
    """A teleconference point: what lists show of its story (`subject`). `centre` keeps it; `one_stop` is that of its
    unit, `agency` the code of its agency. Out of use from `out_from` to `out_until`: the time recorded last."""

    subject = models.UUIDField(unique=True)
    centre = models.ForeignKey(ServiceCentre, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40, unique=True, db_collation="C")
    name = models.CharField(max_length=2000)
    level = models.CharField(max_length=10, choices=[(each.value, each.value) for each in PointLevel])
    one_stop = models.CharField(max_length=20, blank=True, db_collation="C")
    agency = models.CharField(max_length=35, blank=True, db_collation="C")
    tested_on = models.DateField(null=True)
    test_passed = models.BooleanField(null=True)
    out_from = models.DateField(null=True)
    out_until = models.DateField(null=True)
    out_reason = models.CharField(max_length=2000, blank=True)
    name_folded = models.TextField(db_collation="C")
    order = models.TextField(unique=True, db_collation="C")
    seq = models.PositiveIntegerField()

    class Meta:
        ordering = ["order"]
        indexes = [
            models.Index(fields=["one_stop"], name="meetings_point_one_stop"),
            models.Index(fields=["agency"], name="meetings_point_agency"),
        ]

    def __str__(self) -> str:
        return self.code


class Session(models.Model):
    """What lists show of a session: a projection of its story. `busy`: when its chair is taken; null: not any more."""

    id = models.UUIDField(primary_key=True)
    centre = models.ForeignKey(ServiceCentre, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=20, unique=True, db_collation="C")
    title = models.CharField(max_length=2000)
    host = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="+")
    chair = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    chair_name = models.CharField(max_length=200)
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    stage = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Stage])
    busy = DateTimeRangeField(null=True)
    joined = models.PositiveSmallIntegerField()
    incidents = models.PositiveSmallIntegerField()
    open_incidents = models.PositiveSmallIntegerField()
    seq = models.PositiveIntegerField()

    class Meta:
        ordering = ["begins", "id"]
        indexes = [
            models.Index(fields=["begins", "id"], name="meetings_session_begins"),
            models.Index(fields=["centre", "begins", "id"], name="meetings_session_of_centre"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="meetings_session_in_order"),
            never_twice("meetings_chair_once_a_time", "chair", "busy"),
        ]

    def __str__(self) -> str:
        return self.code


class Booking(models.Model):
    """A point takes part in a session; `span` is when it is taken by it, null: not any more."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="bookings")
    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="bookings")
    span = DateTimeRangeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "point"], name="meetings_point_once_a_session"),
            never_twice("meetings_point_once_a_time", "point", "span"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.point_id}"


class Invitee(models.Model):
    """A person invited to a session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="invitees")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "account"], name="meetings_person_once_a_session")]

    def __str__(self) -> str:
        return f"{self.session_id} {self.account_id}"


class CalendarFeed(models.Model):
    """The secret address at which an account's sessions are read by a calendar program: the SHA-256 of its token."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True)
    digest = models.CharField(max_length=64, unique=True, db_collation="C")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.account_id)
