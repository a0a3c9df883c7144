"""Notes which pictures could not be rendered when a page asked for them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("home", "0012_heading_of_newest")]

    operations = [
        migrations.AddField(
            model_name="siteimage",
            name="is_broken",
            field=models.BooleanField(
                db_default=False,
                default=False,
                editable=False,
                help_text="Sätts när en storlek inte gick att göra, tas bort när det går igen.",
                verbose_name="filen går inte att visa",
            ),
        ),
    ]
