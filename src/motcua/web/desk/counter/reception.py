"""The whole form of a reception: the matter, three parties and the check-list, read together and refused together."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.forms import Field, Form
from django.utils.translation import get_language, gettext

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.actions.accept_dossier import Application
from motcua.dossiers.rules.state import Component, Party
from motcua.kernel.errors import DomainError, NotFound
from motcua.web.desk.counter.matter_form import MatterForm
from motcua.web.desk.counter.paper_form import OtherPaperForm, PaperForm
from motcua.web.desk.counter.party_form import PartyForm, initial_of
from motcua.web.desk.counter.view_models import MatterOffer, PaperLine, Preview, Start
from motcua.web.forms import refuse

OTHER_PAPERS = 2


@dataclass(frozen=True, slots=True)
class Error:
    """A sentence of the summary, and the id of the input that it is about ("" for none)."""

    sentence: str
    place: str


class Reception:
    """The forms of one reception, empty, begun from `start`, or as they were sent (`data`)."""

    def __init__(
        self, matter: MatterOffer, start: Start, on: date, request_id: UUID, data: Mapping[str, Any] | None = None
    ) -> None:
        self.offer, self.start, self.on = matter, start, on
        self.preview: Preview | None = None
        persons = start.persons
        begun = {"request_id": request_id, "revision": matter.revision, "sets": 1, "channel": start.channel}
        begun |= {"case": start.case, "summary": start.summary}
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
        self.others = [OtherPaperForm(data, prefix=f"other-{number}") for number in range(OTHER_PAPERS)]
        self.status = HTTPStatus.OK

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

    @property
    def asks_for_names(self) -> bool:
        """Whether somebody's number is recorded with another name: then the officer may say that this one is right."""
        parties = (self.owner, self.applicant, self.representative)
        return any(party.is_of_another_name or party.names_checked for party in parties)

    @property
    def asks_for_term(self) -> bool:
        """Whether the rules have asked for a promised term."""
        return bool(self.matter.is_bound and self.matter.has_error("promised_term"))

    @property
    def leans_to_supplement(self) -> bool:
        """Whether papers are missing, or slip 02 has been begun."""
        begun = self.matter["further_items"].value() or self.matter["supplement_reason"].value()
        return bool(begun) or self.asks_about(self.matter, "further_items", "supplement_reason") or self.lacks_papers

    @property
    def leans_to_refusal(self) -> bool:
        """Whether slip 03 has been begun."""
        begun = self.matter["refusal_reason"].value() or self.matter["refusal_ground"].value()
        return bool(begun) or self.asks_about(self.matter, "refusal_reason", "refusal_ground")

    @property
    def lacks_papers(self) -> bool:
        return any(form.is_bound and form.has_error("originals") for form in self.papers)

    @staticmethod
    def asks_about(form: Form, *fields: str) -> bool:
        return form.is_bound and any(form.has_error(field) for field in fields)

    def is_valid(self) -> bool:
        """Whether everything that was sent is well formed; every form is looked at, so that all is told at once."""
        is_valid = [form.is_valid() for form in self.asked_forms()]
        if not all(is_valid):
            self.status = HTTPStatus.BAD_REQUEST
        return all(is_valid)

    def asked_forms(self) -> list[Form]:
        """The forms that apply, in the order of the page; a party that is said not to be there is not looked at."""
        matter = self.matter
        is_registered = self.start.registered is not None
        return [
            matter,
            *([] if is_registered else [self.owner]),
            *([self.applicant] if matter["other_applicant"].value() else []),
            *([self.representative] if matter["has_representative"].value() else []),
            *self.papers,
            *self.others,
        ]

    def errors(self) -> list[Error]:
        """Every error in the order of the page."""
        return [error for form in self.asked_forms() if form.is_bound for error in errors_of(form)]

    def application(self, centre: str) -> Application:
        """What is handed in. Only of a valid reception."""
        said = self.matter.cleaned_data
        has_applicant, has_representative = said["other_applicant"], said["has_representative"]
        return Application(
            centre=centre,
            procedure=self.offer.code,
            channel=Channel(self.start.channel if self.start.registered is not None else said["channel"]),
            owner=self.owner_party(),
            case=said["case"],
            competent_centre=said["competent_centre"],
            applicant=self.applicant.party() if has_applicant else None,
            representative=self.representative.party() if has_representative else None,
            components=tuple(self.components()),
            groups=tuple(said["groups"]),
            summary=said["summary"],
            sets=said["sets"],
            promised_term=said["promised_term"],
            promised_ground=said["promised_ground"],
        )

    def owner_party(self) -> Party:
        """The owner typed here; of a dossier that came in before, the owner it has."""
        is_registered = self.start.registered is not None
        return self.start.persons.owner if is_registered and self.start.persons.owner else self.owner.party()

    def components(self) -> Iterator[Component]:
        """The papers handed in."""
        named = [(form, line.name) for line, form in zip(self.offer.papers, self.papers, strict=True)]
        named += [(form, form.cleaned_data["name"]) for form in self.others]
        for form, name in named:
            if name and (component := form.component(name)):
                yield component

    @contextmanager
    def refusals_shown(self, **fields: str) -> Iterator[None]:
        """Run an action inside; what it refuses stands beside the field it speaks of, and what was typed stays."""
        try:
            yield
        except NotFound:
            raise
        except DomainError as error:
            self.show(error, fields)

    def show(self, error: DomainError, fields: Mapping[str, str]) -> None:
        """Put a refusal where it belongs: beside each missing paper, by the owner's name, or by the matter."""
        sentence, status = error.message(get_language() or "vi"), error.http_status
        self.status = HTTPStatus(status)
        missing = error.details.get("missing", ())
        beside = [form for line, form in zip(self.offer.papers, self.papers, strict=True) if line.name in missing]
        for form in beside:
            form.add_error("originals", gettext("Giấy tờ bắt buộc này còn thiếu."))
        if error.field == "owner":
            refuse(self.owner, "full_name", sentence, status)
        else:
            refuse(self.matter, fields.get(error.field or "", error.field), sentence, status)


def initial_count(paper: Component | None) -> dict[str, Any]:
    """A paper brought before, as the check-list shows it."""
    if paper is None:
        return {}
    counts = {"originals": paper.originals, "certified": paper.certified, "copies": paper.copies}
    return {key: value for key, value in counts.items() if value} | {"note": paper.note}


def errors_of(form: Form) -> Iterator[Error]:
    """What is wrong with one form: first what stands beside no field."""
    for sentence in form.non_field_errors():
        yield Error(str(sentence), "")
    for field in form:
        for sentence in field.errors:
            yield Error(str(sentence), field.id_for_label or field.auto_id)
