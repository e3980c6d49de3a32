import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0004_step_due_at"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "dossier_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.SmallIntegerField()),
                ("part", models.CharField(max_length=12)),
                ("component", models.TextField(blank=True)),
                ("copy", models.CharField(max_length=12)),
                ("digest", models.CharField(max_length=64)),
                ("name", models.TextField()),
                ("size", models.BigIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                ("removed", models.BooleanField(default=False)),
                (
                    "dossier",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="attachments",
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["digest"], name="attachment_by_content")],
            },
        ),
    ]
