"""What the catalogue says of handing in one procedure at this counter today."""

from datetime import date

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue import queries
from motcua.catalogue.rules.components import groups_to_choose, mandatory_components
from motcua.catalogue.rules.content import Channel, Component, Content, GroupKind, Need
from motcua.dossiers.offers import OfferBook
from motcua.dossiers.rules.competence import Place, offered_nowhere
from motcua.dossiers.rules.regimes import regime_on
from motcua.kernel.errors import DomainError, NotFound
from motcua.web.desk.counter.fee_options import fee_options
from motcua.web.desk.counter.view_models import MatterOffer, NoOffer, PaperLine
from motcua.web.portal.procedure_readings import quantity_of, read_line
from motcua.web.portal.words import NEEDS

AT_A_COUNTER = (Channel.COUNTER, Channel.POST)
HELD_BY_THE_STATE = _("cơ quan đã có, không yêu cầu nộp")


def read_matter(centre: str, code: str, on: date) -> MatterOffer | NoOffer:
    """The procedure as this one-stop may receive it, or why nobody may. Raises `NotFound` for an unknown code."""
    standing = queries.standing_of(code, on)
    if standing is None:
        raise NotFound(
            "no_such_procedure",
            vi="Không có thủ tục mang mã này. Hãy tìm theo tên.",
            en="There is no procedure with this code. Search by its name.",
        )
    name, successor = standing.procedure.name, standing.successor
    if standing.revision is None:
        sentence = gettext("Thủ tục này không còn, hoặc chưa có hiệu lực vào ngày hôm nay.")
        return NoOffer(code, name, sentence, (successor.code, successor.name) if successor else None)
    revision = standing.revision
    try:
        is_own, places = _competent(centre, code, on)
    except DomainError as error:
        return NoOffer(code, revision.name, error.message(get_language()), None)
    content = revision.parsed_content()
    headings = groups_to_choose(content)
    mandatory = mandatory_components(content, headings)
    lines = [line for line in content.lines if line.channel in AT_A_COUNTER]
    return MatterOffer(
        code=code,
        name=revision.name,
        revision=revision.number,
        is_own=is_own,
        is_received_here=is_own or bool(places and _is_received_for_others(code, on)),
        places=places if not is_own or _is_received_for_others(code, on) else (),
        cases=tuple((case.key, case.name) for case in content.cases),
        headings=headings,
        may_have_no_heading=bool(mandatory_components(content)),
        papers=tuple(paper_line(each, is_mandatory=each in mandatory) for each in in_order(content)),
        lines=tuple(read_line(content, line) for line in lines),
        lacks_a_term=not lines or any(line.term is None for line in lines),
        fees=fee_options(content),
    )


def in_order(content: Content) -> list[Component]:
    """The papers with those of every dossier first, then heading by heading; remarks left out."""
    papers = [each for each in content.components if each.need is not Need.NOTE]
    headings = ["", *groups_to_choose(content)]
    return sorted(papers, key=lambda each: headings.index(heading_of(each)))


def heading_of(component: Component) -> str:
    """The heading the receptionist decides on; "" for a paper of every dossier."""
    return component.group if component.group_kind in (GroupKind.CASE, GroupKind.UNCLEAR) else ""


def paper_line(component: Component, *, is_mandatory: bool) -> PaperLine:
    return PaperLine(
        name=component.name,
        heading=heading_of(component),
        need=HELD_BY_THE_STATE if component.data_backed else NEEDS[component.need].label,
        quantity=quantity_of(component),
        originals=component.originals or 0,
        copies=component.copies or 0,
        is_mandatory=is_mandatory,
    )


def _competent(centre: str, code: str, on: date) -> tuple[bool, tuple[Place, ...]]:
    """Whether it is this one-stop's own, and where else it may be. Raises `Refused` for a closed counter."""
    book = OfferBook()
    book.check_open(centre, on)
    offering = book.places_offering(code, on)
    if not offering:
        raise offered_nowhere(code)
    return book.offers(centre, code, on), tuple(place for place in offering if place.code != centre)


def _is_received_for_others(code: str, on: date) -> bool:
    return regime_on(on).non_boundary and OfferBook().is_non_boundary(code, on)
