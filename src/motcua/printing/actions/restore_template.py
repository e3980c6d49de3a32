"""Going back to the template that comes with the program, from a day on; what was printed before stays as it was."""

from datetime import date, datetime

from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.printing.actions.save_template import keep
from motcua.printing.models import StoredTemplate
from motcua.printing.policies import check_may_keep
from motcua.printing.queries import template_in_force

RESTORED = "Dùng lại mẫu kèm theo chương trình"


def restore_template(actor: Actor, form: str, *, valid_from: date, at: datetime) -> StoredTemplate:
    """Let the program's template hold again from `valid_from`. Raises `Refused` where it holds on that day already."""
    check_may_keep(actor)
    if not template_in_force(form, valid_from).is_own:
        raise Refused(
            "template_is_the_programs",
            vi=f"Ngày {valid_from:%d/%m/%Y} mẫu này đã là mẫu kèm theo chương trình; không có gì để khôi phục.",
            en=f"On {valid_from:%d/%m/%Y} this form is printed with the program's template; nothing to restore.",
            form=form,
        )
    return keep(actor, form, "", source=RESTORED, valid_from=valid_from, at=at)
