"""The doors to a procedure: by its code, for whoever may see it, change it or hand in a dossier under it."""

from datetime import date

from django.db.models import QuerySet

from motcua.catalogue import queries
from motcua.catalogue.models import Procedure, ProcedureRevision
from motcua.catalogue.policies import may_edit
from motcua.catalogue.rules.lifecycle import Status
from motcua.kernel.errors import NotFound, Refused
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


def revision_for_new_dossier(code: str, on: date) -> ProcedureRevision:
    """The revision a dossier received that day falls under.

    Raises `NotFound` for an unknown code, and `Refused` ("procedure_not_in_force") for a procedure that has ended, with
    `successor`, the code of what replaced it, that has not begun, or that is known by name only.
    """
    standing = queries.standing_of(code, on)
    if standing is None:
        raise _unknown(code)
    if standing.revision is not None:
        return standing.revision
    procedure, successor = standing.procedure, standing.successor
    if procedure.detail == Procedure.DETAIL_NAME_ONLY:
        next_vi, next_en = "Danh mục mới chỉ có tên thủ tục này.", "The catalogue has only its name."
    elif successor:
        next_vi = f"Hãy dùng thủ tục thay thế {successor.code} {successor.name}."
        next_en = f"Use its successor {successor.code} {successor.name}."
    else:
        next_vi, next_en = "Hãy tra cứu thủ tục hiện hành.", "Look up the procedure now in force."
    raise Refused(
        "procedure_not_in_force",
        vi=f"Ngày {on:%d/%m/%Y} thủ tục {code} không có hiệu lực. {next_vi}",
        en=f"Procedure {code} is not in force on {on:%d/%m/%Y}. {next_en}",
        field="procedure",
        successor=successor.code if successor else "",
    )


def _unknown(code: str) -> NotFound:
    return NotFound(
        "procedure_not_found",
        vi=f"Không tìm thấy thủ tục mã «{code[:20]}». Hãy kiểm tra mã hoặc tìm theo tên.",
        en=f'There is no procedure with code "{code[:20]}". Check the code, or search by name.',
        field="procedure",
    )
