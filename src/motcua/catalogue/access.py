"""The doors to a procedure: by its code, for whoever may see it or change it."""

from django.db.models import QuerySet

from motcua.catalogue.models import Procedure, ProcedureRevision
from motcua.catalogue.policies import may_edit
from motcua.catalogue.rules.lifecycle import Status
from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor


def visible_to(actor: Actor) -> QuerySet[Procedure]:
    """The procedures an actor may know of: all that are public, and for the keepers of the catalogue the drafts."""
    return Procedure.objects.all() if may_edit(actor) else Procedure.objects.filter(is_public=True)


def procedure_for(actor: Actor, code: str) -> Procedure:
    """The procedure with that code. Raises `NotFound`, also for one that only exists as a draft."""
    procedure = visible_to(actor).select_related("sector", "successor").filter(code=code).first()
    if procedure is None:
        raise _unknown(code)
    return procedure


def open_revision(procedure: Procedure) -> ProcedureRevision:
    """Its revision that is not yet published. Raises `NotFound`."""
    revision = procedure.revisions.exclude(status=Status.PUBLISHED).order_by("-number").first()
    if revision is None:
        raise NotFound(
            "draft_not_found",
            vi="Thủ tục này không có dự thảo nào. Hãy lập phiên bản mới.",
            en="This procedure has no draft. Make a new revision.",
        )
    return revision


def _unknown(code: str) -> NotFound:
    return NotFound(
        "procedure_not_found",
        vi=f"Không tìm thấy thủ tục mã «{code[:20]}». Hãy kiểm tra mã hoặc tìm theo tên.",
        en=f'There is no procedure with code "{code[:20]}". Check the code, or search by name.',
        field="procedure",
    )
