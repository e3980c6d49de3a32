"""Indexes of the readers' log, the online list and the search by procedure; and the agencies that an
electronic dossier of a linked process is sent to at once (NĐ 61/2018 Art 19.6), told again for those under way.
"""

from django.db import migrations, models


def tell_asked_agencies(apps, schema_editor):
    from motcua.dossiers.worklists.retelling import tell_asked_agencies_again

    tell_asked_agencies_again()


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0008_work_lists")]

    operations = [
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["procedure", "id"], name="dossier_of_procedure"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(status=1), fields=["centre", "submitted_at", "id"], name="dossier_online"
            ),
        ),
        migrations.AddIndex(
            model_name="dossierreading",
            index=models.Index(fields=["account", "id"], name="reading_by_account"),
        ),
        migrations.RunPython(tell_asked_agencies, migrations.RunPython.noop),
    ]
