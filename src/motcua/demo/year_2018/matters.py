"""What people come for at one centre: procedures it offers whose term is known, some far more often than others."""

from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from random import Random

from motcua.catalogue.models import CentreProcedure
from motcua.catalogue.rules.content import Channel
from motcua.catalogue.rules.terms import terms_of
from motcua.dossiers.offers import OfferBook
from motcua.worktime.rules.terms import Term, TermUnit

CHANNEL_SHARES = {Channel.COUNTER: 0.80, Channel.ONLINE: 0.15, Channel.POST: 0.05}
LONGEST = {
    TermUnit.AT_ONCE: 0,
    TermUnit.WORKING_HOURS: 40,
    TermUnit.WORKING_DAYS: 25,
    TermUnit.CALENDAR_DAYS: 35,
    TermUnit.MONTHS: 1,
}


@dataclass(frozen=True, slots=True)
class Matter:
    """One procedure in one case by one channel, with the term the catalogue gives it."""

    procedure: str
    case: str
    channel: Channel
    term: Term
    by_organisations: bool


class Demand:
    """Draws matters: the n-th most wanted procedure comes 1/n as often as the first (which one that is, is chance)."""

    def __init__(self, matters: list[Matter], random: Random) -> None:
        procedures = sorted({matter.procedure for matter in matters})
        random.shuffle(procedures)
        rank = {procedure: place for place, procedure in enumerate(procedures, start=1)}
        self.matters = matters
        self._random = random
        self._weights = list(
            accumulate(CHANNEL_SHARES[matter.channel] / (rank[matter.procedure] + 2) for matter in matters)
        )
        self.longer = [matter for matter in matters if matter.term.unit is not TermUnit.AT_ONCE]

    def draw(self) -> Matter:
        return self._random.choices(self.matters, cum_weights=self._weights)[0]

    def draw_longer(self) -> Matter:
        """A matter that is not done at once: something that can still be open in the evening."""
        while (matter := self.draw()).term.unit in (TermUnit.AT_ONCE, TermUnit.WORKING_HOURS):
            pass
        return matter


def matters_of(centre: str, book: OfferBook, on: date) -> list[Matter]:
    """The matters at `centre` on a day, in a fixed order; terms of more than about a month are left to real life."""
    found: list[Matter] = []
    offered = (
        CentreProcedure.objects.filter(centre__code=centre).select_related("procedure").order_by("procedure__code")
    )
    for each in offered:
        revision = book.revision_on(each.procedure.code, on)
        if revision is None or on not in each.validity:
            continue
        content = revision.parsed_content()
        by_organisations = bool(content.audience) and not any("Công dân" in kind for kind in content.audience)
        for channel in content.channels():
            for case in ("", *(item.key for item in content.cases)):
                term = terms_of(content, case or None, channel)
                if isinstance(term, Term) and term.amount <= LONGEST[term.unit]:
                    found.append(Matter(each.procedure.code, case, channel, term, by_organisations))
                    if case == "":
                        break
    return found
