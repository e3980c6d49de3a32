"""The protocol of VNPAY 2.1.0: fields, signatures and answers. Amounts are đồng × 100, times GMT+7.

Payment requests and the messages on them are signed over their fields, sorted by name and encoded as in a query string;
status and refund requests over the values of named fields in a fixed order, joined by "|". Both HMAC-SHA512, in hex.
Fields as the gateway's public description has them ("pay", "querydr", "refund").
"""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qsl, quote_plus

from motcua.kernel.text import fold
from motcua.payments.rules.online.notice import BadMessage, Notice, Outcome, RefundAnswer

VERSION = "2.1.0"
GMT7 = timezone(timedelta(hours=7))
TIME = "%Y%m%d%H%M%S"
HASH, HASH_TYPE = "vnp_SecureHash", "vnp_SecureHashType"
DONE, ALREADY_ASKED, PENDING = "00", "94", "01"
LONGEST_INFORMATION = 255

QUERY_FIELDS = "RequestId Version Command TmnCode TxnRef TransactionDate CreateDate IpAddr OrderInfo"
QUERY_ANSWER = (
    "ResponseId Command ResponseCode Message TmnCode TxnRef Amount BankCode PayDate TransactionNo TransactionType "
    "TransactionStatus OrderInfo PromotionCode PromotionAmount"
)
REFUND_FIELDS = (
    "RequestId Version Command TmnCode TransactionType TxnRef Amount TransactionNo TransactionDate CreateBy CreateDate "
    "IpAddr OrderInfo"
)
REFUND_ANSWER = (
    "ResponseId Command ResponseCode Message TmnCode TxnRef Amount BankCode PayDate TransactionNo TransactionType "
    "TransactionStatus OrderInfo"
)

type Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """An order as the gateway is told of it. `amount` in đồng."""

    reference: str
    amount: int
    information: str
    created_at: datetime
    expires_at: datetime
    address: str
    """Where the payer comes from (IP)."""
    return_to: str
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class GivenBack:
    """A refund as the gateway is asked for it; `paid_whole` is what was paid with that transaction, in đồng."""

    request: str
    reference: str
    transaction: str
    amount: int
    paid_whole: int
    ordered_at: datetime
    asked_at: datetime
    by: str
    information: str
    address: str


def query_string(fields: Fields) -> str:
    """The fields as they are signed and sent: sorted by name, encoded, empty ones left out.

    >>> query_string({"vnp_TxnRef": "5", "vnp_OrderInfo": "don hang :5", "vnp_BankCode": ""})
    'vnp_OrderInfo=don+hang+%3A5&vnp_TxnRef=5'
    """
    return "&".join(f"{encoded(name)}={encoded(value)}" for name, value in sorted(fields.items()) if value)


def encoded(text: str) -> str:
    """As forms are encoded by browsers, Java and Node, which is what is signed: "*" stays, "~" does not."""
    return quote_plus(text, safe="*").replace("~", "%7E")


def sign(secret: str, text: str) -> str:
    return hmac.new(secret.encode(), text.encode(), "sha512").hexdigest()


def payment_fields(merchant: str, asked: Asked) -> dict[str, str]:
    """The fields of a request to pay, unsigned."""
    return {
        "vnp_Version": VERSION,
        "vnp_Command": "pay",
        "vnp_TmnCode": merchant,
        "vnp_Amount": str(asked.amount * 100),
        "vnp_CurrCode": "VND",
        "vnp_TxnRef": asked.reference,
        "vnp_OrderInfo": plain(asked.information),
        "vnp_OrderType": "other",
        "vnp_Locale": "en" if asked.language == "en" else "vn",
        "vnp_ReturnUrl": asked.return_to,
        "vnp_IpAddr": asked.address or "127.0.0.1",
        "vnp_CreateDate": written(asked.created_at),
        "vnp_ExpireDate": written(asked.expires_at),
    }


def payment_address(gateway: str, merchant: str, secret: str, asked: Asked) -> str:
    """Where the payer goes: the gateway's address with the signed request."""
    query = query_string(payment_fields(merchant, asked))
    return f"{gateway}?{query}&{HASH}={sign(secret, query)}"


def read_message(secret: str, query: str) -> Notice:
    """An IPN or a return, as its query string came. Raises `BadMessage`: not signed so, or not to be read."""
    fields = fields_of(query)
    given = fields.pop(HASH, "")
    fields.pop(HASH_TYPE, None)
    if not is_signed(secret, query_string(fields), given):
        raise BadMessage("signature")
    return notice_of(fields)


def fields_of(query: str) -> dict[str, str]:
    """The gateway's fields in a query string. Raises `BadMessage` where one is there twice or is no text."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=60)
    except ValueError as error:
        raise BadMessage("query string") from error
    fields = {name: value for name, value in pairs if name.startswith("vnp_")}
    if len(fields) != sum(name.startswith("vnp_") for name, _ in pairs):
        raise BadMessage("a field twice")
    return fields


def is_signed(secret: str, text: str, given: str) -> bool:
    """Compared in constant time; capital letters in the hash are let pass."""
    return hmac.compare_digest(sign(secret, text).encode(), given.lower().encode())


def notice_of(fields: Fields) -> Notice:
    """What the fields say: paid is code 00 and status 00, both. Raises `BadMessage`."""
    code, status = fields.get("vnp_ResponseCode", ""), fields.get("vnp_TransactionStatus", "")
    outcome = Outcome.FAILED
    if status == PENDING:
        outcome = Outcome.PENDING
    elif (code, status) == (DONE, DONE):
        outcome = Outcome.PAID
    return Notice(
        reference=fields.get("vnp_TxnRef", ""),
        outcome=outcome,
        amount=dong_of(fields.get("vnp_Amount", "")),
        transaction=fields.get("vnp_TransactionNo", "")[:40],
        paid_at=moment_of(fields.get("vnp_PayDate", "")),
        bank=fields.get("vnp_BankCode", "")[:20],
        said=f"{code}/{status}"[:40],
    )


def query_body(merchant: str, secret: str, asked: Asked, *, request: str, at: datetime) -> dict[str, str]:
    """The body of a question for an order's status (querydr), signed."""
    values = {
        "RequestId": request,
        "Version": VERSION,
        "Command": "querydr",
        "TmnCode": merchant,
        "TxnRef": asked.reference,
        "TransactionDate": written(asked.created_at),
        "CreateDate": written(at),
        "IpAddr": asked.address or "127.0.0.1",
        "OrderInfo": plain(asked.information),
    }
    return signed_body(secret, values, QUERY_FIELDS)


def read_query_answer(secret: str, body: Mapping[str, object]) -> Notice | None:
    """What the gateway answers; None where it knows of no payment. Raises `BadMessage`."""
    fields = checked_body(secret, body, QUERY_ANSWER)
    if fields.get("vnp_ResponseCode") != DONE:
        return None
    return notice_of(fields)


def refund_body(merchant: str, secret: str, asked: GivenBack) -> dict[str, str]:
    """The body of a request to give back: all of a payment is type 02, a part of it 03."""
    values = {
        "RequestId": asked.request,
        "Version": VERSION,
        "Command": "refund",
        "TmnCode": merchant,
        "TransactionType": "02" if asked.amount == asked.paid_whole else "03",
        "TxnRef": asked.reference,
        "Amount": str(asked.amount * 100),
        "TransactionNo": asked.transaction or "0",
        "TransactionDate": written(asked.ordered_at),
        "CreateBy": plain(asked.by) or "motcua",
        "CreateDate": written(asked.asked_at),
        "IpAddr": asked.address or "127.0.0.1",
        "OrderInfo": plain(asked.information),
    }
    return signed_body(secret, values, REFUND_FIELDS)


def read_refund_answer(secret: str, body: Mapping[str, object]) -> RefundAnswer:
    """Raises `BadMessage`. 94: asked before and in hand, so that nobody knows yet."""
    fields = checked_body(secret, body, REFUND_ANSWER)
    code = fields.get("vnp_ResponseCode", "")
    return RefundAnswer(
        is_done=code == DONE,
        is_unknown=code == ALREADY_ASKED,
        said=f"{code} {fields.get('vnp_Message', '')}".strip()[:200],
        transaction=fields.get("vnp_TransactionNo", "")[:40],
    )


def signed_body(secret: str, values: Mapping[str, str], order: str) -> dict[str, str]:
    body = {f"vnp_{name}": value for name, value in values.items()}
    return body | {HASH: sign(secret, joined(body, order))}


def checked_body(secret: str, body: Mapping[str, object], order: str) -> dict[str, str]:
    """The answer's fields as texts. Raises `BadMessage` where the signature is not theirs."""
    fields = {name: "" if value is None else str(value) for name, value in body.items()}
    if not is_signed(secret, joined(fields, order), fields.get(HASH, "")):
        raise BadMessage("signature")
    return fields


def joined(fields: Fields, order: str) -> str:
    names: Iterable[str] = order.split()
    return "|".join(fields.get(f"vnp_{name}", "") for name in names)


def written(moment: datetime) -> str:
    return moment.astimezone(GMT7).strftime(TIME)


def moment_of(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, TIME).replace(tzinfo=GMT7)
    except ValueError:
        return None


def dong_of(text: str) -> int:
    """đồng out of the gateway's hundredths. Raises `BadMessage`."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 20) or int(text) % 100:
        raise BadMessage("amount")
    return int(text) // 100


def plain(text: str) -> str:
    """A text without accents or marks, as the gateway wants it.

    >>> plain("Phí thẩm định, hồ sơ 000.00.01.H49-181105-0001")
    'phi tham dinh ho so 000.00.01.h49-181105-0001'
    """
    folded = fold(text)
    kept = "".join(each if each.isascii() and (each.isalnum() or each in ".-: ") else " " for each in folded)
    return " ".join(kept.split())[:LONGEST_INFORMATION]
