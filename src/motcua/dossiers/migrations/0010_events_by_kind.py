"""An index of the events that are looked for by kind and instant (`oversight.finding`)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0009_desk")]

    operations = [
        migrations.AddIndex(
            model_name="dossierevent",
            index=models.Index(
                fields=["kind", "at"],
                name="event_by_kind",
                condition=models.Q(
                    kind__in=(
                        "submitted",
                        "supplement_requested",
                        "supplement_received",
                        "payment_confirmed",
                        "clock_started",
                        "extended",
                        "corrected",
                        "undone",
                        "result_issued",
                        "returned",
                    )
                ),
            ),
        ),
    ]
