"""Codes by which visits are rated, and what was said of visits; nothing joins the two."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisation", "0005_reform_roles"), ("surveys", "0002_campaigns")]

    operations = [
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("digest", models.CharField(db_collation="C", max_length=64, primary_key=True, serialize=False)),
                ("day", models.DateField(db_index=True)),
                ("is_rated", models.BooleanField(default=False)),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.servicecentre",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VisitAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("quarter", models.DateField()),
                ("level", models.SmallIntegerField()),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), default=list
                    ),
                ),
                ("comment", models.TextField(blank=True)),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.servicecentre",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["quarter", "centre"], name="visit_answer_by_quarter")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__range", (1, 5))), name="visit_answer_has_one_of_five_levels"
                    )
                ],
            },
        ),
    ]
