"""Comments beside the parts of a proof."""

from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("profiles/approval/comments.html", takes_context=True)
def comments_on(context: Any, key: str) -> dict[str, Any]:
    """Shows what has been said of a block or field, and the form for saying more."""
    targets = context["targets"].get(key, [])
    paths = {target.path for target in targets}
    form = context.get("comment_form")
    is_refused = bool(form and form.data.get("target") in paths)
    return {
        "key": key,
        "targets": targets,
        "comments": [
            comment
            for path, comments in context["comments"].items()
            if path in paths
            for comment in comments
        ],
        "is_answered": context["is_answered"],
        "form": form if is_refused else None,
    }
