"""Bookings, their daily sums, totals of closed evenings, past standings, ledgers.

Only `booking` and `close_days` write here, and `retelling` the ledgers.

Centres, sectors and dossiers are row numbers without an enforced foreign key: they are never deleted, and the check
would cost more than the booking. `rules/metrics.py` says what the numbers of a channel and the metrics mean.
"""

from django.db import models

from motcua.statistics.ledgers import DURATIONS, STAYS, fresh_by_month, summed_once


class Counts(models.Model):
    """One column for each metric: a row of sums, most of them 0 (a row for each metric took 2.6 times as many)."""

    accepted = models.IntegerField(default=0, db_default=0)
    moved = models.IntegerField(default=0, db_default=0)
    open = models.IntegerField(default=0, db_default=0)
    overdue = models.IntegerField(default=0, db_default=0)
    early = models.IntegerField(default=0, db_default=0)
    on_time = models.IntegerField(default=0, db_default=0)
    late = models.IntegerField(default=0, db_default=0)
    without_due = models.IntegerField(default=0, db_default=0)
    withdrawn = models.IntegerField(default=0, db_default=0)
    stopped = models.IntegerField(default=0, db_default=0)
    refused = models.IntegerField(default=0, db_default=0)
    awaiting_supplement = models.IntegerField(default=0, db_default=0)
    awaiting_payment = models.IntegerField(default=0, db_default=0)
    supplemented = models.IntegerField(default=0, db_default=0)
    asked_again = models.IntegerField(default=0, db_default=0)
    extended = models.IntegerField(default=0, db_default=0)
    asked_again_in_time = models.IntegerField(default=0, db_default=0)
    asked_again_open = models.IntegerField(default=0, db_default=0)
    asked_again_overdue = models.IntegerField(default=0, db_default=0)

    class Meta:
        abstract = True


class Booking(Counts):
    """What an act, or a chunk of an import, adds at a place from a day on; written with its events, never changed.

    Bookings lie here until `close_days` adds them to the daily sums and deletes them. So acts at one counter never wait
    for one another over a sum, and the table stays small. It has no key in the database: it is only read whole.
    """

    pk = models.CompositePrimaryKey("day", "centre_id", "sector_id", "channel")
    day = models.DateField()
    centre_id = models.IntegerField()
    sector_id = models.IntegerField()
    channel = models.SmallIntegerField()


class DailySum(Counts):
    """The bookings of a day at a place, summed up. Figures are sums of these and of the bookings not yet among them."""

    pk = models.CompositePrimaryKey("day", "centre_id", "sector_id", "channel")
    day = models.DateField()
    centre_id = models.IntegerField()
    sector_id = models.IntegerField()
    channel = models.SmallIntegerField()


class ClosedDay(models.Model):
    """The evening of `day` is totalled in a grain: while this row stands, the totals equal the daily sums up to it."""

    CENTRE, SECTOR = 1, 2

    pk = models.CompositePrimaryKey("day", "grain")
    day = models.DateField()
    grain = models.SmallIntegerField()


class CentreTotal(Counts):
    """The daily sums up to the evening of a closed day, by centre: every evening is kept."""

    pk = models.CompositePrimaryKey("day", "centre_id", "channel")
    day = models.DateField()
    centre_id = models.IntegerField()
    channel = models.SmallIntegerField()


class SectorTotal(Counts):
    """The daily sums up to the evening of a closed day, by centre and sector: the last evening of a month is kept."""

    pk = models.CompositePrimaryKey("day", "centre_id", "sector_id", "channel")
    day = models.DateField()
    centre_id = models.IntegerField()
    sector_id = models.IntegerField()
    channel = models.SmallIntegerField()


class PastStanding(models.Model):
    """How a dossier stood on the evenings up to `last_day`, where its row no longer says (rules/past.py)."""

    pk = models.CompositePrimaryKey("dossier_id", "last_day")
    dossier_id = models.BigIntegerField()
    last_day = models.DateField()
    centre_id = models.IntegerField()
    received_id = models.IntegerField()
    sector_id = models.IntegerField()
    channel = models.SmallIntegerField()
    accepted = models.DateField()
    due = models.DateField(null=True)
    waiting_since = models.DateField(null=True)
    phase = models.SmallIntegerField()
    ended = models.DateField(null=True)
    closing = models.SmallIntegerField()
    requests = models.SmallIntegerField()
    extended = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["last_day", "centre_id"], name="past_standing_by_day")]


class Duration(models.Model):
    """How many dossiers accepted in a month ended after so many days (rules/durations.py; a ledger)."""

    pk = models.CompositePrimaryKey(*DURATIONS.key)
    month = models.DateField()
    centre_id = models.IntegerField()
    days = models.IntegerField()
    ended = models.IntegerField()
    waited = models.BigIntegerField()
    is_summed = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [summed_once("duration", DURATIONS.key)]
        indexes = [fresh_by_month("duration")]


class Stay(models.Model):
    """The time that dossiers spent in each stage, and whose (rules/stays.py; a ledger)."""

    pk = models.CompositePrimaryKey(*STAYS.key)
    month = models.DateField()
    centre_id = models.IntegerField()
    stage = models.SmallIntegerField()
    account = models.BigIntegerField()
    standing = models.IntegerField()
    clock = models.BigIntegerField()
    minutes = models.BigIntegerField()
    finished = models.IntegerField()
    is_summed = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [summed_once("stay", STAYS.key)]
        indexes = [fresh_by_month("stay")]
