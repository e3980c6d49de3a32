from django.db import migrations

SEAL = """
    INSERT INTO filing_resultseal (token, dossier_id, number)
    SELECT replace(gen_random_uuid()::text, '-', ''), dossier_id, number FROM dossiers_attachment
    WHERE part IN ('decision', 'result', 'remedy')
    ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    """Results given out before there were seals get theirs."""

    dependencies = [("filing", "0001_initial"), ("dossiers", "0009_desk")]

    operations = [migrations.RunSQL(SEAL, migrations.RunSQL.noop)]
