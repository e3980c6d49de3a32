"""The pretended VNPAY: its page to pay on, and its service for status and refunds."""

import json
import secrets
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from motcua.kernel import clock
from motcua.payment_simulator import book, calling
from motcua.payment_simulator.accounts import IPN, VNPAY
from motcua.payment_simulator.signing import hash_of_values, is_signed_query, signed_query

MERCHANT, KEY = VNPAY
WAYS = ("pay", "fail", "delay", "twice", "forge", "silent")
ASKED = ("RequestId", "Version", "Command", "TmnCode", "TxnRef", "TransactionDate", "CreateDate", "IpAddr", "OrderInfo")
BACK = (
    *("RequestId", "Version", "Command", "TmnCode", "TransactionType", "TxnRef", "Amount", "TransactionNo"),
    *("TransactionDate", "CreateBy", "CreateDate", "IpAddr", "OrderInfo"),
)
ANSWERED = (
    *("ResponseId", "Command", "ResponseCode", "Message", "TmnCode", "TxnRef", "Amount", "BankCode", "PayDate"),
    *("TransactionNo", "TransactionType", "TransactionStatus", "OrderInfo"),
)
PROMOTION = ("PromotionCode", "PromotionAmount")


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest) -> HttpResponse:
    """The page on which a payer pays, or has something go wrong; as a gateway's, it takes what is signed alone."""
    asked = request.GET.dict()
    if asked.get("vnp_TmnCode") != MERCHANT or not is_signed_query(KEY, asked):
        return render(request, "payment_simulator/refused.html", {"why": "Invalid signature"}, status=400)
    how = request.POST.get("how", "")
    if how not in WAYS:
        context = {"amount": int(asked["vnp_Amount"]) // 100, "order": asked, "gateway": "VNPAY"}
        return render(request, "payment_simulator/pay.html", context)
    told = settle(asked, is_paid=how != "fail")
    notify(f"{request.scheme}://{request.get_host()}{IPN}", told, how)
    return redirect(f"{asked['vnp_ReturnUrl']}?{signed_query(KEY, told)}")


def settle(asked: dict[str, str], *, is_paid: bool) -> dict[str, str]:
    """Write down what happened, and what is told of it."""
    code, status = ("00", "00") if is_paid else ("24", "02")
    told = {
        "vnp_TmnCode": MERCHANT,
        "vnp_Amount": asked["vnp_Amount"],
        "vnp_TxnRef": asked["vnp_TxnRef"],
        "vnp_OrderInfo": asked.get("vnp_OrderInfo", ""),
        "vnp_BankCode": "NCB",
        "vnp_CardType": "ATM",
        "vnp_PayDate": f"{clock.now():%Y%m%d%H%M%S}",
        "vnp_TransactionNo": str(14_000_000 + secrets.randbelow(1_000_000)),
        "vnp_ResponseCode": code,
        "vnp_TransactionStatus": status,
    }
    paid_at = told["vnp_PayDate"] if is_paid else ""
    book.write(asked["vnp_TxnRef"], {"provider": "vnpay", "paid_at": paid_at, "told": told, "refunds": []})
    return told


def notify(address: str, told: dict[str, str], how: str) -> None:
    true = f"{address}?{signed_query(KEY, told)}"
    forged = true[:-1] + ("0" if true[-1] != "0" else "1")
    calls = {"twice": (true, true), "forge": (forged,), "silent": ()}.get(how, (true,))
    calling.call(*calls, after=calling.DELAY if how == "delay" else 0)


@login_not_required
@csrf_exempt
@require_POST
def service(request: HttpRequest) -> HttpResponse:
    """Status (querydr) and refund."""
    try:
        body: dict[str, Any] = json.loads(request.body)
        fields = {name.removeprefix("vnp_"): str(value) for name, value in body.items()}
    except (ValueError, AttributeError):
        return answered({"ResponseCode": "99", "Message": "Bad request"})
    is_refund = fields.get("Command") == "refund"
    names = BACK if is_refund else ASKED
    if hash_of_values(KEY, fields, names) != fields.get("SecureHash"):
        return answered({"ResponseCode": "97", "Message": "Invalid checksum"}, is_refund)
    order = book.read(fields.get("TxnRef", ""))
    if order is None or order["provider"] != "vnpay":
        return answered({"ResponseCode": "91", "Message": "Not found", "TxnRef": fields.get("TxnRef", "")}, is_refund)
    known = {name.removeprefix("vnp_"): value for name, value in order["told"].items()}
    if not is_refund:
        return answered(known | {"ResponseCode": "00", "Message": "Success", "TransactionType": "01"})
    return answered(known | refund(fields, order), is_refund)


def refund(fields: dict[str, str], order: book.Order) -> dict[str, str]:
    """Give back up to what was paid; the same request is answered as being in hand."""
    made, amount = order["refunds"], int(fields["Amount"])
    if any(each["request"] == fields["RequestId"] for each in made):
        return {"ResponseCode": "94", "Message": "Duplicate request"}
    if not order["paid_at"]:
        return {"ResponseCode": "95", "Message": "Not paid"}
    if sum(each["amount"] for each in made) + amount > int(order["told"]["vnp_Amount"]):
        return {"ResponseCode": "02", "Message": "Invalid amount"}
    day = f"{clock.now():%Y%m%d}"
    made.append({"request": fields["RequestId"], "amount": amount, "day": day})
    book.write(fields["TxnRef"], order)
    number = str(15_000_000 + secrets.randbelow(1_000_000))
    return {"ResponseCode": "00", "Message": "Success", "Amount": str(amount), "TransactionNo": number}


def answered(values: dict[str, str], is_refund: bool = False) -> HttpResponse:
    told = {"ResponseId": secrets.token_hex(8), "Command": "refund" if is_refund else "querydr", "TmnCode": MERCHANT}
    told |= {name: values.get(name, "") for name in ANSWERED if name not in told}
    names = ANSWERED if is_refund else (*ANSWERED, *PROMOTION)
    hash_ = hash_of_values(KEY, told, names)
    return JsonResponse({f"vnp_{name}": value for name, value in told.items()} | {"vnp_SecureHash": hash_})
