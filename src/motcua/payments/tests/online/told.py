"""Dossiers submitted online, orders for them, and what a gateway would tell, signed as it signs."""

import hmac
from dataclasses import replace
from urllib.parse import urlencode
from uuid import uuid4

from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.rules.content import Channel, Line
from motcua.catalogue.rules.content_json import content_to_json
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.tests.world import World, application, instant
from motcua.kernel.payment_gateways import PaymentGateway
from motcua.payments.actions.open_order import Visit, open_order
from motcua.payments.actions.take_notice import Message, take_notice
from motcua.payments.models import PaymentOrder
from motcua.payments.rules.online import vnpay
from motcua.payments.rules.online.notice import Verdict
from motcua.payments.tests.fees import CONTENT, LE_PHI, PER_PAGE, PHI, TERM

VNPAY = PaymentGateway(
    key="vnpay-qni",
    provider="vnpay",
    centre="QNI",
    merchant="QNIPVHCC",
    secret="A1B2C3D4E5F6G7H8I9J0",
    address="https://pay.example.vn/paymentv2/vpcpay.html",
    service_address="https://pay.example.vn/merchant_webapi/api/transaction",
)
NATIONAL = PaymentGateway(
    key="quoc-gia",
    provider="national",
    centre="*",
    merchant="DTQNI",
    secret="bi-mat-cua-doi-tac-1",
    address="https://quocgia.example.vn/khoi-tao",
    service_address="https://quocgia.example.vn/trang-thai",
    bank_account="3711.0.1234567",
    bank_account_name="TT PVHCC Quảng Ninh",
    bank="KBNN",
)
ACCOUNTS = (VNPAY, NATIONAL)
VISIT = Visit("https://dichvucong.example.vn", "203.0.113.9")
RETURN = "/thanh-toan/ve/{}/"


def with_online_fees(world: World) -> World:
    """The procedure with 170,000 đ of sure fees online, and one by the page."""
    lines = tuple(line for line in CONTENT.lines if line.channel is not Channel.ONLINE)
    online = Line(Channel.ONLINE, "thuong", TERM, fees=(PHI, LE_PHI, PER_PAGE))
    other = Line(Channel.ONLINE, "khac", TERM)
    content = replace(CONTENT, lines=(*lines, online, other))
    ProcedureRevision.objects.update(content=content_to_json(content))
    return world


def submitted(world: World, at: str = "05/11 08:30") -> int:
    """Submitted by An, not looked at yet. Its number."""
    asked = application(channel=Channel.ONLINE, case="thuong")
    number = save_draft(world.an, asked, at=instant("05/11 08:00")).dossier_id
    submit_dossier(world.an, number, at=instant(at))
    return number


def accepted_online(world: World) -> str:
    number = submitted(world)
    asked = application(channel=Channel.ONLINE, case="thuong")
    return accept_dossier(world.binh, asked, at=instant("05/11 09:00"), registered=number).state.code


def ordered(
    world: World, dossier: str | int, at: str = "05/11 10:00", gateway: str = VNPAY.key, **more: object
) -> PaymentOrder:
    named = {"request_id": uuid4()} | more
    return open_order(world.an, dossier, gateway, VISIT, RETURN, at=instant(at), **named)


def fields_of(order: PaymentOrder, **changes: str) -> dict[str, str]:
    """What the gateway tells of an order paid at once."""
    told = {
        "vnp_TmnCode": VNPAY.merchant,
        "vnp_TxnRef": order.reference,
        "vnp_Amount": str(order.amount * 100),
        "vnp_OrderInfo": "nop phi",
        "vnp_BankCode": "NCB",
        "vnp_PayDate": "20181105100300",
        "vnp_ResponseCode": "00",
        "vnp_TransactionStatus": "00",
        "vnp_TransactionNo": f"9{order.pk:07d}",
    }
    return told | {f"vnp_{name}": value for name, value in changes.items()}


def signed(fields: dict[str, str], secret: str = VNPAY.secret) -> str:
    """The query string, signed by other code than ours."""
    query = urlencode(sorted(fields.items()))
    return f"{query}&vnp_SecureHash={hmac.digest(secret.encode(), query.encode(), 'sha512').hex()}"


def tell(order: PaymentOrder, at: str = "05/11 10:03", kind: str = "ipn", **changes: str) -> Verdict:
    """The gateway tells that it was paid, or what `changes` say."""
    raw = signed(fields_of(order, **changes))
    return take_notice(VNPAY, Message(kind, raw), vnpay.read_message(VNPAY.secret, raw), at=instant(at))
