"""An online dossier before the counter sees it: drafted, then submitted (đăng ký; NĐ 61/2018 Art 16, 17.2)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.rules.lifecycle.checks import check_status, check_text
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import Component, DossierState, Party, Status


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Keep what the applicant has filled in so far; anything may still be missing."""

    centre: str
    agency: str
    procedure: str
    case: str
    sector: str
    citizen_account: int | None
    owner: Party | None = None
    applicant: Party | None = None
    components: tuple[Component, ...] = ()
    summary: str = ""
    channel: Channel = Channel.ONLINE
    representative: Party | None = None
    authority: str = ""
    receive: str = ""
    receive_address: str = ""
    competent_centre: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Drafted:
    """`authority`: on what `representative` acts for the owner; `receive`: how the result is wished for.

    `competent_centre`: the one-stop that must handle it, where it was sent to another (NĐ 118/2025 Art 14).
    `organisation`: the tax code of the organisation in whose name it is handed in (`rules.in_whose_name`).
    """

    KIND: ClassVar[str] = "drafted"
    centre: str
    agency: str
    procedure: str
    case: str
    sector: str
    citizen_account: int | None = None
    owner: Party | None = None
    applicant: Party | None = None
    components: tuple[Component, ...] = ()
    summary: str = ""
    channel: Channel = Channel.ONLINE
    representative: Party | None = None
    authority: str = ""
    receive: str = ""
    receive_address: str = ""
    competent_centre: str = ""
    organisation: str = ""


@decides(SaveDraft)
def decide_save_draft(state: DossierState, command: SaveDraft, context: Context) -> list[Drafted]:
    check_status(state, Status.DRAFT)
    return [
        Drafted(
            centre=command.centre,
            agency=command.agency,
            procedure=command.procedure,
            case=command.case,
            sector=command.sector,
            citizen_account=command.citizen_account,
            owner=command.owner,
            applicant=command.applicant,
            components=command.components,
            summary=command.summary.strip(),
            channel=command.channel,
            representative=command.representative,
            authority=command.authority.strip(),
            receive=command.receive,
            receive_address=command.receive_address.strip(),
            competent_centre=command.competent_centre,
            organisation=command.organisation,
        )
    ]


@evolves(Drafted)
def evolve_drafted(state: DossierState, fact: Drafted, at: datetime) -> DossierState:
    return state.evolved(
        centre=fact.centre,
        agency=fact.agency,
        procedure=fact.procedure,
        case=fact.case,
        sector=fact.sector,
        channel=fact.channel,
        citizen_account=fact.citizen_account,
        owner=fact.owner,
        applicant=fact.applicant,
        components=fact.components,
        summary=fact.summary,
        representative=fact.representative,
        authority=fact.authority,
        receive=fact.receive,
        receive_address=fact.receive_address,
        competent_centre=fact.competent_centre,
        organisation=fact.organisation,
    )


@dataclass(frozen=True, slots=True)
class Submit:
    """The applicant sends the draft. From here it is national status 1, "mới đăng ký"."""


@dataclass(frozen=True, slots=True)
class Submitted:
    KIND: ClassVar[str] = "submitted"


@decides(Submit)
def decide_submit(state: DossierState, command: Submit, context: Context) -> list[Submitted]:
    check_status(state, Status.DRAFT)
    owner = state.owner.name if state.owner else ""
    check_text(owner, "owner", "tên chủ hồ sơ", "name of the dossier's owner")
    check_text(state.procedure, "procedure", "thủ tục", "procedure")
    return [Submitted()]


@evolves(Submitted)
def evolve_submitted(state: DossierState, fact: Submitted, at: datetime) -> DossierState:
    return state.evolved(status=Status.REGISTERED, submitted_at=at)
