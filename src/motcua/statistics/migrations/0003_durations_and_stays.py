"""How long dossiers took and where they stayed: two ledgers, told from the events that are there."""

from django.db import migrations, models


def tell_ledgers(apps, schema_editor):
    from motcua.statistics.retelling import tell_ledgers_again

    tell_ledgers_again()


class Migration(migrations.Migration):
    dependencies = [
        ("statistics", "0002_waiting_since"),
        ("dossiers", "0008_work_lists"),
        ("organisation", "0001_initial"),
        ("catalogue", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Duration",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "month", "centre_id", "days", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("month", models.DateField()),
                ("centre_id", models.IntegerField()),
                ("days", models.IntegerField()),
                ("ended", models.IntegerField()),
                ("waited", models.BigIntegerField()),
                ("is_summed", models.BooleanField(db_default=False, default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "month",
                        "centre_id",
                        "stage",
                        "account",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("month", models.DateField()),
                ("centre_id", models.IntegerField()),
                ("stage", models.SmallIntegerField()),
                ("account", models.BigIntegerField()),
                ("standing", models.IntegerField()),
                ("clock", models.BigIntegerField()),
                ("minutes", models.BigIntegerField()),
                ("finished", models.IntegerField()),
                ("is_summed", models.BooleanField(db_default=False, default=False)),
            ],
        ),
        # Fresh rows repeat the key, as those of statistics_booking do.
        migrations.RunSQL(
            "ALTER TABLE statistics_duration DROP CONSTRAINT statistics_duration_pkey",
            "ALTER TABLE statistics_duration ADD PRIMARY KEY (month, centre_id, days)",
        ),
        migrations.RunSQL(
            "ALTER TABLE statistics_stay DROP CONSTRAINT statistics_stay_pkey",
            "ALTER TABLE statistics_stay ADD PRIMARY KEY (month, centre_id, stage, account)",
        ),
        migrations.AddConstraint(
            model_name="duration",
            constraint=models.UniqueConstraint(
                condition=models.Q(is_summed=True), fields=("month", "centre_id", "days"), name="duration_summed_once"
            ),
        ),
        migrations.AddIndex(
            model_name="duration",
            index=models.Index(condition=models.Q(is_summed=False), fields=["month"], name="duration_fresh"),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.UniqueConstraint(
                condition=models.Q(is_summed=True),
                fields=("month", "centre_id", "stage", "account"),
                name="stay_summed_once",
            ),
        ),
        migrations.AddIndex(
            model_name="stay",
            index=models.Index(condition=models.Q(is_summed=False), fields=["month"], name="stay_fresh"),
        ),
        migrations.RunPython(tell_ledgers, migrations.RunPython.noop),
    ]
