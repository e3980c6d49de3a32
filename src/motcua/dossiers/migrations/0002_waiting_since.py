"""The row knows since when its dossier waits for the applicant; filled from the events."""

from django.db import migrations, models

FILL = """
    UPDATE dossiers_dossier AS dossier
    SET waiting_since = (
        SELECT max(event.at) FROM dossiers_dossierevent AS event
        WHERE event.dossier_id = dossier.id AND event.kind IN ('supplement_requested', 'payment_requested')
    )
    WHERE dossier.status IN (5, 6)
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]

    operations = [
        migrations.AddField("dossier", "waiting_since", models.DateTimeField(null=True)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
