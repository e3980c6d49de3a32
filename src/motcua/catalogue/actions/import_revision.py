"""Take a revision of a procedure from a file, as the draft of its procedure."""

from datetime import datetime

from motcua.catalogue.actions.draft_revision import draft_revision
from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.policies import check_may_edit
from motcua.catalogue.revision_file import read_revision
from motcua.kernel.errors import Invalid
from motcua.organisation.actors import Actor


def import_revision(actor: Actor, file: bytes, *, at: datetime) -> ProcedureRevision:
    """The draft that the file describes; a broken file changes nothing.

    Raises `Invalid` (`procedure_file`, and those of `draft_revision`, all beside the field "file"), `Refused`
    (`revision_not_draft` while a revision is submitted).
    """
    check_may_edit(actor)
    said = read_revision(file)
    try:
        return draft_revision(actor, said.code, name=said.name, content=said.content, sector_code=said.sector, at=at)
    except Invalid as error:
        error.field = "file"
        raise
