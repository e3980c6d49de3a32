import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0002_non_boundary'),
        ('dossiers', '0009_desk'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Conversation',
            fields=[
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='dossiers.dossier')),
                ('last_from_citizen', models.BigIntegerField(default=0)),
                ('last_from_office', models.BigIntegerField(default=0)),
                ('read_by_citizen', models.BigIntegerField(default=0)),
                ('read_by_office', models.BigIntegerField(default=0)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('last_from_citizen__gt', models.F('read_by_office'))), fields=['last_from_citizen'], name='conversation_unread_by_office')],
            },
        ),
        migrations.CreateModel(
            name='OwnPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=300)),
                ('number', models.CharField(blank=True, max_length=100)),
                ('issuer', models.CharField(blank=True, max_length=300)),
                ('issued_on', models.DateField(null=True)),
                ('expires_on', models.DateField(null=True)),
                ('digest', models.CharField(max_length=64)),
                ('name', models.TextField()),
                ('size', models.BigIntegerField()),
                ('media_type', models.CharField(max_length=100)),
                ('number_of_event', models.SmallIntegerField(null=True)),
                ('added_at', models.DateTimeField()),
                ('removed_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='own_papers', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
            ],
        ),
        migrations.CreateModel(
            name='OwnPaperReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('what', models.CharField(max_length=12)),
                ('detail', models.CharField(blank=True, max_length=200)),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='filing.ownpaper')),
            ],
        ),
        migrations.CreateModel(
            name='ResultSeal',
            fields=[
                ('token', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('number', models.SmallIntegerField()),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
            ],
        ),
        migrations.CreateModel(
            name='StoreConsent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('revision', models.SmallIntegerField()),
                ('content', models.JSONField()),
                ('version', models.PositiveIntegerField(default=0)),
                ('begun_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('procedure', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.procedure')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('dossier', None)), fields=['account', 'changed_at'], name='draft_of_account'), models.Index(fields=['changed_at'], name='draft_by_age')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('dossier', None), _negated=True), fields=('dossier',), name='draft_one_per_dossier')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_from_citizen', models.BooleanField()),
                ('post', models.CharField(blank=True, max_length=60)),
                ('unit', models.CharField(blank=True, max_length=300)),
                ('text', models.TextField()),
                ('files', models.JSONField(default=list)),
                ('at', models.DateTimeField()),
                ('request_id', models.UUIDField(unique=True)),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', 'id'], name='message_of_dossier')],
            },
        ),
        migrations.AddIndex(
            model_name='ownpaper',
            index=models.Index(fields=['account', 'id'], name='own_paper_of_account'),
        ),
        migrations.AddConstraint(
            model_name='ownpaper',
            constraint=models.UniqueConstraint(condition=models.Q(('dossier', None), _negated=True), fields=('dossier', 'number_of_event'), name='own_paper_once_per_result'),
        ),
        migrations.AddIndex(
            model_name='ownpaperreading',
            index=models.Index(fields=['paper', 'id'], name='own_paper_reading'),
        ),
        migrations.AddConstraint(
            model_name='resultseal',
            constraint=models.UniqueConstraint(fields=('dossier', 'number'), name='seal_once_per_file'),
        ),
        migrations.AddIndex(
            model_name='storeconsent',
            index=models.Index(fields=['account', 'given_at'], name='consent_of_account'),
        ),
        migrations.AddConstraint(
            model_name='storeconsent',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('account',), name='consent_one_open'),
        ),
    ]
