"""Tells the ledgers again: a correction out of an "at once" term left its dossier standing in two stages."""

from typing import Any

from django.db import migrations


def tell_ledgers(apps: Any, editor: Any) -> None:
    from motcua.statistics.retelling import tell_ledgers_again

    if apps.get_model("statistics", "Stay").objects.exists():
        tell_ledgers_again()


class Migration(migrations.Migration):
    dependencies = [("statistics", "0003_durations_and_stays")]
    operations = [migrations.RunPython(tell_ledgers, migrations.RunPython.noop)]
