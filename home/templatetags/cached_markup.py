"""Parts of pages that look the same on many pages, rendered once until something changes."""

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from home.shared_cache import BoundedCache

register = template.Library()

_parts = BoundedCache(largest=3000)


class CachedMarkupNode(template.Node):
    """Markup that depends on its name and the given values alone."""

    def __init__(self, name: str, values: list[FilterExpression], nodelist: NodeList) -> None:
        self.name = name
        self.values = values
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Returns the markup; editors and previews get it rendered anew."""
        key = (self.name, *(value.resolve(context) for value in self.values))
        return _parts.get_or_make(key, lambda: self.nodelist.render(context))


@register.tag
def cached_until_publish(parser: Parser, token: Token) -> CachedMarkupNode:
    """Reads ``{% cached_until_publish footer site %}…``: a name, and all that it varies with."""
    _tag, name, *values = token.split_contents()
    nodelist = parser.parse(("endcached_until_publish",))
    parser.delete_first_token()
    return CachedMarkupNode(name, [parser.compile_filter(value) for value in values], nodelist)
