"""Orders and counts profiles by indexes, however many there are."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0012_heading_of_newest'),
        ("profiles", "0014_more_measures"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='profilepage',
            index=models.Index(fields=['published_on', 'page_ptr'], name='profile_newest_first'),
        ),
        migrations.AddIndex(
            model_name='profilepage',
            index=models.Index(fields=['municipality', 'published_on', 'label'], name='profile_counted'),
        ),
    ]
