"""The pretended national platform: an order is begun by a call, paid on its page, and asked after."""

import json
import secrets
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from motcua.kernel import clock
from motcua.payment_simulator import book
from motcua.payment_simulator.accounts import NATIONAL, NATIONAL_RETURN
from motcua.payment_simulator.signing import national_hash

PARTNER, SECRET = NATIONAL
BEGUN = (
    *("LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "SoTien", "LoaiHinhThanhToan", "MaKenhThanhToan"),
    *("MaThietBi", "NgonNgu", "MaTienTe", "MaNganHang", "ThongTinGiaoDich", "ThoiGianGD", "Ip"),
)
ASKED = ("LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD")
PAID, PENDING, FAILED = "1", "3", "4"
OUTCOMES = {"pay": PAID, "fail": FAILED, "delay": PENDING}


@login_not_required
@csrf_exempt
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin an order; the same number again is the same order."""
    body = _body(request, BEGUN)
    if body is None:
        return JsonResponse({"error_code": "97", "message": "MaXacThuc"})
    reference = str(body["MaThamChieu"])
    if book.read(reference) is None:
        order = {"provider": "national", "paid_at": "", "amount": body["SoTien"], "status": PENDING, "transaction": ""}
        book.write(reference, order | {"information": body["ThongTinGiaoDich"], "begun_at": body["ThoiGianGD"]})
    address = request.build_absolute_uri(reverse("simulated-national-pay", args=[reference]))
    return JsonResponse({"error_code": "0", "UrlThanhToan": address})


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, reference: str) -> HttpResponse:
    """The page on which a payer pays; nothing is told to the site, which asks by itself."""
    order = book.read(reference)
    if order is None or order["provider"] != "national":
        return render(request, "payment_simulator/refused.html", {"why": "Unknown order"}, status=404)
    how = request.POST.get("how", "")
    if how not in OUTCOMES:
        shown = {"vnp_TxnRef": reference, "vnp_OrderInfo": order["information"]}
        context = {"amount": int(order["amount"]), "order": shown, "gateway": "Nền tảng thanh toán quốc gia"}
        return render(request, "payment_simulator/pay.html", context)
    order["status"] = OUTCOMES[how]
    if how != "fail":
        order |= {"paid_at": f"{clock.now():%Y%m%d%H%M%S}", "transaction": f"QG{secrets.randbelow(10**8):08d}"}
    book.write(reference, order)
    return redirect(NATIONAL_RETURN.format(reference))


@login_not_required
@csrf_exempt
@require_POST
def status(request: HttpRequest) -> HttpResponse:
    """What became of an order."""
    body = _body(request, ASKED)
    order = book.read(str(body["MaThamChieu"])) if body else None
    if body is None or order is None or order["provider"] != "national":
        return JsonResponse({"MaLoi": "97" if body is None else "01"})
    answer = JsonResponse(
        {
            "MaLoi": "00",
            "LoaiBanTin": body["LoaiBanTin"],
            "MaDoiTac": PARTNER,
            "MaThamChieu": body["MaThamChieu"],
            "SoTien": order["amount"],
            "MaTienTe": "VND",
            "MaGiaoDich": order["transaction"],
            "MaNganHang": "MOPHONG",
            "ThoiGianGD": order["paid_at"],
            "TrangThaiGD": order["status"],
        }
    )
    if order["status"] == PENDING and order["paid_at"]:
        book.write(str(body["MaThamChieu"]), order | {"status": PAID})  # told late: known when asked again
    return answer


def _body(request: HttpRequest, names: tuple[str, ...]) -> dict[str, Any] | None:
    """The message, if its `MaXacThuc` is right."""
    try:
        body = json.loads(request.body)
        values = [str(body[name]) for name in names]
    except (ValueError, KeyError, TypeError):
        return None
    is_right = body.get("MaDoiTac") == PARTNER and body.get("MaXacThuc") == national_hash(values, SECRET)
    return body if is_right else None
