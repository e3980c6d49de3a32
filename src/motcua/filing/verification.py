"""What a seal tells whoever holds it: that a result is authentic and which one it is. Nothing about a person.

No procedure either: some tell of an illness or an adoption by their title alone (as in the look-up by code).
"""

from dataclasses import dataclass
from datetime import date

from motcua.dossiers.access import load
from motcua.dossiers.rules.documents import result_of
from motcua.dossiers.rules.state import Status
from motcua.filing.models import ResultSeal
from motcua.filing.results import issuer_of


@dataclass(frozen=True, slots=True)
class Verified:
    """`is_current`: no later file has taken its place. `signed_by`: whose digital signatures the file bears."""

    number: str
    decided_on: date
    issuer: str
    digest: str
    signed_by: str
    is_current: bool


def verified(token: str) -> Verified | None:
    """The result under that token, once it has been issued; None for any other word."""
    seal = ResultSeal.objects.filter(token=token).select_related("dossier__centre__unit").first()
    if seal is None:
        return None
    state = load(seal.dossier).state
    file = next((each for each in state.attachments if each.number == seal.number), None)
    if file is None or state.decision is None or state.status not in (Status.RESOLVED, Status.RETURNED):
        return None
    now = result_of(state.attachments)
    return Verified(
        number=state.decision.number,
        decided_on=state.decision.at.date(),
        issuer=issuer_of(state.agency),
        digest=file.document.digest,
        signed_by=file.document.signed_by,
        is_current=now is not None and now.number == seal.number,
    )
