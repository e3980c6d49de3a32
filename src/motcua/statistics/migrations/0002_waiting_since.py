"""Past standings know since when the dossier waited, and what was overdue when it was asked is booked as overdue.

Every wait begins and ends with a past standing or the row, so each of these speaks for a span of evenings on which the
dossier waited. Where it was asked for after the due day, it was left out of "overdue" on those evenings: +1 from the
first of them, -1 on the day after the last.
"""

from django.db import migrations, models

REMEMBER = """
    UPDATE statistics_paststanding AS past
    SET waiting_since = (
        SELECT max((event.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) FROM dossiers_dossierevent AS event
        WHERE event.dossier_id = past.dossier_id AND event.kind IN ('supplement_requested', 'payment_requested')
        AND (event.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= past.last_day
    )
    WHERE past.phase IN (1, 2)
"""
BOOK = """
    WITH standing AS (
        SELECT dossier_id, last_day, centre_id, sector_id, channel, due, waiting_since, requests
        FROM statistics_paststanding WHERE phase IN (1, 2)
        UNION ALL
        SELECT id, NULL, centre_id, sector_id, CASE channel WHEN 'counter' THEN 1 WHEN 'online' THEN 2 ELSE 3 END,
            (due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, (waiting_since AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
            supplements
        FROM dossiers_dossier WHERE status IN (5, 6) AND accepted_at IS NOT NULL
    ), span AS (
        SELECT standing.*, (
            SELECT max(earlier.last_day) + 1 FROM statistics_paststanding AS earlier
            WHERE earlier.dossier_id = standing.dossier_id
            AND (standing.last_day IS NULL OR earlier.last_day < standing.last_day)
        ) AS first_day
        FROM standing WHERE waiting_since > due
    ), change AS (
        SELECT first_day AS day, centre_id, sector_id, channel, requests, 1 AS n FROM span
        UNION ALL
        SELECT last_day + 1, centre_id, sector_id, channel, requests, -1 FROM span WHERE last_day IS NOT NULL
    )
    INSERT INTO statistics_booking (day, centre_id, sector_id, channel, overdue, asked_again_overdue)
    SELECT day, centre_id, sector_id, channel, sum(n), sum(CASE WHEN requests > 1 THEN n ELSE 0 END)
    FROM change GROUP BY day, centre_id, sector_id, channel
"""


class Migration(migrations.Migration):
    dependencies = [("statistics", "0001_initial"), ("dossiers", "0002_waiting_since")]

    operations = [
        migrations.AddField("paststanding", "waiting_since", models.DateField(null=True)),
        migrations.RunSQL(REMEMBER, migrations.RunSQL.noop),
        migrations.RunSQL(BOOK, migrations.RunSQL.noop),
    ]
