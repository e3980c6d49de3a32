"""The protocol of the national payment platform (nền tảng thanh toán của Cổng Dịch vụ công quốc gia).

A request to begin is answered with the address to pay at; what became of it is asked for (status query). `MaXacThuc`
is the SHA-256, in hex, of the message's fields joined by "|" with the partner's secret behind. `MaThamChieu` makes
beginning harmless to repeat. The names of the kinds of message are the partner's agreement with the platform, and so
configuration.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.payments.rules.online.notice import BadMessage, Notice, Outcome
from motcua.payments.rules.online.vnpay import moment_of, plain, written

VERSION = "1.0"
BEGIN_FIELDS = (
    "LoaiBanTin PhienBan MaDoiTac MaThamChieu SoTien LoaiHinhThanhToan MaKenhThanhToan MaThietBi NgonNgu MaTienTe "
    "MaNganHang ThongTinGiaoDich ThoiGianGD Ip"
)
QUERY_FIELDS = "LoaiBanTin PhienBan MaDoiTac MaThamChieu ThoiGianGD"
OUTCOMES = {"1": Outcome.PAID, "3": Outcome.PENDING, "4": Outcome.FAILED}
"""`TrangThaiGD`: paid; not known yet, as after a bank's time-out; failed."""
KINDS = {"phi": "1", "le_phi": "2", "": "1"}


@dataclass(frozen=True, slots=True)
class Fee:
    name: str
    kind: str
    amount: int


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """What the platform's receipt says (`ThongTinBienLai`)."""

    procedure_code: str
    procedure_name: str
    agency_code: str
    agency_name: str
    dossier_code: str
    account_number: str
    account_name: str
    account_bank: str
    payer: str
    payer_identity: str
    payer_address: str
    fees: tuple[Fee, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """An order as the platform is told of it. `amount` in đồng."""

    reference: str
    amount: int
    information: str
    at: datetime
    address: str
    language: str
    receipt: ReceiptFacts


def authentication(fields: Mapping[str, object], order: str, secret: str) -> str:
    """`MaXacThuc`: SHA-256 of the fields in that order and the secret, joined by "|"."""
    told: Iterable[str] = (str(fields.get(name, "")) for name in order.split())
    return hashlib.sha256("|".join([*told, secret]).encode()).hexdigest()


def begin_body(partner: str, secret: str, begun: Begun, *, message: str = "pay") -> dict[str, object]:
    """The request to begin, with its `MaXacThuc`."""
    body: dict[str, object] = {
        "LoaiBanTin": message,
        "PhienBan": VERSION,
        "MaDoiTac": partner,
        "MaThamChieu": begun.reference,
        "SoTien": str(begun.amount),
        "LoaiHinhThanhToan": "1",
        "MaKenhThanhToan": "1",
        "MaThietBi": "1",
        "NgonNgu": "en" if begun.language == "en" else "vi",
        "MaTienTe": "VND",
        "MaNganHang": "",
        "ThongTinGiaoDich": plain(begun.information),
        "ThoiGianGD": written(begun.at),
        "Ip": begun.address or "127.0.0.1",
        "ThongTinBienLai": receipt_body(begun.receipt, begun.information),
    }
    return body | {"MaXacThuc": authentication(body, BEGIN_FIELDS, secret)}


def receipt_body(receipt: ReceiptFacts, information: str) -> dict[str, object]:
    fees = [
        {"LoaiPhiLePhi": KINDS[fee.kind], "MaPhiLePhi": "", "TenPhiLePhi": fee.name, "SoTien": str(fee.amount)}
        for fee in receipt.fees
    ]
    return {
        "MaTTHC": receipt.procedure_code,
        "TenTTHC": receipt.procedure_name,
        "MaDVC": receipt.procedure_code,
        "MaDonVi": receipt.agency_code,
        "TenDonVi": receipt.agency_name,
        "MaHoSo": receipt.dossier_code,
        "TKThuHuong": receipt.account_number,
        "TenTKThuHuong": receipt.account_name,
        "MaNHThuHuong": receipt.account_bank,
        "HoTenNguoiNop": receipt.payer,
        "SoCMNDNguoiNop": receipt.payer_identity,
        "DiaChiNguoiNop": receipt.payer_address,
        "NoiDungThanhToan": plain(information),
        "PhiLePhi": fees,
        "DSKhoanNop": [{"NoiDung": fee.name, "SoTien": str(fee.amount)} for fee in receipt.fees],
    }


def read_begin_answer(body: Mapping[str, object]) -> str:
    """Where the payer goes (`UrlThanhToan`). Raises `BadMessage`."""
    address = str(body.get("UrlThanhToan") or "")
    if str(body.get("error_code", "")) != "0" or not address:
        raise BadMessage(f"error_code {body.get('error_code')}")
    return address


def query_body(
    partner: str, secret: str, reference: str, begun_at: datetime, *, message: str = "querydr"
) -> dict[str, str]:
    """The question for what became of an order; `ThoiGianGD` is the time at which it was begun."""
    body = {
        "LoaiBanTin": message,
        "PhienBan": VERSION,
        "MaDoiTac": partner,
        "MaThamChieu": reference,
        "ThoiGianGD": written(begun_at),
    }
    return body | {"MaXacThuc": authentication(body, QUERY_FIELDS, secret)}


def read_query_answer(body: Mapping[str, object]) -> Notice | None:
    """What the platform answers; None where it knows of no payment. Raises `BadMessage`.

    The answer comes on our own call, so the connection vouches for it; the order's number and amount are compared.
    """
    if str(body.get("MaLoi", "")) != "00":
        return None
    amount, status = str(body.get("SoTien", "")), str(body.get("TrangThaiGD", ""))
    if not (amount.isascii() and amount.isdecimal() and len(amount) <= 18):
        raise BadMessage("amount")
    return Notice(
        reference=str(body.get("MaThamChieu", "")),
        outcome=OUTCOMES.get(status, Outcome.PENDING),
        amount=int(amount),
        transaction=str(body.get("MaGiaoDich", ""))[:40],
        paid_at=moment_of(str(body.get("ThoiGianGD", ""))),
        bank=str(body.get("MaNganHang", ""))[:20],
        said=status[:40],
    )
