from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisation", "0003_delegation")]

    operations = [
        migrations.AddField(
            model_name="servicecentre",
            name="tax_code",
            field=models.CharField(blank=True, db_collation="C", default="", max_length=14),
        ),
    ]
