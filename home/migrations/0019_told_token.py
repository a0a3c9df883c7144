"""Remembers which publication the cache in front of the site has heard of."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0018_canonical_redirects'),
    ]

    operations = [
        migrations.AddField(
            model_name='contentversion',
            name='told_token',
            field=models.CharField(blank=True, default='', max_length=32),
        ),
    ]
