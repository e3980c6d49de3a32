"""What the instants of an import row stand for: each the commands that an officer would have given then."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from motcua.dossiers.bulk.columns import ImportRow
from motcua.dossiers.rules.lifecycle.accept import Accept, Offer
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.extend import Extend
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import BY_HAND, FinishStep
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.state import Component, Party
from motcua.kernel.errors import Invalid
from motcua.processes.rules.template import StepKind

TERM_OF_OLDER_SYSTEM = "Thời hạn ghi ở hệ thống cũ"

type Commands = Callable[[ImportRow, Offer], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Moment:
    """What the instant in `column` stands for: commands, by the person in the column `by`.

    `fields` says which column fills which field that a refusal may name; every other refusal is of `column`.
    """

    column: str
    by: str
    commands: Commands
    fields: Mapping[str, str]


def _accept(row: ImportRow, offer: Offer) -> Iterable[Accept]:
    if row.term and row.term != offer.term:
        offer = replace(offer, term=None)
    owner = Party(
        row.owner_name,
        row.owner_kind,
        row.owner_identity_kind,
        row.owner_identity,
        row.owner_address,
        row.owner_phone,
        row.owner_email,
    )
    applicant = None
    if row.applicant_name:
        applicant = Party(row.applicant_name, identity_number=row.applicant_identity, phone=row.applicant_phone)
    yield Accept(
        code=row.code,
        offer=offer,
        channel=row.channel,
        owner=owner,
        applicant=applicant,
        components=tuple([Component(name, originals=1) for name in _items(row.components)]),
        summary=row.summary,
        sets=row.sets,
        promised_term=row.term,
        promised_ground=row.term_ground or TERM_OF_OLDER_SYSTEM,
    )


def _extend(row: ImportRow, offer: Offer) -> Iterable[Extend]:
    if row.extended_to is None:
        raise Invalid(
            "new_day_missing",
            vi="Có extended_at mà không có extended_to. Hãy ghi ngày hẹn mới.",
            en="extended_at is given without extended_to. Give the new date.",
            field="new_day",
        )
    yield Extend(row.extended_to, row.extension_reason, row.extension_letter)


def _appraise(row: ImportRow, offer: Offer) -> Iterable[FinishStep]:
    """Every step worked by hand up to the approval: the older system knows one instant for all of them."""
    for step in offer.process.steps:
        if step.kind is StepKind.APPROVE:
            return
        if step.kind in BY_HAND:
            yield FinishStep(step.key)


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(";") if item.strip()] if text else []


MOMENTS: tuple[Moment, ...] = (
    Moment(
        "received_at",
        "received_by",
        _accept,
        {"owner": "owner_name", "promised_term": "term", "case": "case", "channel": "channel"},
    ),
    Moment("handed_over_at", "received_by", lambda row, offer: (HandOver(),), {}),
    Moment(
        "supplement_requested_at",
        "supplement_requested_by",
        lambda row, offer: (AskForSupplement(tuple(_items(row.supplement_items)), row.supplement_reason),),
        {"items": "supplement_items", "reason": "supplement_reason"},
    ),
    Moment("supplement_received_at", "received_by", lambda row, offer: (ReceiveSupplement(),), {}),
    Moment(
        "extended_at",
        "decided_by",
        _extend,
        {"new_day": "extended_to", "reason": "extension_reason", "letter": "extension_letter"},
    ),
    Moment("appraised_at", "appraised_by", _appraise, {}),
    Moment(
        "decided_at",
        "decided_by",
        lambda row, offer: (Decide(row.outcome, row.decision_number, row.refusal_reason, row.refusal_ground),),
        {"reason": "refusal_reason", "ground": "refusal_ground"},
    ),
    Moment("issued_at", "decided_by", lambda row, offer: (IssueResult(),), {}),
    Moment("withdrawn_at", "received_by", lambda row, offer: (Withdraw(row.withdrawn_by or row.owner_name),), {}),
    Moment(
        "stopped_at",
        "decided_by",
        lambda row, offer: (Stop(row.stop_reason, row.stop_ground),),
        {"reason": "stop_reason", "ground": "stop_ground"},
    ),
    Moment(
        "returned_at",
        "returned_by",
        lambda row, offer: (
            ReturnResult(
                row.receiver or row.owner_name,
                row.returned_via,
                identity_checked=True,
                authority=row.receiver_authority,
            ),
        ),
        {"via": "returned_via", "authority": "receiver_authority"},
    ),
)
"""What may have happened to a dossier, in the order of the process."""
