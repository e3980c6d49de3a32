import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('payments', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='cashcount',
            name='opening',
            field=models.BigIntegerField(default=0),
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.TextField()),
                ('count', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='confirmation', to='payments.cashcount')),
            ],
        ),
        migrations.CreateModel(
            name='ReceiptPrint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.TextField()),
                ('request_id', models.UUIDField(null=True, unique=True)),
                ('receipt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='prints', to='payments.receipt')),
            ],
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.TextField()),
                ('request_id', models.UUIDField(null=True, unique=True)),
                ('till', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='payments.till')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='opening_is_no_debt')],
            },
        ),
    ]
