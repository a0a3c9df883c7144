"""The site's colours where a style sheet does not reach."""

from django import template

from home.colours import colours

register = template.Library()


@register.simple_tag
def colour(token: str, theme: str) -> str:
    """Returns a token's colour in the theme ``light`` or ``dark``."""
    return str(getattr(colours()[token], theme))
