"""Reads the cash of a day into what its page shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.organisation.actors import Actor
from motcua.payments import policies
from motcua.payments.models import CashCount, Till
from motcua.payments.queries import CashDay, cash_day, tills_of_day
from motcua.payments.rules.codec import decode_fact
from motcua.payments.rules.facts import Drawer, Paid
from motcua.payments.till_access import check_may_use_cash_desk, till_for, till_not_found
from motcua.web.desk.payments import cash_forms
from motcua.web.desk.payments.acts import Act, form_of
from motcua.web.desk.payments.fee_readings import TITLES
from motcua.web.leadership.period_form import DAY_FORMATS, DayInput


class DayForm(forms.Form):
    """The day asked for."""

    day = forms.DateField(label=_("Ngày"), input_formats=DAY_FORMATS, widget=DayInput)


@dataclass(frozen=True, slots=True)
class CashLine:
    """One move of money."""

    at: datetime
    title: str | Promise
    code: str
    number: int
    receipt: str
    cash: int
    transfer: int


@dataclass(frozen=True, slots=True)
class CashPage:
    """A day, its tills, and the one that is open on the page with the forms of what may be done."""

    day: date
    day_form: DayForm
    tills: tuple[Till, ...]
    till: Till | None
    cash_day: CashDay | None
    lines: tuple[CashLine, ...]
    counts: tuple[CashCount, ...]
    forms: dict[str, Act]


def asked_drawer(actor: Actor, asked: Mapping[str, str]) -> Drawer:
    """The drawer named by `till` in the address. Raises `NotFound`."""
    till = till_for(actor, asked.get("till", ""))
    return Drawer(till.centre.code, till.cashier_id, till.day)


def read_cash(actor: Actor, asked: Mapping[str, str], now: datetime, sent: Act | None) -> CashPage:
    """The page for the day and till asked for: today, and one's own, unless told otherwise. Raises `NotFound`."""
    check_may_use_cash_desk(actor)
    chosen = till_for(actor, asked["till"]) if asked.get("till") else None
    day_form = DayForm({"day": asked.get("day") or (chosen.day if chosen else now.date()).isoformat()})
    day = day_form.cleaned_data["day"] if day_form.is_valid() else now.date()
    tills = tuple(tills_of_day(actor, day))
    if chosen and chosen not in tills:
        raise till_not_found()
    own = [till for till in tills if till.cashier_id == actor.account_id]
    till = chosen or next(iter((*own, *tills)), None)
    told = cash_day(actor, till) if till else None
    return CashPage(
        day=day,
        day_form=day_form,
        tills=tills,
        till=till,
        cash_day=told,
        lines=read_lines(told) if told else (),
        counts=tuple(till.counts.select_related("reopening").order_by("pk")) if till else (),
        forms=possible_forms(actor, till, sent) if till else {},
    )


def read_lines(told: CashDay) -> tuple[CashLine, ...]:
    lines = []
    for each in told.lines:
        fact = decode_fact(each.entry.kind, each.entry.data)
        lines.append(
            CashLine(
                at=each.entry.at,
                title=TITLES[each.entry.kind],
                code=each.code,
                number=each.entry.seq,
                receipt=fact.receipt if isinstance(fact, Paid) else "",
                cash=each.entry.cash,
                transfer=each.entry.transfer,
            )
        )
    return tuple(lines)


def possible_forms(actor: Actor, till: Till, sent: Act | None) -> dict[str, Act]:
    is_head = till.centre_id in policies.headed_centres(actor)
    is_own = till.cashier_id == actor.account_id and till.centre_id in policies.cash_centres(actor)
    if till.is_closed:
        return {"reopen": form_of(cash_forms.ReopenForm, sent)} if is_head else {}
    return {"count": form_of(cash_forms.CountForm, sent)} if is_head or is_own else {}
