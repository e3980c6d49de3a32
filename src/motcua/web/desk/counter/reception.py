"""The whole form of a reception: the matter, three parties, the check-list, scans and fees, read together."""

from collections.abc import Iterator, Mapping
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.forms import Field, Form

from motcua.dossiers.rules.state import Component, Party
from motcua.web.desk.counter.fee_form import FeesForm
from motcua.web.desk.counter.matter_form import MatterForm
from motcua.web.desk.counter.paper_form import OtherPaperForm, PaperForm
from motcua.web.desk.counter.party_form import PartyForm, initial_of
from motcua.web.desk.counter.scans import NO_SCANS, Scans
from motcua.web.desk.counter.view_models import MatterOffer, PaperLine, Preview, Start

OTHER_PAPERS = 2


class Reception:
    """The forms of one reception, empty, begun from `start`, or as they were sent (`data`, with the files `scans`)."""

    def __init__(
        self,
        matter: MatterOffer,
        start: Start,
        on: date,
        request_id: UUID,
        data: Mapping[str, Any] | None = None,
        scans: Scans = NO_SCANS,
    ) -> None:
        self.offer, self.start, self.on, self.scans = matter, start, on, scans
        self.preview: Preview | None = None
        persons = start.persons
        begun = {"request_id": request_id, "revision": matter.revision, "sets": 1, "channel": start.channel}
        begun |= {"case": start.case, "summary": start.summary, "competent_centre": start.competent}
        begun |= {"other_applicant": persons.applicant is not None}
        begun |= {"has_representative": persons.representative is not None}
        self.matter = MatterForm(data, matter=matter, initial=begun)
        is_checked = bool(data and data.get("names_checked"))

        def party(prefix: str, who: Party | None) -> PartyForm:
            return PartyForm(data, prefix=prefix, initial=initial_of(who), on=on, names_checked=is_checked)

        self.owner = party("owner", persons.owner)
        if data is None and persons.owner is None:
            self.first_field.widget.attrs["autofocus"] = True
        self.applicant = party("applicant", persons.applicant)
        self.representative = party("representative", persons.representative)
        brought = {paper.name: paper for paper in start.components}
        self.papers = [
            PaperForm(data, prefix=f"paper-{number}", initial=initial_count(brought.get(line.name)))
            for number, line in enumerate(matter.papers)
        ]
        further = [paper for paper in start.components if paper.name not in {line.name for line in matter.papers}]
        self.others = [
            OtherPaperForm(data, prefix=f"other-{number}", initial=initial_other(further[number : number + 1]))
            for number in range(len(further) + OTHER_PAPERS)
        ]
        self.fees = FeesForm(tuple(fee for fee in matter.fees if fee.line.key not in start.charged), data)
        self.status = HTTPStatus.OK

    @property
    def is_registered(self) -> bool:
        """Whether a dossier is gone on with that came in before: its owner and channel stay what they were."""
        return self.start.registered is not None

    @property
    def case(self) -> str:
        """The case chosen so far."""
        return str(self.matter["case"].value() or "")

    @property
    def channel(self) -> str:
        """The channel chosen so far."""
        return str(self.start.channel if self.is_registered else self.matter["channel"].value())

    @property
    def groups(self) -> Iterator[tuple[str, list[tuple[PaperLine, PaperForm]]]]:
        """The check-list under its headings, "" for the papers of every dossier."""
        rows = list(zip(self.offer.papers, self.papers, strict=True))
        for heading in ("", *self.offer.headings):
            yield heading, [(line, form) for line, form in rows if line.heading == heading]

    @property
    def first_field(self) -> Field:
        """Where typing begins: at what must be chosen, else at the owner's number."""
        if self.offer.cases:
            return self.matter.fields["case"]
        return self.owner.fields["identity_number"] if self.offer.is_own else self.matter.fields["competent_centre"]

    @property
    def chosen_groups(self) -> list[str]:
        """The headings that apply, as far as has been said."""
        return self.matter["groups"].value() or []

    def parties(self) -> list[PartyForm]:
        """The forms of the parties that apply; one that is said not to be there is not looked at."""
        return [
            *([] if self.is_registered else [self.owner]),
            *([self.applicant] if self.matter["other_applicant"].value() else []),
            *([self.representative] if self.matter["has_representative"].value() else []),
        ]

    def asked_forms(self) -> list[Form]:
        """The forms that apply, in the order of the page."""
        fees = self.fees.asked_forms(self.case, self.channel)
        return [self.matter, *self.parties(), *self.papers, *self.others, *fees]

    def is_valid(self) -> bool:
        """Whether everything that was sent is well formed; every form is looked at, so that all is told at once."""
        is_valid = [form.is_valid() for form in self.asked_forms()]
        if not all(is_valid):
            self.status = HTTPStatus.BAD_REQUEST
        return all(is_valid)


def initial_other(brought: list[Component]) -> dict[str, Any]:
    """A paper brought before that the list does not have, such as an authority; none for an empty line."""
    return {"name": paper.name} | initial_count(paper) if (paper := next(iter(brought), None)) else {}


def initial_count(paper: Component | None) -> dict[str, Any]:
    """A paper brought before, as the check-list shows it."""
    if paper is None:
        return {}
    counts = {"originals": paper.originals, "certified": paper.certified, "copies": paper.copies}
    return {key: value for key, value in counts.items() if value} | {"note": paper.note}
