"""By when the open step is to be done. Events written before this carry no plan, so that rows there are have none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0003_asked_agencies")]

    operations = [
        migrations.AddField(model_name="dossier", name="step_due_at", field=models.DateTimeField(null=True)),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("step_due_at__isnull", False)),
                fields=["centre", "step_due_at"],
                name="dossier_by_step_due",
            ),
        ),
    ]
