"""Who may print what, and who may change how forms look."""

from motcua.dossiers.citizens_side import is_concerned
from motcua.dossiers.rules.state import DossierState
from motcua.kernel.errors import NotFound, Refused
from motcua.organisation.actors import Actor
from motcua.organisation.rules.posts import Role
from motcua.printing.rules.forms import form_unknown


def check_may_print(actor: Actor, form: str, state: DossierState, *, for_applicant: bool) -> None:
    """An applicant gets what an applicant is given; papers of the offices stay there. Raises `NotFound`."""
    if not for_applicant and is_concerned(actor, state):
        raise form_unknown(form)


def check_is_officer(actor: Actor, error: NotFound) -> None:
    """Lists and registers are for those who work at a centre or for an agency. Raises `error`."""
    if not (actor.is_officer or actor.sees_all):
        raise error


def check_may_keep(actor: Actor) -> None:
    """Templates are law as data: an administrator keeps them."""
    if actor.is_system or actor.has(Role.ADMINISTRATOR):
        return
    raise Refused(
        "templates_need_administrator",
        vi="Chỉ quản trị hệ thống được thay mẫu in. Hãy gửi mẫu cho người đó.",
        en="Only an administrator may replace templates. Send the template to them.",
    )
