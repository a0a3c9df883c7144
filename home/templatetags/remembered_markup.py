"""Parts of pages that look the same on many pages, rendered once until something changes."""

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from home.shared_cache import Memory

register = template.Library()

_parts = Memory(largest=3000)


class RememberedNode(template.Node):
    """Markup that depends on its name and the given values alone."""

    def __init__(self, name: str, values: list[FilterExpression], nodelist: NodeList) -> None:
        self.name = name
        self.values = values
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Returns the markup; editors and previews get it rendered anew."""
        key = (self.name, *(value.resolve(context) for value in self.values))
        return _parts.recall(key, lambda: self.nodelist.render(context))


@register.tag
def remembered(parser: Parser, token: Token) -> RememberedNode:
    """``{% remembered footer site %}…{% endremembered %}``: a name, and all that it varies with."""
    _tag, name, *values = token.split_contents()
    nodelist = parser.parse(("endremembered",))
    parser.delete_first_token()
    return RememberedNode(name, [parser.compile_filter(value) for value in values], nodelist)
