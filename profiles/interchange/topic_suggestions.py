"""Topics that a manuscript suggests and an editor confirms."""

from profiles.interchange.schema import Draft
from profiles.models import Topic


def suggested_topics(draft: Draft) -> list[Topic]:
    """Returns the topics whose label or synonym equals a suggestion, case-folded."""
    suggestions = {text.casefold() for text in _suggestions(draft)}
    if not suggestions:
        return []
    return [
        topic
        for topic in Topic.objects.all()
        if suggestions & {name.casefold() for name in (topic.label, *topic.synonym_list)}
    ]


def _suggestions(draft: Draft) -> list[str]:
    found: list[str] = list(draft.topics_suggested)
    for decision in draft.editor_decisions:
        if decision.code == "topics":
            value = decision.suggestion
            texts = value if isinstance(value, list) else [value]
            found.extend(text.strip() for text in texts if isinstance(text, str))
    return found
