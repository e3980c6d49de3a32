"""Procedures by a few letters, those of this counter first."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from motcua.catalogue.search import Filters, FoundProcedure, search_procedures
from motcua.web.desk.counter.view_models import Suggestion
from motcua.web.portal.words import NOT_IN_FORCE
from motcua.web.statuses import Tag, Tone

MOST = 8
ELSEWHERE = Tag(_("nơi khác"), Tone.WARN)


def read_suggestions(text: str, centre: str, on: date) -> tuple[Suggestion, ...]:
    """At most eight for what was typed: first what this one-stop offers, then what is others'."""
    if not text.strip():
        return ()
    own = search_procedures(text, on=on, filters=Filters(centre=centre), limit=MOST)
    found = [_suggestion(each, ()) for each in own]
    if len(found) < MOST:
        codes = {each.code for each in own}
        others = search_procedures(text, on=on, limit=2 * MOST)
        found += [_suggestion(each, (ELSEWHERE,)) for each in others if each.code not in codes]
    return tuple(found[:MOST])


def _suggestion(found: FoundProcedure, tags: tuple[Tag, ...]) -> Suggestion:
    return Suggestion(found.code, found.name, found.sector, tags if found.is_in_force else (NOT_IN_FORCE, *tags))
