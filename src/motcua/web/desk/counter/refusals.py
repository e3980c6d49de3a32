"""What is wrong with a reception: beside each field, and all of it in the summary above the form."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus

from django.forms import Form
from django.utils.translation import get_language, gettext

from motcua.kernel.errors import DomainError, NotFound
from motcua.payments.rules.at_reception import Foreseen
from motcua.web.desk.counter.reception import Reception
from motcua.web.forms import refuse

FEE_FIELDS = {"line": "due", "amount": "amount"}
TAKING_FIELDS = {"amount": "method", "": "method"}
"""What the forms of fees call the fields that the rules' refusals speak of."""


@dataclass(frozen=True, slots=True)
class Error:
    """A sentence of the summary, and the id of the input that it is about ("" for none)."""

    sentence: str
    place: str


def errors_in(reception: Reception) -> list[Error]:
    """Every error in the order of the page."""
    return [error for form in reception.asked_forms() if form.is_bound for error in errors_of(form)]


def errors_of(form: Form) -> Iterator[Error]:
    """What is wrong with one form: first what stands beside no field."""
    for sentence in form.non_field_errors():
        yield Error(str(sentence), "")
    for field in form:
        for sentence in field.errors:
            yield Error(str(sentence), field.id_for_label or field.auto_id)


@contextmanager
def refusals_shown(reception: Reception, **fields: str) -> Iterator[None]:
    """Run an action inside; what it refuses stands beside the field it speaks of, and what was typed stays."""
    try:
        yield
    except NotFound:
        raise
    except DomainError as error:
        show(reception, error, fields)


def show(reception: Reception, error: DomainError, fields: Mapping[str, str]) -> None:
    """Put a refusal where it belongs: beside each missing paper, by the owner's name, or by the matter.

    A field that has an error already says no second one.
    """
    missing = error.details.get("missing", ())
    for line, paper in zip(reception.offer.papers, reception.papers, strict=True):
        if line.name in missing and not paper.has_error("originals"):
            paper.add_error("originals", gettext("Giấy tờ bắt buộc này còn thiếu."))
    if error.field == "owner":
        put(reception, reception.owner, "full_name", error)
    else:
        put(reception, reception.matter, fields.get(error.field or "", error.field), error)


def show_fees(reception: Reception, foreseen: Foreseen) -> None:
    """Put what is refused about the fees beside their lines, or beside how they are paid."""
    for form, error in reception.fees.places_of(foreseen):
        names = TAKING_FIELDS if form is reception.fees.taking else FEE_FIELDS
        put(reception, form, names.get(error.field or "", error.field), error)


def put(reception: Reception, form: Form, field: str | None, error: DomainError) -> None:
    sentence = error.message(get_language() or "vi")
    place = field if field in form.fields else None
    if (place and form.has_error(place)) or (place is None and sentence in form.non_field_errors()):
        return
    refuse(form, place, sentence, error.http_status)
    if reception.status is HTTPStatus.OK:
        reception.status = HTTPStatus(error.http_status)
