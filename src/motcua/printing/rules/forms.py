"""All forms by key, and which of them a dossier has on a day."""

from collections.abc import Mapping
from types import MappingProxyType

from motcua.kernel.errors import NotFound
from motcua.printing.rules.apology import APOLOGY
from motcua.printing.rules.control_slip import CONTROL_SLIP
from motcua.printing.rules.fee_receipt import FEE_RECEIPT
from motcua.printing.rules.form import Form
from motcua.printing.rules.receipt import RECEIPT
from motcua.printing.rules.refusal import REFUSAL
from motcua.printing.rules.sets import TITLES
from motcua.printing.rules.stop import STOP
from motcua.printing.rules.subject import Subject
from motcua.printing.rules.supplement import SUPPLEMENT

FORMS: Mapping[str, Form] = MappingProxyType(
    {form.key: form for form in (RECEIPT, SUPPLEMENT, REFUSAL, APOLOGY, STOP, CONTROL_SLIP, FEE_RECEIPT)}
)
"""The forms of one dossier, in the order in which people ask for them."""

TEMPLATES = tuple(TITLES)
"""The keys of all templates: the forms of one dossier, the lists and the register."""


def forms_of(subject: Subject, *, as_applicant: bool = False) -> tuple[Form, ...]:
    """The forms that this dossier has by now; only those that are the applicant's too with `as_applicant`."""
    return tuple(
        form
        for form in FORMS.values()
        if form.called_for(subject) is not None and (form.for_applicant or not as_applicant)
    )


def form_named(key: str) -> Form:
    """The form of one dossier with this key. Raises `NotFound`."""
    if key not in FORMS:
        raise form_unknown(key)
    return FORMS[key]


def form_unknown(key: str) -> NotFound:
    return NotFound(
        "form_unknown",
        vi=f"Không có mẫu «{key[:40]}». Các mẫu có: {', '.join(TEMPLATES)}.",
        en=f"There is no form “{key[:40]}”. There are: {', '.join(TEMPLATES)}.",
        field="form",
    )
