"""Text pasted into a profile's form, read as a manuscript is: headings, quotes, points, tables."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST
from wagtail.admin.auth import user_passes_test
from wagtail.blocks import StreamBlock, StreamValue

from profiles.admin.new_profile import writable_series
from profiles.interchange.manuscripts import draft_of, without_unreadable_pictures
from profiles.interchange.schema import BodyItem, StandfirstItem
from profiles.interchange.stream_data import RawBlock, body_data, standfirst_data
from profiles.manuscript import ManuscriptError, read_pasted
from profiles.manuscript.line_roles import BODY_PLACES
from profiles.manuscript.lines import Line
from profiles.models import ProfilePage

LONGEST_HEADING = 80
IN_STANDFIRST = {"list_item": "standfirst_list", "quote": "standfirst_quote"}
IN_BODY = {
    "standfirst_list": "list_item",
    "standfirst_quote": "quote",
    "fact_title": "heading",
    "fact_table": "table",
}


@require_POST
@user_passes_test(writable_series)
def show_pasted_blocks(request: HttpRequest) -> HttpResponse:
    """Answers with the form's state of the blocks that pasted text becomes; stores nothing.

    Takes the clipboard's HTML, or its plain text, for the stream that is named.
    """
    field = "standfirst" if request.POST.get("stream") == "standfirst" else "body"
    pasted = request.POST.get("html", "").strip() or request.POST.get("text", "")
    try:
        raw = pasted_blocks(pasted, field)
    except ManuscriptError as error:
        return JsonResponse({"error": error.message}, status=422)
    block: StreamBlock = ProfilePage._meta.get_field(field).stream_block
    value = block.clean(StreamValue(block, raw, is_lazy=True))
    return JsonResponse({"blocks": block.get_form_state(value)})


def pasted_blocks(pasted: str, field: str) -> list[RawBlock]:
    """Returns what the text becomes in the stream; raises ManuscriptError.

    A part of an article has neither title nor contact: what the parser takes for such is text.
    """
    manuscript = without_unreadable_pictures(read_pasted(pasted))
    places = draft_of(manuscript)[0]["places"]
    changes = {
        str(line.number): {"as": _place(places[str(line.number)], line, field)}
        for line in manuscript.lines
        if str(line.number) in places
    }
    draft, _ = draft_of(manuscript, {"lines": changes})
    if field == "standfirst":
        items = (draft.get("standfirst") or {}).get("items") or []
        return standfirst_data(map(StandfirstItem.model_validate, items))
    return body_data(map(BodyItem.model_validate, draft["body"]), lambda part: None)


def _place(place: str, line: Line, field: str) -> str:
    """Returns where a line stands that the parser would give the place in a whole article."""
    if place not in BODY_PLACES and line.style == "list_item":
        place = "list_item"
    place = IN_BODY.get(place, place)
    if place == "title" and len(line.text) <= LONGEST_HEADING and line.text[-1:] not in ".:?":
        place = "heading"
    if field == "standfirst":
        return IN_STANDFIRST.get(place, "standfirst_paragraph")
    return place if place in BODY_PLACES else "paragraph"
