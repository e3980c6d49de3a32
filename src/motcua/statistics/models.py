"""Daily sums, totals of closed evenings, and past standings. Nobody writes here but `booking` and `closing`.

Centres, sectors and dossiers are row numbers without an enforced foreign key: they are never deleted, and the check
would cost more than the booking. `rules/metrics.py` says what the numbers of channel and metric mean.
"""

from django.db import models


class DailySum(models.Model):
    """What the events of a day (and due dates passing) added to a metric at a place. The truth behind every figure."""

    pk = models.CompositePrimaryKey("day", "centre_id", "sector_id", "channel", "metric")
    day = models.DateField()
    centre_id = models.IntegerField()
    sector_id = models.IntegerField()
    channel = models.SmallIntegerField()
    metric = models.SmallIntegerField()
    n = models.IntegerField()


class ClosedDay(models.Model):
    """The evening of `day` is totalled in a grain: while this row stands, the totals equal the daily sums up to it.

    Whatever books on or before the day deletes the row in its own transaction; `closing` totals the evening again.
    """

    CENTRE, SECTOR = 1, 2

    pk = models.CompositePrimaryKey("day", "grain")
    day = models.DateField()
    grain = models.SmallIntegerField()


class CentreTotal(models.Model):
    """The daily sums up to the evening of a closed day, by centre: every evening is kept. Nothing booked: no row."""

    pk = models.CompositePrimaryKey("day", "centre_id", "channel", "metric")
    day = models.DateField()
    centre_id = models.IntegerField()
    channel = models.SmallIntegerField()
    metric = models.SmallIntegerField()
    n = models.IntegerField()


class SectorTotal(models.Model):
    """The daily sums up to the evening of a closed day, by centre and sector: the last evening of a month is kept."""

    pk = models.CompositePrimaryKey("day", "centre_id", "sector_id", "channel", "metric")
    day = models.DateField()
    centre_id = models.IntegerField()
    sector_id = models.IntegerField()
    channel = models.SmallIntegerField()
    metric = models.SmallIntegerField()
    n = models.IntegerField()


class PastStanding(models.Model):
    """How a dossier stood on the evenings up to `last_day`, where its row no longer says (rules/past.py)."""

    pk = models.CompositePrimaryKey("dossier_id", "last_day")
    dossier_id = models.BigIntegerField()
    last_day = models.DateField()
    centre_id = models.IntegerField()
    sector_id = models.IntegerField()
    channel = models.SmallIntegerField()
    accepted = models.DateField()
    due = models.DateField(null=True)
    phase = models.SmallIntegerField()
    ended = models.DateField(null=True)
    closing = models.SmallIntegerField()
    requests = models.SmallIntegerField()
    extended = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["last_day", "centre_id"], name="past_standing_by_day")]
