"""A process as a table of its steps, and as a drawing."""

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.processes.rules.condition_text import write_condition_text
from motcua.processes.rules.drawing import Drawing, draw
from motcua.processes.rules.template import ProcessTemplate, Step
from motcua.web.console.fields import ROLES
from motcua.web.console.processes.words import KINDS
from motcua.web.console.view_models import Cell, Row, Table, Words, code, joined


def steps_table(title: Words, steps: Iterable[Step]) -> Table:
    """The steps in their order."""
    rows = tuple(
        Row(
            Cell(step.name.read(get_language() or "vi")),
            (
                code(step.key),
                Cell(KINDS[step.kind]),
                Cell(whose(step)),
                Cell(time_of(step)),
                Cell(joined(step.after) or "–", is_code=True),
                Cell(write_condition_text(step.condition) or _("luôn luôn")),
            ),
        )
        for step in steps
    )
    columns = (_("Bước"), _("Mã"), _("Loại"), _("Người làm"), _("Thời gian"), _("Sau bước"), _("Khi"))
    return Table(title, columns, rows, _("Không có bước nào."))


def whose(step: Step) -> str:
    """Role or post, and the agency where it is another's."""
    who = step.post_code or str(ROLES.get(step.role, step.role))
    return f"{who}, {step.agency_code}" if step.agency_code else who


def time_of(step: Step) -> str:
    """Hours, or a share of the term."""
    if step.hours is not None:
        hours = f"{step.hours:g}"
        return str(_("%(hours)s giờ làm việc")) % {
            "hours": hours if get_language() == "en" else hours.replace(".", ",")
        }
    return str(_("%(share)s%% thời hạn")) % {"share": step.share} if step.share is not None else str(_("chưa rõ"))


def drawing_of(template: ProcessTemplate) -> Drawing:
    return draw(template, get_language() or "vi")
