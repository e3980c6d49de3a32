"""The agencies that have a part in a dossier besides its own. No page or command has put such a question yet, so that
every row there is has none."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_waiting_since")]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="asked_agencies",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), default=list, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("asked_agencies", []), _negated=True),
                fields=["asked_agencies"],
                name="dossier_asked",
            ),
        ),
    ]
