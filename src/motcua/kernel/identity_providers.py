"""The identity providers that a site lets citizens sign in with (OpenID Connect), as its configuration names them.

In the file, one table for each, in the order in which they are offered:

    [[identity_providers]]
    name = "quoc-gia"
    label = "Tài khoản định danh điện tử (VNeID)"
    label_en = "National electronic identity (VNeID)"
    discovery = "https://…/.well-known/openid-configuration"
    client_id = "…"
    client_secret = "…"

Without `discovery`: `issuer`, `authorization_endpoint`, `token_endpoint`, `userinfo_endpoint`, `jwks_uri` and, where
there is one, `end_session_endpoint`. Further keys: `scope`, `acr_values`, `for` ("person", "organisation", "any") and
`level`. From the environment: the same as a JSON list. Where none is configured, none is offered.
"""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from motcua.kernel.misconfiguration import ConfigurationError, misconfigured
from motcua.kernel.site_values import Values

KEY = "identity_providers"
ENDPOINTS = (
    "authorization_endpoint",
    "token_endpoint",
    "userinfo_endpoint",
    "jwks_uri",
    "end_session_endpoint",
)
NEEDED_ENDPOINTS = ENDPOINTS[:4]
FOR = ("person", "organisation", "any")
_WORDS = (
    "name",
    "label",
    "label_en",
    "issuer",
    "discovery",
    "client_id",
    "client_secret",
    "scope",
    "acr_values",
    "for",
)
_MAY_BE_PLAIN = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """One provider. `level`: of the electronic identity, where the provider's `acr` says none.

    `endpoints` are those given by hand, by their OpenID names; empty where `discovery` is asked.
    """

    name: str
    label: str
    label_en: str
    client_id: str
    client_secret: str
    issuer: str
    discovery: str
    endpoints: dict[str, str]
    scope: str
    acr_values: str
    serves: str
    level: int

    @property
    def origins(self) -> tuple[str, ...]:
        """Scheme and host of the addresses known beforehand to which a browser is sent."""
        addresses = [self.discovery, *self.endpoints.values()]
        return tuple(sorted({f"{parts.scheme}://{parts.netloc}" for each in addresses if (parts := urlsplit(each))[1]}))


def read_identity_providers(values: Values) -> tuple[IdentityProvider, ...]:
    """The providers in their order. Raises `ConfigurationError` that names provider and key, never a secret."""
    tables = _tables(values.get(KEY))
    found = tuple(_read(table) for table in tables)
    if len({each.name for each in found}) < len(found):
        raise _wrong("name", "hai nhà cung cấp trùng tên", "two providers have the same name")
    return found


def _tables(value: Any) -> list[dict[str, Any]]:
    if not value:
        return []
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            value = None
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        raise _wrong("", "phải là danh sách bảng [[identity_providers]]", "must be tables [[identity_providers]]")
    return value


def _read(table: dict[str, Any]) -> IdentityProvider:
    words = {key: _text(table, key) for key in (*_WORDS, *ENDPOINTS)}
    if unknown := sorted(set(table) - {*words, "level"}):
        raise _wrong(unknown[0], "không phải khóa của nhà cung cấp", "is not a key of a provider")
    if not re.fullmatch("[a-z][a-z0-9-]{1,30}", words["name"]):
        raise _wrong("name", "cần 2–31 chữ thường, số, gạch nối", "needs 2 to 31 small letters, digits, dashes")
    for key in ("label", "client_id", "client_secret"):
        if not words[key]:
            raise _wrong(key, "còn thiếu", "is missing")
    endpoints = {key: words[key] for key in ENDPOINTS if words[key]}
    if not words["discovery"]:
        for key in ("issuer", *NEEDED_ENDPOINTS):
            if not words[key]:
                raise _wrong(key, "còn thiếu (hoặc đặt discovery)", "is missing (or give discovery)")
    for key in ("discovery", *ENDPOINTS):
        if words[key]:
            _check_address(key, words[key])
    serves = words["for"] or "any"
    if serves not in FOR:
        raise _wrong("for", "chỉ nhận person, organisation hoặc any", "is person, organisation or any")
    level = table.get("level", 0)
    if not isinstance(level, int) or isinstance(level, bool) or not 0 <= level <= 4:
        raise _wrong("level", "là số từ 0 đến 4", "is a number from 0 to 4")
    return IdentityProvider(
        name=words["name"],
        label=words["label"],
        label_en=words["label_en"] or words["label"],
        client_id=words["client_id"],
        client_secret=words["client_secret"],
        issuer=words["issuer"],
        discovery=words["discovery"],
        endpoints=endpoints,
        scope=words["scope"] or "openid",
        acr_values=words["acr_values"],
        serves=serves,
        level=level,
    )


def _text(table: dict[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise _wrong(key, "phải là chữ trong dấu nháy", "must be a text in quotes")
    return value.strip()


def _check_address(key: str, address: str) -> None:
    parts = urlsplit(address)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _MAY_BE_PLAIN)
    if not is_safe or not parts.netloc:
        raise _wrong(key, "phải bắt đầu bằng https://", "must begin with https://")


def _wrong(key: str, vi: str, en: str) -> ConfigurationError:
    name = f"{KEY}.{key}" if key else KEY
    return misconfigured(vi=f"{name}: {vi}; hãy sửa cấu hình.", en=f"{name} {en}; correct the configuration.")
