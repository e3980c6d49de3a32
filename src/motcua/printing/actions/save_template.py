"""Putting a site's own template in place of the program's, from a day on; one that does not print is refused."""

from datetime import date, datetime

from django.db import transaction

from motcua.kernel.errors import Invalid
from motcua.kernel.pdf import TemplateFault, try_pdf
from motcua.kernel.text import nfc
from motcua.kernel.validity import Validity
from motcua.organisation.actors import Actor
from motcua.organisation.change_log import record
from motcua.printing.models import StoredTemplate
from motcua.printing.policies import check_may_keep
from motcua.printing.queries import FOLDER, embedded_text
from motcua.printing.rules.faults import check_allowed, told
from motcua.printing.rules.samples import samples_of
from motcua.printing.source import source_of


def check_template(form: str, text: str, *, at: datetime) -> tuple[str, ...]:
    """Print every sample with `text`. What Typst remarked on the way, each once, such as a font that is not there.

    Raises `Invalid` with the line and Typst's words for a template that fails on any of them, `NotFound` for no form.
    """
    embedded_text(form)
    check_allowed(text)
    remarks: dict[str, None] = {}
    lines = len(text.splitlines())
    for name, data in samples_of(form):
        try:
            _, warnings = try_pdf(source_of([text]), [{"template": 0, "data": data}], folder=FOLDER, at=at)
        except TemplateFault as fault:
            raise told(fault, lines, name) from None
        remarks |= dict.fromkeys(warnings)
    return tuple(remarks)


def print_sample(form: str, text: str, *, at: datetime) -> bytes:
    """The usual sample printed with `text`, for eyes to look at. Raises as `check_template` does."""
    data = next(data for name, data in samples_of(form) if name.startswith("usual"))
    try:
        return try_pdf(source_of([text]), [{"template": 0, "data": data}], folder=FOLDER, at=at)[0]
    except TemplateFault as fault:
        raise told(fault, len(text.splitlines()), "usual") from None


def save_template(
    actor: Actor, form: str, text: str, *, source: str, valid_from: date, at: datetime, valid_to: date | None = None
) -> StoredTemplate:
    """Keep `text` as the form's template from `valid_from` on. Saving what holds already changes nothing.

    Raises `Refused` for anybody but an administrator, `Invalid` for a template without a source or that does not print.
    """
    check_may_keep(actor)
    text = nfc(text).replace("\r\n", "\n")
    Validity(valid_from, valid_to)
    if not source.strip():
        raise Invalid(
            "template_source_missing",
            vi="Chưa ghi căn cứ thay mẫu. Hãy ghi số quyết định hoặc thông tư yêu cầu thay mẫu.",
            en="The ground for the change is missing. Name the decision or circular that asks for it.",
            field="source",
        )
    check_template(form, text, at=at)
    return keep(actor, form, text, source=source.strip(), valid_from=valid_from, valid_to=valid_to, at=at)


def keep(
    actor: Actor, form: str, text: str, *, source: str, valid_from: date, at: datetime, valid_to: date | None = None
) -> StoredTemplate:
    """Add the row, unless the last one says the same."""
    row = {"form": form, "text": text, "source": source, "valid_from": valid_from, "valid_to": valid_to}
    with transaction.atomic():
        last = StoredTemplate.objects.filter(form=form).order_by("-id").first()
        if last is not None and all(getattr(last, name) == value for name, value in row.items()):
            return last
        action = "template_replaced" if text else "template_restored"
        record(actor, at, action, f"{form}.typ", decision=source, valid_from=valid_from, valid_to=valid_to)
        return StoredTemplate.objects.create(**row, saved_at=at, saved_by=actor.name)
