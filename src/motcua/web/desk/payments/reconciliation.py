"""The day's reconciliation with a gateway: its file against our book, and every difference until it is settled."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.payments.models import Difference
from motcua.payments.online.reconciling import (
    differences_of,
    gateway_to_reconcile,
    gateways_reconciled_by,
    last_reconciliation,
    open_differences,
)
from motcua.payments.till_access import check_may_use_cash_desk
from motcua.web.actor import actor_of
from motcua.web.csv_answer import csv_answer
from motcua.web.desk.payments.acts import Act, asked_act, form_of, is_done
from motcua.web.desk.payments.online_forms import ReconcileForm, SettleForm
from motcua.web.desk.payments.online_words import FINDINGS, KINDS, title_of
from motcua.web.desk.payments.waiting import waiting_work
from motcua.web.forms import answer_status

MOST = 500


@require_http_methods(["GET", "HEAD", "POST"])
def reconciliation(request: HttpRequest) -> HttpResponse:
    """The day asked for (`gateway`, `day`), else what is open; the head brings the gateway's file and settles."""
    actor, now = actor_of(request), clock.now()
    check_may_use_cash_desk(actor)
    sent: Act | None = asked_act(request, (ReconcileForm, SettleForm))
    if isinstance(sent, ReconcileForm):
        sent.files = request.FILES
        sent.fields["gateway"].choices = [(each.key, title_of(each)) for each in gateways_reconciled_by(actor)]  # type: ignore[attr-defined]
    if sent and is_done(sent, actor, None, now):
        messages.success(request, str(sent.done))
        return redirect(_address(sent, request))
    gateway, day = request.GET.get("gateway", ""), read_day(request.GET.get("day", ""))
    asked = gateway_to_reconcile(actor, gateway, reading=True) if gateway and day else None
    found = differences_of(asked.key, day) if asked and day else open_differences(actor)
    heads = gateways_reconciled_by(actor)
    reconcile = form_of(ReconcileForm, sent, day=now.date()) if heads else None
    if reconcile:
        reconcile.fields["gateway"].choices = [(each.key, title_of(each)) for each in heads]  # type: ignore[attr-defined]
    context = {
        "form": sent,
        "gateway": asked,
        "gateway_title": title_of(asked) if asked else "",
        "day": day,
        "last": last_reconciliation(asked.key, day) if asked and day else None,
        "rows": [_row(each, sent, {one.key for one in heads}) for each in found[:MOST]],
        "reconcile": reconcile,
        "work": waiting_work(actor, now),
        "csv_address": f"{reverse('reconciliation-csv')}?{request.GET.urlencode()}",
    }
    return render(request, "desk/payments/reconciliation.html", context, status=answer_status(sent) if sent else 200)


@require_safe
def reconciliation_csv(request: HttpRequest) -> HttpResponse:
    """The differences of a day as CSV."""
    actor = actor_of(request)
    check_may_use_cash_desk(actor)
    day = read_day(request.GET.get("day", ""))
    gateway = gateway_to_reconcile(actor, request.GET.get("gateway", ""), reading=True)
    headings = ("finding", "kind", "transaction", "reference", "ours", "theirs", "settled", "settled_by")
    found = differences_of(gateway.key, day) if day else ()
    lines = ([getattr(each, heading) for heading in headings] for each in found)
    return csv_answer(f"doi-soat-{gateway.key}-{day}.csv", [headings, *lines])


def read_day(text: str) -> date | None:
    """A day as addresses have it, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _row(each: Difference, sent: Act | None, keys: set[str]) -> dict[str, object]:
    is_sent = isinstance(sent, SettleForm) and sent.data.get("settle-difference") == str(each.pk)
    form = None
    if not each.settled and each.gateway in keys:
        form = sent if is_sent else SettleForm(first={"difference": each.pk})
        form.auto_id = f"id_{each.pk}_%s"  # type: ignore[union-attr]
    return {"difference": each, "finding": FINDINGS[each.finding], "kind": KINDS[each.kind], "form": form}


def _address(form: Act, request: HttpRequest) -> str:
    if isinstance(form, ReconcileForm):
        asked = {"gateway": form.cleaned_data["gateway"], "day": form.cleaned_data["day"].isoformat()}
        return f"{reverse('reconciliation')}?{urlencode(asked)}"
    return request.get_full_path()
