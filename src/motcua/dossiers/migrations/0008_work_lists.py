"""Work lists: whose turn it is, the kind of owner, the first reply awaited, and the indexes of lists and search.

Nobody could ask another agency before this, so that no row awaits a reply.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Collate

FILL_OWNER_KIND = """
    UPDATE dossiers_dossier AS dossier
    SET owner_kind = coalesce((
        SELECT event.data -> 'owner' ->> 'kind' FROM dossiers_dossierevent AS event
        WHERE event.dossier_id = dossier.id AND event.data -> 'owner' IS NOT NULL
        ORDER BY event.seq DESC LIMIT 1
    ), 'person')
    WHERE owner_name <> ''
"""
BY_STATUS = models.Q(status__in=(2, 5, 6, 9))
APPLICANT = ~models.Q(applicant_identity="") & ~models.Q(applicant_identity=models.F("owner_identity"))


def tell_duties(apps, schema_editor):
    from motcua.dossiers.worklists.retelling import tell_duties_again

    tell_duties_again()


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0007_received_for_others"),
        ("catalogue", "0002_non_boundary"),
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Duty",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "dossier_id",
                        "step",
                        "place",
                        "whose",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="duties",
                        to="dossiers.dossier",
                    ),
                ),
                ("step", models.TextField()),
                ("place", models.TextField(db_collation="C")),
                ("whose", models.TextField(db_collation="C")),
                ("work", models.CharField(max_length=12)),
                ("due_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveIndex(
            model_name="dossier",
            name="dossier_owner",
        ),
        migrations.AddField(
            model_name="dossier",
            name="owner_kind",
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AddField(
            model_name="dossier",
            name="reply_due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(Collate("owner_folded", "C"), models.F("id"), name="dossier_by_owner"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                models.F("centre"), Collate("owner_folded", "C"), models.F("id"), name="dossier_by_centre_owner"
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                models.F("received_centre"),
                Collate("owner_folded", "C"),
                models.F("id"),
                condition=~models.Q(received_centre=models.F("centre")),
                name="dossier_by_received_owner",
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["procedure", "centre", "id"], name="dossier_by_procedure"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(condition=APPLICANT, fields=["applicant_identity"], name="dossier_applicant_identity"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=BY_STATUS, fields=["centre", "status", "due_at", "id"], name="dossier_by_status"
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=BY_STATUS & ~models.Q(received_centre=models.F("centre")),
                fields=["received_centre", "status", "due_at", "id"],
                name="dossier_received_by_status",
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("accepted_at__isnull", False), ("finished_at__isnull", True)),
                fields=["agency_code", "due_at", "id"],
                name="dossier_open_of_agency",
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("reply_due_at__isnull", False)),
                fields=["centre", "reply_due_at", "id"],
                name="dossier_by_reply_due",
            ),
        ),
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(fields=["place", "whose", "due_at", "dossier"], name="duty_by_owner"),
        ),
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(
                condition=models.Q(("whose", "")), fields=["place", "work", "due_at", "dossier"], name="duty_by_work"
            ),
        ),
        migrations.RunSQL(FILL_OWNER_KIND, migrations.RunSQL.noop),
        migrations.RunPython(tell_duties, migrations.RunPython.noop),
    ]
