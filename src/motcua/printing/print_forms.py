"""One form of one dossier for an actor, by the one door."""

from datetime import datetime

from motcua.dossiers.access import LoadedDossier, dossier_for, draft_for
from motcua.dossiers.citizens_side import is_concerned
from motcua.organisation.actors import Actor
from motcua.printing import policies
from motcua.printing.drawing import Filled, draw
from motcua.printing.loading import NameBook, Rate
from motcua.printing.rules.fee_receipt import Payment, fee_receipt_data
from motcua.printing.rules.form import Form
from motcua.printing.rules.forms import form_named, forms_of
from motcua.printing.rules.receipt import RECEIPT
from motcua.printing.rules.result_letter import RESULT, Letter, result_letter_data
from motcua.printing.rules.subject import Names, Subject
from motcua.worktime.rules.schedule import in_vietnam


def forms_for(actor: Actor, loaded: LoadedDossier) -> tuple[Form, ...]:
    """The forms that the dossier has by now, of those that are this actor's to print."""
    subject = Subject(loaded.state, loaded.events, Names())
    return forms_of(subject, as_applicant=is_concerned(actor, loaded.state))


def print_form(
    actor: Actor, code: str, form: str, *, at: datetime, look_up: str = "", rate: Rate | None = None
) -> bytes:
    """The PDF of one form of the dossier with `code`. `look_up` is the address that a receipt names, `rate` tells where
    the visit is rated.

    Raises what the door raises for a dossier that is absent or not this actor's, `NotFound` for no such form, `Refused`
    while nothing has happened that the form is for.
    """
    return _print(actor, dossier_for(actor, code), form, at=at, look_up=look_up, rate=rate)


def print_form_without_code(actor: Actor, dossier_id: int, form: str, *, at: datetime, look_up: str = "") -> bytes:
    """The same for a dossier without a code yet: turned away at the counter, or asked for papers before acceptance."""
    return _print(actor, draft_for(actor, dossier_id), form, at=at, look_up=look_up)


def print_fee_receipt(payment: Payment, centre: str) -> bytes:
    """The receipt in three copies for money that the one-stop with this code took. Who may is the caller's to check."""
    office = NameBook().centre(centre)
    filled = Filled("fee_receipt", fee_receipt_data(payment, office), in_vietnam(payment.at).date())
    return draw([filled], at=payment.at)


def print_result(loaded: LoadedDossier, letter: Letter, *, at: datetime) -> bytes:
    """The result of a dossier that the actor was let in to, from its template. Who may decide is the caller's to check.

    Raises `Invalid` for a letter that says nothing.
    """
    data = result_letter_data(NameBook().subject(loaded), letter)
    return draw([Filled(RESULT, data, letter.signed_on)], at=at)


def fill_form(form: Form, subject: Subject) -> Filled:
    """The form filled in for the dossier, to be drawn as on the day of what called for it."""
    data = form.data(subject)
    event = form.called_for(subject)
    return Filled(form.key, data, in_vietnam(event.at).date() if event else subject.day)


def _print(
    actor: Actor, loaded: LoadedDossier, form: str, *, at: datetime, look_up: str, rate: Rate | None = None
) -> bytes:
    wanted = form_named(form)
    policies.check_may_print(actor, form, loaded.state, for_applicant=wanted.for_applicant)
    subject = NameBook(look_up, rate if wanted is RECEIPT else None).subject(loaded)
    return draw([fill_form(wanted, subject)], at=at)
