"""The payment gateways of a site's configuration: for each, whose money it brings and the secret it signs with.

In TOML a table for each, `[[payment_gateways]]`; in the environment the same as JSON. A secret is never repeated in a
message, and never in a representation.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from motcua.kernel.misconfiguration import misconfigured

PROVIDERS = ("vnpay", "national")
EVERY_CENTRE = "*"
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,29}")
_ADDRESS = re.compile(r"https://[^\s/]+/\S*")


@dataclass(frozen=True, slots=True)
class PaymentGateway:
    """One account at a gateway. `centre`: the code of the one-stop that receives the money, "*" for every one.

    `merchant` is the account's name there (vnp_TmnCode, MaDoiTac); the payer goes to `address`, the site asks
    `service_address`. The bank account is what the national platform's receipt names.
    """

    key: str
    provider: str
    centre: str
    merchant: str
    secret: str = field(repr=False)
    address: str = ""
    service_address: str = ""
    begin_message: str = "pay"
    query_message: str = "querydr"
    bank_account: str = ""
    bank_account_name: str = ""
    bank: str = ""


NAMES = tuple(each.name for each in fields(PaymentGateway))
NEEDED = {
    "vnpay": ("key", "centre", "merchant", "secret", "address", "service_address"),
    "national": ("key", "centre", "merchant", "secret", "address", "service_address", "bank_account", "bank"),
}
SHORTEST_SECRET = 16


def read_payment_gateways(values: Mapping[str, Any]) -> tuple[PaymentGateway, ...]:
    """Absent is none. Raises `ConfigurationError` naming the gateway and the key at fault."""
    given = values.get("payment_gateways", [])
    if isinstance(given, str):
        try:
            given = json.loads(given or "[]")
        except ValueError:
            given = None
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise misconfigured(
            vi="payment_gateways phải là các bảng [[payment_gateways]], hoặc danh sách JSON trong biến môi trường.",
            en="payment_gateways must be tables [[payment_gateways]], or a JSON list in the environment.",
        )
    gateways = tuple(_read(number, each) for number, each in enumerate(given, start=1))
    for name, what in (("key", [each.key for each in gateways]), ("merchant", [each.merchant for each in gateways])):
        if len(set(what)) != len(what):
            raise _wrong("payment_gateways", name, "có hai lần", "is there twice")
    return gateways


def _read(number: int, table: Mapping[str, Any]) -> PaymentGateway:
    where = f"payment_gateways {table.get('key') or number}"
    for name, value in table.items():
        if name not in NAMES:
            raise _wrong(where, name, "không phải là khóa cấu hình", "is not a key of it")
        if not isinstance(value, str):
            raise _wrong(where, name, "phải là chữ", "must be a text")
    provider = table.get("provider", "")
    if provider not in PROVIDERS:
        raise _wrong(where, "provider", f"phải là {' hoặc '.join(PROVIDERS)}", f"must be {' or '.join(PROVIDERS)}")
    for name in NEEDED[provider]:
        if not table.get(name):
            raise _wrong(where, name, "còn thiếu", "is missing")
    if not _KEY.fullmatch(table["key"]):
        raise _wrong(where, "key", "gồm chữ thường, số, dấu -", "is small letters, digits and -")
    for name in ("address", "service_address"):
        if not _ADDRESS.fullmatch(table[name]):
            raise _wrong(where, name, "phải bắt đầu bằng https://", "must begin with https://")
    if len(table["secret"]) < SHORTEST_SECRET:
        raise _wrong(
            where, "secret", f"ngắn hơn {SHORTEST_SECRET} ký tự", f"is shorter than {SHORTEST_SECRET} characters"
        )
    return PaymentGateway(**table)


def _wrong(where: str, name: str, vi: str, en: str) -> Exception:
    return misconfigured(vi=f"{where}: {name} {vi}; hãy sửa tệp cấu hình.", en=f"{where}: {name} {en}; correct it.")
