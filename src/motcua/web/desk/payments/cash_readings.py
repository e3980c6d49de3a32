"""Reads the cash of a day into what its page shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.payments import policies
from motcua.payments.day_sheet import DaySheet, Move, day_sheet
from motcua.payments.models import CashCount, Till
from motcua.payments.queries import tills_of_day
from motcua.payments.rules.facts import Drawer, Fact, Paid, Refunded
from motcua.payments.till_access import till_for, till_not_found
from motcua.web.desk.payments import cash_forms
from motcua.web.desk.payments.acts import Act, form_of
from motcua.web.desk.payments.addresses import address_of
from motcua.web.desk.payments.fee_readings import TITLES
from motcua.web.desk.payments.waiting import WaitingWork, waiting_work
from motcua.web.leadership.period_form import DAY_FORMATS, DayInput


class DayForm(forms.Form):
    """The day asked for."""

    day = forms.DateField(label=_("Ngày"), input_formats=DAY_FORMATS, widget=DayInput)


@dataclass(frozen=True, slots=True)
class CashLine:
    """One move of money; `address` leads to the dossier's fees, "" for one that may not be seen any more."""

    at: datetime
    is_earlier: bool
    title: str | Promise
    code: str
    address: str
    document: str
    cash: int
    transfer: int


@dataclass(frozen=True, slots=True)
class CashPage:
    """A day, its tills, and the one that is open on the page with the forms of what may be done."""

    day: date
    day_form: DayForm
    tills: tuple[Till, ...]
    till: Till | None
    sheet: DaySheet | None
    lines: tuple[CashLine, ...]
    counts: tuple[CashCount, ...]
    forms: dict[str, Act]
    work: WaitingWork


def asked_drawer(actor: Actor, asked: Mapping[str, str]) -> Drawer:
    """The drawer named by `till` in the address. Raises `NotFound`."""
    till = till_for(actor, asked.get("till", ""))
    return Drawer(till.centre.code, till.cashier_id, till.day)


def read_cash(actor: Actor, asked: Mapping[str, str], now: datetime, sent: Act | None) -> CashPage:
    """The page for the day and till asked for: today, and one's own, unless told otherwise. Raises `NotFound`."""
    chosen = till_for(actor, asked["till"]) if asked.get("till") else None
    day_form = DayForm({"day": asked.get("day") or (chosen.day if chosen else now.date()).isoformat()})
    day = day_form.cleaned_data["day"] if day_form.is_valid() else now.date()
    tills = tuple(tills_of_day(actor, day))
    if chosen and chosen not in tills:
        raise till_not_found()
    own = [till for till in tills if till.cashier_id == actor.account_id]
    till = chosen or next(iter((*own, *tills)), None)
    sheet = day_sheet(actor, till) if till else None
    return CashPage(
        day=day,
        day_form=day_form,
        tills=tills,
        till=till,
        sheet=sheet,
        lines=tuple(cash_line(each, sheet.till.day) for each in sheet.lines) if sheet else (),
        counts=tuple(till.counts.select_related("reopening", "confirmation").order_by("pk")) if till else (),
        forms=possible_forms(actor, till, sheet, sent) | opening_form(actor, till, day, now, sent),
        work=waiting_work(actor, now),
    )


def cash_line(move: Move, day: date) -> CashLine:
    at = move.at.astimezone(VIETNAM)
    return CashLine(
        at=at,
        is_earlier=at.date() != day,
        title=TITLES[move.fact.KIND],
        code=move.code,
        address="" if move.dossier is None else address_of("fees", move.dossier),
        document=document_of(move.fact),
        cash=move.cash,
        transfer=move.transfer,
    )


def document_of(fact: Fact) -> str:
    """What paper belongs to a move of money."""
    if isinstance(fact, Paid):
        return fact.receipt
    return fact.voucher if isinstance(fact, Refunded) else ""


def possible_forms(actor: Actor, till: Till | None, sheet: DaySheet | None, sent: Act | None) -> dict[str, Act]:
    """What may be done with the till that is open on the page."""
    if till is None or sheet is None:
        return {}
    is_head = till.centre_id in policies.headed_centres(actor)
    is_own = till.cashier_id == actor.account_id and till.centre_id in policies.cash_centres(actor)
    forms: dict[str, Act] = {}
    if is_head and till.is_closed:
        if sheet.confirmation is None:
            forms["confirm"] = form_of(cash_forms.ConfirmForm, sent)
        forms["reopen"] = form_of(cash_forms.ReopenForm, sent)
    if (is_head or is_own) and not till.is_closed:
        forms["count"] = form_of(cash_forms.CountForm, sent)
    return forms


def opening_form(actor: Actor, till: Till | None, day: date, now: datetime, sent: Act | None) -> dict[str, Act]:
    """The opening of one's own day: today, on one's own till or on none, until it is counted."""
    centres = policies.cash_centres(actor)
    is_own = till is None or (till.cashier_id == actor.account_id and not till.is_closed)
    if not centres or not is_own or day != now.date():
        return {}
    named = ServiceCentre.objects.filter(pk__in=centres).order_by("name_sort")
    form = form_of(cash_forms.OpeningForm, sent)
    form.offer(centre=[(str(each.pk), each.name) for each in named])
    return {"opening": form}
