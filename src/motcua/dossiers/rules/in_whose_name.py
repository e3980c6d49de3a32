"""In whose name a dossier was handed in online, and so who stands on its citizen's side: a person, or an organisation.

A dossier is an organisation's when all of this holds; otherwise it is that of the account which handed it in.

- It was handed in in the organisation's name: by an account that was, on that day, its accepted representative and
  filed as such, or by its own proven account. That stands in the story, so it does not move with what becomes of the
  representative (BLDS 2015 Art 134, 138–140: who represents acts in the name of whom they represent, until that ends).
  Whoever names an organisation as owner without representing it, or files by another authority, has acted for
  themselves: their papers are not shown to the organisation, nor is it theirs to answer for.
- Its owner is still that organisation, by its tax code: a person with the same number is another, and a correction of
  the owner takes the dossier out of the organisation's hands.

An organisation's dossier is open to whoever represents it today, and to nobody else on the citizen's side: whose
authority has ended, the one who handed it in included, reads and does nothing more.
"""

from collections.abc import Collection

from motcua.dossiers.rules.documents import Attachment, CopyKind, Part
from motcua.dossiers.rules.state import DossierState, Status
from motcua.people.rules.identity import IdentityKind

ORGANISATION = "organisation"


def organisation_of(state: DossierState) -> str:
    """The tax code of the organisation whose dossier it is, "" where it is a person's or was not handed in online."""
    owner = state.owner
    if owner is None or state.citizen_account is None or state.status is Status.DRAFT:
        return ""
    is_still_its = owner.kind == ORGANISATION and owner.identity_kind == IdentityKind.TAX_CODE
    return state.organisation if is_still_its and owner.identity_number == state.organisation else ""


def is_own_paper(attachment: Attachment) -> bool:
    """Whether whoever handed it in took it from their own store of papers (`filing.rules.application.papers_of`)."""
    return attachment.part is Part.INPUT and attachment.copy is CopyKind.ELECTRONIC


def is_on_citizens_side(
    account: int | None, organisations: Collection[str], *, handed_in_by: int | None, organisation: str
) -> bool:
    """Whether the account, which represents `organisations` today, is the citizen to this dossier."""
    if account is None:
        return False
    return organisation in organisations if organisation else account == handed_in_by
