"""Notes when the scheduled jobs last succeeded."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0013_told_token'),
    ]

    operations = [
        migrations.CreateModel(
            name='JobRun',
            fields=[
                ('name', models.CharField(max_length=50, primary_key=True, serialize=False)),
                ('finished_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'schemalagt jobb',
                'verbose_name_plural': 'schemalagda jobb',
            },
        ),
    ]
