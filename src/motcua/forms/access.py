"""The one door to a version of a form: absent and forbidden look alike."""

from motcua.forms.models import FormVersion, Status
from motcua.forms.queries import visible_to
from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor


def access_version(actor: Actor, procedure_code: str, case: str = "", number: int | None = None) -> FormVersion:
    """That version of the form of a procedure and case, else the latest that `actor` may see. Raises `NotFound`."""
    versions = visible_to(actor).filter(form__procedure__code=procedure_code, form__case=case).order_by("-number")
    found = (versions if number is None else versions.filter(number=number)).first()
    if found is None:
        raise _not_found(procedure_code)
    return found


def access_draft(actor: Actor, procedure_code: str, case: str = "") -> FormVersion:
    """The draft of the form. Raises `NotFound`, also for those who may not see drafts."""
    drafts = visible_to(actor).filter(form__procedure__code=procedure_code, form__case=case, status=Status.DRAFT)
    found = drafts.first()
    if found is None:
        raise _not_found(procedure_code)
    return found


def access_form(actor: Actor, form_id: int, number: int | None = None) -> FormVersion:
    """The same by the form's own number on this site, for the pages that keep it. Raises `NotFound`."""
    versions = visible_to(actor).filter(form_id=form_id).order_by("-number")
    found = (versions if number is None else versions.filter(number=number)).first()
    if found is None:
        raise _not_found(str(form_id))
    return found


def _not_found(code: str) -> NotFound:
    return NotFound(
        "form_not_found",
        vi=f"Không tìm thấy biểu mẫu điện tử của thủ tục «{code[:20]}». Hãy kiểm tra mã thủ tục và trường hợp.",
        en=f"There is no electronic form of procedure “{code[:20]}”. Check the code of the procedure and the case.",
    )
