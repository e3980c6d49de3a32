"""What follows when the office gives out a result: a seal for each file, and a paper in the owner's store.

A projector of the dossiers' events, in their transaction. The store takes only what its owner has consented to, when
the result is returned electronically (NĐ 61/2018 Art 20; Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from motcua.catalogue.models import ProcedureRevision
from motcua.dossiers.projectors import Change, Transition
from motcua.dossiers.rules.documents import GIVEN_OUT, Attachment, result_of
from motcua.dossiers.rules.lifecycle.return_result import Returned
from motcua.filing.models import OwnPaper, ResultSeal
from motcua.organisation.models import Agency
from motcua.organisation.rules.agency_codes import in_order_of_2020

SEAL = "INSERT INTO filing_resultseal (token, dossier_id, number) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
UNSEAL = "DELETE FROM filing_resultseal WHERE dossier_id = %s AND number = %s"
KEEP = """
    INSERT INTO filing_ownpaper (account_id, kind, number, issuer, issued_on, digest, name, size, media_type,
        dossier_id, number_of_event, added_at)
    SELECT %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s
    WHERE EXISTS (SELECT FROM filing_storeconsent WHERE account_id = %s AND withdrawn_at IS NULL)
    ON CONFLICT DO NOTHING
"""
ELECTRONIC = "electronic"


def project(changes: Sequence[Change], cursor: Any) -> None:
    """Seal what is new, unseal what an undoing took back, keep what was returned electronically."""
    for change in changes:
        before, after = change.before.attachments, change.after.attachments
        if before is not after:
            _seal(change.dossier_id, given_out(before), given_out(after), cursor)
        if change.after.citizen_account is None:
            continue  # most of an import
        for transition in change.transitions:
            if row := paper_of(change.dossier_id, transition):
                cursor.execute(KEEP, (*row, row[0]))


def _seal(dossier_id: int, before: dict[int, Attachment], after: dict[int, Attachment], cursor: Any) -> None:
    for number in after.keys() - before.keys():
        cursor.execute(SEAL, (secrets.token_urlsafe(18), dossier_id, number))
    for number in before.keys() - after.keys():
        cursor.execute(UNSEAL, (dossier_id, number))


def given_out(attachments: Iterable[Attachment]) -> dict[int, Attachment]:
    """The files that the office made, by the number of the event that brought each."""
    return {each.number: each for each in attachments if each.part in GIVEN_OUT}


def paper_of(dossier_id: int, transition: Transition) -> tuple[Any, ...] | None:
    """The row of the paper that a return makes, where it was electronic and the dossier is an account's."""
    fact, state = transition.event.fact, transition.after
    if not isinstance(fact, Returned) or fact.via != ELECTRONIC or state.citizen_account is None:
        return None
    result, decision = result_of(state.attachments), state.decision
    if result is None or decision is None:
        return None
    document = result.document
    return (
        state.citizen_account,
        kind_of(state.procedure, state.revision)[:300],
        decision.number[:100],
        issuer_of(state.agency)[:300],
        decision.at.date(),
        document.digest,
        document.name,
        document.size,
        document.media_type,
        dossier_id,
        result.number,
        transition.event.at,
    )


def kind_of(procedure: str, revision: int) -> str:
    """What the procedure calls its result; its own name where it names none."""
    found = ProcedureRevision.objects.filter(procedure__code=procedure, number=revision).first()
    if found is None:
        return procedure
    return next((each.name for each in found.parsed_content().results if each.name), found.name)


def issuer_of(agency: str) -> str:
    """The agency's name; its code where nobody bears it."""
    names = Agency.objects.filter(code_2020=in_order_of_2020(agency)).values_list("name", flat=True)
    return names.order_by("-valid_from").first() or agency


class Recounting:
    """For `motcua verify`: every file given out has its seal, and no paper says that it is a result that is none.

    Which papers are missing is not asked: consent may have been taken back since, and a paper taken out.
    """

    def __init__(self) -> None:
        self.sealed: set[tuple[int, int]] = set()
        self.returned: dict[tuple[int, int], tuple[int | None, str]] = {}

    def add(self, change: Change) -> None:
        self.sealed |= {(change.dossier_id, number) for number in given_out(change.after.attachments)}
        for transition in change.transitions:
            if row := paper_of(change.dossier_id, transition):
                # Whose it is now: the papers of merged accounts have moved along.
                self.returned[row[9], row[10]] = (change.after.citizen_account, row[5])

    def differences(self) -> Iterable[str]:
        yield from self._seals(ResultSeal.objects.all())
        yield from self._papers(OwnPaper.objects.exclude(dossier=None))

    def differences_of(self, change: Change) -> Iterable[str]:
        self.add(change)
        if self.sealed:  # a page asks for nothing where there can be nothing
            yield from self._seals(ResultSeal.objects.filter(dossier_id=change.dossier_id))
        if self.returned:
            yield from self._papers(OwnPaper.objects.filter(dossier_id=change.dossier_id))

    def _seals(self, rows: Any) -> Iterator[str]:
        found = set(rows.values_list("dossier_id", "number"))
        for dossier_id, number in sorted(self.sealed - found):
            yield f"the result's file of event {number} of dossier #{dossier_id} has no seal"
        for dossier_id, number in sorted(found - self.sealed):
            yield f"a seal for event {number} of dossier #{dossier_id}, which brought no result's file"

    def _papers(self, rows: Any) -> Iterator[str]:
        for row in rows.values_list("account_id", "digest", "dossier_id", "number_of_event").iterator():
            account, digest, dossier_id, number = row
            if self.returned.get((dossier_id, number)) != (account, digest):
                yield f"own paper from event {number} of dossier #{dossier_id} is not what was returned there"
