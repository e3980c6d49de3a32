"""From what was typed to what is handed in: parties in their written form, papers with how they come."""

from collections.abc import Collection, Iterable
from datetime import date

from motcua.catalogue.rules.content import Component as AskedPaper
from motcua.dossiers.rules.documents import CopyKind, Document
from motcua.dossiers.rules.lifecycle.attach import Paper
from motcua.dossiers.rules.state import Component, Party
from motcua.filing.rules.preparation import AUTHORITY, Capacity, PaperWay, PartyTyped, Preparation
from motcua.people.rules.citizen import Citizen, CitizenKind
from motcua.people.rules.contact import check_email, check_phone
from motcua.people.rules.identity import IdentityKind, check_identity

LATER = "Nộp bản giấy sau"
IN_FILES = "Tệp nộp trực tuyến"


def party_of(typed: PartyTyped, on: date) -> Party:
    """The party as it goes into the dossier. Only of what `checks` found right."""
    kind = IdentityKind(typed.identity_kind) if typed.identity_kind in set(IdentityKind) else None
    is_organisation = typed.identity_kind in (IdentityKind.TAX_CODE, "organisation")
    return Party(
        name=" ".join(typed.full_name.split()),
        kind="organisation" if is_organisation else "person",
        identity_kind=kind.value if kind else "",
        identity_number=check_identity(kind, typed.identity_number, on=on) if kind else "",
        address=" ".join(typed.address.split()),
        phone=check_phone(typed.phone, on=on),
        email=check_email(typed.email),
    )


def parties_of(prepared: Preparation, on: date) -> tuple[Party, Party | None, Party | None]:
    """Owner, applicant and representative: who files for oneself is the owner, else all is told as it is."""
    applicant = party_of(prepared.applicant, on)
    if prepared.capacity == Capacity.SELF:
        return applicant, None, None
    return party_of(prepared.owner, on), applicant, applicant


def organisation_for(prepared: Preparation, owner: Party, citizen: Citizen | None, represented: Collection[str]) -> str:
    """The tax code of the organisation in whose name it is handed in (`dossiers.rules.in_whose_name`), or "".

    `represented`: tax codes of those that the account represents on the day. An organisation's own account hands in for
    itself, where a national identity has proven that it is the organisation's.
    """
    if owner.identity_kind != IdentityKind.TAX_CODE:
        return ""
    if prepared.capacity == Capacity.ORGANISATION:
        return owner.identity_number if owner.identity_number in represented else ""
    is_itself = citizen is not None and citizen.is_proven and citizen.kind is CitizenKind.ORGANISATION
    return owner.identity_number if prepared.capacity == Capacity.SELF and is_itself else ""


def components_of(prepared: Preparation, asked: Iterable[AskedPaper]) -> tuple[Component, ...]:
    """The papers handed in or still to be brought, in the order of the check-list; the authority comes last."""
    found: dict[str, Component] = {}
    for paper in asked:
        if prepared.files_for(paper.name):
            found[paper.name] = Component(paper.name, copies=1, note=IN_FILES)
        elif prepared.way_of(paper.name) == PaperWay.LATER:
            found[paper.name] = Component(paper.name, note=LATER)
    if prepared.capacity != Capacity.SELF and prepared.files_for(AUTHORITY):
        found[AUTHORITY] = Component(AUTHORITY, copies=1, note=IN_FILES)
    return tuple(found.values())


def papers_of(prepared: Preparation, components: Iterable[Component]) -> tuple[Paper, ...]:
    """The files, each under its paper ("" for the form's own); those of papers no longer asked for stay behind."""
    names = {component.name for component in components}
    return tuple(
        Paper(
            Document(each.digest, each.name, each.size, each.media_type),
            each.paper,
            CopyKind.ELECTRONIC if each.own_paper else CopyKind.COPY,
        )
        for each in prepared.files
        if each.paper in names or not each.paper
    )
