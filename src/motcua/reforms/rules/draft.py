"""The story of a draft: what its events amount to."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from motcua.journal.rules.story import Story
from motcua.kernel.facts import Event
from motcua.reforms.rules.compliance_cost import ComplianceCost
from motcua.reforms.rules.facts import (
    FACTS,
    Accepted,
    Assessed,
    Begun,
    ChangeKind,
    Costed,
    Delegated,
    DocumentType,
    Issued,
    Linked,
    OpinionGiven,
    ProcedureAdded,
    ProcedureDropped,
    Published,
    Recorded,
    Returned,
    Side,
    Submitted,
    Withdrawn,
)


class Stage(StrEnum):
    """Where a draft stands."""

    NOTHING = ""
    DRAFTING = "drafting"
    """Also after it came back; `Draft.returned` says why."""
    SUBMITTED = "submitted"
    OPINED = "opined"
    ACCEPTED = "accepted"
    ISSUED = "issued"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


PUBLIC = (Stage.ISSUED, Stage.PUBLISHED)
"""The stages that anybody may look at: decided upon, and published."""


@dataclass(frozen=True, slots=True)
class DraftProcedure:
    """A procedure of a draft with its assessment so far."""

    key: int
    name: str
    change: ChangeKind
    code: str = ""
    delegation: Delegated | None = None
    answers: dict[str, str] = field(default_factory=dict)
    costs: dict[Side, ComplianceCost] = field(default_factory=dict)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The cost tables it needs: a new one has nothing before, an abolished one nothing after."""
        needed = {ChangeKind.NEW: (Side.AFTER,), ChangeKind.ABOLISHED: (Side.BEFORE,)}
        return needed.get(self.change, (Side.BEFORE, Side.AFTER))

    @property
    def compared(self) -> tuple[ComplianceCost, ComplianceCost] | None:
        """The costs before and after, where both are known; what is abolished costs nothing after."""
        before, after = self.costs.get(Side.BEFORE), self.costs.get(Side.AFTER)
        if before is not None and self.change is ChangeKind.ABOLISHED:
            after = ComplianceCost((), before.times, before.subjects, before.in_years)
        return None if before is None or after is None else (before, after)


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands. `authors`: the accounts that wrote it, who may not judge it."""

    stage: Stage = Stage.NOTHING
    title: str = ""
    document_type: DocumentType = DocumentType.OTHER
    unit: str = ""
    centre: str = ""
    begun_at: datetime | None = None
    drafter: int | None = None
    authors: frozenset[int] = frozenset()
    procedures: dict[int, DraftProcedure] = field(default_factory=dict)
    last_key: int = 0
    first_submitted_at: datetime | None = None
    submitted_at: datetime | None = None
    returned: str = ""
    opinion: OpinionGiven | None = None
    opinion_by: str = ""
    accepted_at: datetime | None = None
    issued: Issued | None = None
    published: Published | None = None
    recorded_on: date | None = None

    @property
    def begun_on(self) -> date:
        """The day whose list of questions it answers."""
        if self.begun_at is None:
            raise LookupError("nothing has begun")
        return self.begun_at.date()


WRITING = (Begun, ProcedureAdded, Delegated, Assessed, Costed)


def evolve(draft: Draft, event: Event) -> Draft:
    """The draft after one more event."""
    if isinstance(event.fact, WRITING) and event.by.account is not None:
        draft = replace(draft, authors=draft.authors | {event.by.account})
    match event.fact:
        case Begun() as begun:
            named = {name: getattr(begun, name) for name in ("title", "document_type", "unit", "centre")}
            return replace(draft, stage=Stage.DRAFTING, begun_at=event.at, drafter=event.by.account, **named)
        case ProcedureAdded() as added:
            procedure = DraftProcedure(added.key, added.name, added.change, added.code)
            return replace(draft, procedures=draft.procedures | {added.key: procedure}, last_key=added.key)
        case ProcedureDropped(key=key):
            return replace(draft, procedures={k: each for k, each in draft.procedures.items() if k != key})
        case Delegated() as delegated:
            return _with(draft, delegated.key, delegation=delegated)
        case Assessed(key=key, answers=answers):
            given = draft.procedures[key].answers | {answer.question: answer.text for answer in answers}
            return _with(draft, key, answers=given)
        case Costed(key=key, side=side, cost=cost):
            return _with(draft, key, costs=draft.procedures[key].costs | {side: cost})
        case Linked(key=key, code=code):
            return _with(draft, key, code=code)
    return _move(draft, event)


def _move(draft: Draft, event: Event) -> Draft:
    match event.fact:
        case Submitted():
            first = draft.first_submitted_at or event.at
            return replace(
                draft,
                stage=Stage.SUBMITTED,
                first_submitted_at=first,
                submitted_at=event.at,
                returned="",
                opinion=None,
                opinion_by="",
            )
        case Returned(reason=reason):
            return replace(draft, stage=Stage.DRAFTING, returned=reason)
        case OpinionGiven() as opinion:
            return replace(draft, stage=Stage.OPINED, opinion=opinion, opinion_by=event.by.name)
        case Accepted():
            return replace(draft, stage=Stage.ACCEPTED, accepted_at=event.at)
        case Issued() as issued:
            return replace(draft, stage=Stage.ISSUED, issued=issued)
        case Published() as published:
            return replace(draft, stage=Stage.PUBLISHED, published=published)
        case Recorded(on=on):
            return replace(draft, recorded_on=on)
        case Withdrawn(reason=reason):
            return replace(draft, stage=Stage.WITHDRAWN, returned=reason)
    raise ValueError(f"no such fact: {event.fact!r}")


def _with(draft: Draft, key: int, **changes: object) -> Draft:
    changed = replace(draft.procedures[key], **changes)  # type: ignore[arg-type]
    return replace(draft, procedures=draft.procedures | {key: changed})


DRAFTS = Story("draft", FACTS, Draft(), evolve)
