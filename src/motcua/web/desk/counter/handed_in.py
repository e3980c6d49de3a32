"""What is handed in with a reception, as far as its forms can be read."""

from collections.abc import Iterator

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.actions.accept_dossier import Application
from motcua.dossiers.rules.state import Component, Party
from motcua.web.desk.counter.party_form import PartyForm
from motcua.web.desk.counter.reception import Reception


def application_of(reception: Reception, centre: str) -> Application:
    """What is handed in at `centre`, of a reception that was looked at (`is_valid`).

    What is ill-formed has its own error beside it: here it stands for something that the rules have nothing against,
    so that they can speak of all the rest.
    """
    said, start = reception.matter.cleaned_data, reception.start
    channel = start.channel if reception.is_registered else said.get("channel", Channel.COUNTER)
    return Application(
        centre=centre,
        procedure=reception.offer.code,
        channel=Channel(channel),
        owner=owner_of(reception),
        case=said.get("case", ""),
        competent_centre=said.get("competent_centre", ""),
        applicant=party_of(reception.applicant) if said.get("other_applicant") else None,
        representative=party_of(reception.representative) if said.get("has_representative") else None,
        components=tuple(components_of(reception)),
        groups=tuple(said.get("groups", ())),
        summary=said.get("summary", ""),
        sets=said.get("sets", 1),
        promised_term=said.get("promised_term"),
        promised_ground=said.get("promised_ground", ""),
    )


def owner_of(reception: Reception) -> Party:
    """The owner typed here; of a dossier that came in before, the owner it has."""
    if reception.is_registered and reception.start.persons.owner:
        return reception.start.persons.owner
    return party_of(reception.owner)


def party_of(form: PartyForm) -> Party:
    return form.party() if form.is_valid() else Party("…")


def components_of(reception: Reception) -> Iterator[Component]:
    """The papers handed in; of a line with a wrong number it is not said that the paper is missing."""
    named = [(form, line.name) for line, form in zip(reception.offer.papers, reception.papers, strict=True)]
    named += [(form, form.cleaned_data.get("name", "")) for form in reception.others]
    for form, name in named:
        if name and not form.is_valid():
            yield Component(name, originals=1)
        elif name and (component := form.component(name)):
            yield component


def payer_of(reception: Reception) -> str:
    """Who pays where nobody else is named: whoever hands in."""
    applicant = reception.applicant
    if reception.matter.cleaned_data.get("other_applicant") and applicant.is_valid():
        return applicant.party().name
    owner = owner_of(reception)
    return (reception.start.persons.applicant or owner).name if reception.is_registered else owner.name
