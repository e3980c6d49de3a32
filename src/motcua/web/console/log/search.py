"""Looking for lines of a log: by who, what and when."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from motcua.kernel.clock import VIETNAM
from motcua.kernel.text import fold
from motcua.organisation.queries import without_marks
from motcua.web.console.fields import Day, search_words
from motcua.web.console.log.words import title_of


class LogSearch(forms.Form):
    q = search_words(_("Đối tượng, căn cứ"))
    who = forms.CharField(label=_("Người làm"), required=False, max_length=100)
    what = forms.ChoiceField(label=_("Việc"), required=False)
    since = Day(label=_("Từ ngày"), required=False)
    until = Day(label=_("Đến ngày"), required=False)

    def __init__(self, *given: Any, actions: Iterable[str], **more: Any) -> None:
        super().__init__(*given, **more)
        what = self.fields["what"]
        assert isinstance(what, forms.ChoiceField)  # noqa: S101 - for mypy
        what.choices = [("", _("Tất cả")), *((action, title_of(action)) for action in actions)]


def found_in(
    lines: QuerySet[Any], asked: Mapping[str, Any], *, who: str, what: str, words: Iterable[str], at: str = "at"
) -> QuerySet[Any]:
    """The lines that were asked for. `who`, `what`, `words` and `at` name the columns that tell it.

    Words are looked for anywhere in a column, with or without accents; days are Vietnam's, both included.
    """
    if asked.get("what"):
        lines = lines.filter(**{what: asked["what"]})
    if asked.get("who", "").strip():
        lines = lines.annotate(plain_who=without_marks(who)).filter(plain_who__contains=fold(asked["who"]))
    if asked.get("q", "").strip():
        named = Q()
        for number, column in enumerate(words):
            lines = lines.annotate(**{f"plain_{number}": without_marks(column)})
            named |= Q(**{f"plain_{number}__contains": fold(asked["q"])})
        lines = lines.filter(named)
    if asked.get("since"):
        lines = lines.filter(**{f"{at}__gte": datetime.combine(asked["since"], time(), VIETNAM)})
    if asked.get("until"):
        lines = lines.filter(**{f"{at}__lt": datetime.combine(asked["until"] + timedelta(days=1), time(), VIETNAM)})
    return lines
