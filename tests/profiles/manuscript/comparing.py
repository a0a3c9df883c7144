"""Draft parts reduced to what two drafts have to agree on."""

from typing import Any

Data = dict[str, Any]


def item_facts(item: Data) -> tuple[Any, ...]:
    """What an item of standfirst or body is and says."""
    return (item["type"], item.get("text"))


def panel_facts(panel: Data | None) -> Any:
    """Title and items of a fact panel."""
    if not panel:
        return None
    keys = ("type", "key", "value", "value_list", "text")
    return panel["title"], [[item.get(key) for key in keys] for item in panel["items"]]


def contact_facts(contact: Data | None) -> Any:
    """Every field of a contact block."""
    if not contact:
        return None
    parts = {
        "visiting_address": ("street", "locality"),
        "postal_address": ("street", "postal_code", "locality"),
        "website": ("url",),
        "job_ads": ("text", "url", "url_suggested"),
    }
    facts: Data = {
        key: contact.get(key) for key in ("organisation", "organisation_suggested", "unit")
    }
    for part, keys in parts.items():
        facts[part] = [(contact.get(part) or {}).get(key) for key in keys]
    facts["phones"] = [
        [phone[key] for key in ("label", "display", "e164", "kind")] for phone in contact["phones"]
    ]
    facts["emails"] = [[email["label"], email["address"]] for email in contact["emails"]]
    return facts


def decision_facts(draft: Data) -> set[tuple[str, str, tuple[int, ...]]]:
    """Code, severity and lines of every decision."""
    return {
        (decision["code"], decision["severity"], tuple(decision["lines"]))
        for decision in draft["editor_decisions"]
    }


def decided_lines(draft: Data) -> set[int]:
    """Lines that at least one decision is about."""
    return {line for decision in draft["editor_decisions"] for line in decision["lines"]}


def story(draft: Data) -> list[Data]:
    """Items of standfirst and body in order."""
    return [*(draft["standfirst"] or {"items": []})["items"], *draft["body"]]


IGNORED = frozenset(
    "line lines raw first_line matched_by display_name show_text from kind url_suggested places "
    "line_map editor_decisions source fact_panel contact schema picture left_out refused likely "
    "doubtful topics_suggested advertiser_suggested".split()
)


def bare(value: Any) -> Any:
    """A draft without line numbers, notes and empty values."""
    if isinstance(value, dict):
        kept = {key: bare(inner) for key, inner in value.items() if key not in IGNORED}
        return {key: inner for key, inner in kept.items() if inner not in (None, "", [], {}, False)}
    return [bare(inner) for inner in value] if isinstance(value, list) else value
