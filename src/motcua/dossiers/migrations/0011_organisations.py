"""The tax code of the organisation whose dossier it is (`rules/in_whose_name.py`), "" for everything there was before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0010_events_by_kind")]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="organisation",
            field=models.CharField(blank=True, db_collation="C", db_default="", default="", max_length=14),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("organisation", ""), _negated=True),
                fields=["organisation", "id"],
                name="dossier_of_organisation",
            ),
        ),
    ]
