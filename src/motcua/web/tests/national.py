"""An OpenID provider of its own for tests: `oidc-provider-mock` in a thread, over real HTTP.

In front of it stands a gate that (1) insists on PKCE as the national portal does, (2) publishes a second key beside the
provider's, so that a test can have "the provider" sign what it would never sign, and (3) lets a test change what is
answered on its way: a stolen, forged or broken provider.
"""

import base64
import hashlib
import io
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import requests
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from oidc_provider_mock._server import _threaded_server

from motcua.kernel.identity_providers import IdentityProvider

CLIENT, SECRET = "motcua-quang-ninh", "bi-mat-chung"
AN = {
    "LoaiTaiKhoan": "1",
    "TechID": "815",
    "SoDinhDanh": "022185000007",
    "HoVaTen": "Phạm Thị An",
    "ThuDienTu": "an@example.vn",
    "SoDienThoai": "0912345678",
    "NgayThangNamSinh": "19850302",
    "GioiTinh": "Nữ",
    "ThuongTru": "Tổ 1, phường Hồng Gai",
    "acr": "LoA2",
}
COMPANY = {
    "LoaiTaiKhoan": "2",
    "MaSoThue": "0100047516",
    "TenDoanhNghiep": "Công ty Cổ phần Bình Minh",
    "SoDinhDanh": AN["SoDinhDanh"],
    "NguoiDaiDien": "Phạm Thị An",
    "acr": "LoA2",
}
type Change = Callable[[dict[str, Any]], dict[str, Any]]


class Provider:
    """The running provider. `change_token`, `change_userinfo`, `change_keys` alter its answers."""

    def __init__(self) -> None:
        self.inner = oidc_provider_mock.app(require_nonce=True)
        self.key = RSAKey.generate_key(2048, {"kid": "second", "alg": "RS256", "use": "sig"}, private=True)
        self.url = ""
        self.change_token: Change | None = None
        self.change_userinfo: Change | None = None
        self.change_keys: Change | None = None
        self.challenges: dict[str, str] = {}
        self.asked: list[str] = []

    def settings(self, **changes: Any) -> IdentityProvider:
        values: dict[str, Any] = {
            "name": "quoc-gia",
            "label": "Tài khoản định danh điện tử (VNeID)",
            "label_en": "National electronic identity (VNeID)",
            "client_id": CLIENT,
            "client_secret": SECRET,
            "issuer": self.url,
            "discovery": f"{self.url}/.well-known/openid-configuration",
            "endpoints": {},
            "scope": "openid",
            "acr_values": "LoA2",
            "serves": "any",
            "level": 0,
        }
        return IdentityProvider(**values | changes)

    def tell(self, subject: str, claims: dict[str, Any]) -> None:
        requests.put(f"{self.url}/users/{subject}", json=claims, timeout=5).raise_for_status()

    def authorize(self, address: str, subject: str = "", *, deny: bool = False) -> str:
        """The person at the provider's page agrees, or not; the address the browser is sent back to."""
        form = {"action": "deny"} if deny else {"sub": subject}
        answer = requests.post(address, data=form, allow_redirects=False, timeout=5)
        return answer.headers["Location"]

    def sign(self, claims: dict[str, Any], *, key: RSAKey | None = None, **header: Any) -> str:
        """A token with the provider's second key, or with another."""
        return jwt.encode({"alg": "RS256", "kid": "second", **header}, claims, key or self.key)

    def resign(self, changes: dict[str, Any], **header: Any) -> Change:
        """The same ID token with other claims (None: left out), properly signed."""

        def change(answer: dict[str, Any]) -> dict[str, Any]:
            claims = {**self.claims_of(answer["id_token"]), **changes}
            claims = {key: value for key, value in claims.items() if value is not None}
            return answer | {"id_token": self.sign(claims, **header)}

        return change

    @staticmethod
    def claims_of(token: str) -> dict[str, Any]:
        payload = token.split(".")[1]
        found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return found

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        path = environ["PATH_INFO"]
        self.asked.append(path)
        if path == "/oauth2/token":
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            environ["wsgi.input"] = io.BytesIO(body)
            if not self.is_right_verifier(parse_qs(body.decode())):
                return self.answer_json(start, "400 Bad Request", {"error": "invalid_grant"})
        change = {"/oauth2/token": self.change_token, "/userinfo": self.change_userinfo, "/jwks": self.keys}.get(path)
        status, headers, content = self.pass_on(environ)
        if path == "/oauth2/authorize" and environ["REQUEST_METHOD"] == "POST":
            self.remember_challenge(environ, dict(headers).get("Location", ""))
        if change and status.startswith("200"):
            return self.answer_json(start, status, change(json.loads(content)))
        start(status, headers)
        return [content]

    def pass_on(self, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
        kept: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], _error: Any = None) -> None:
            kept.update(status=status, headers=headers)

        content = b"".join(self.inner(environ, start))
        return kept["status"], kept["headers"], content

    def keys(self, published: dict[str, Any]) -> dict[str, Any]:
        both = {"keys": [*published["keys"], KeySet([self.key]).as_dict(private=False)["keys"][0]]}
        return self.change_keys(both) if self.change_keys else both

    def remember_challenge(self, environ: dict[str, Any], location: str) -> None:
        asked = parse_qs(environ["QUERY_STRING"])
        if code := parse_qs(urlsplit(location).query).get("code"):
            assert asked["code_challenge_method"] == ["S256"]
            self.challenges[code[0]] = asked["code_challenge"][0]

    def is_right_verifier(self, form: dict[str, list[str]]) -> bool:
        digest = hashlib.sha256(form.get("code_verifier", [""])[0].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        return self.challenges.get(form.get("code", [""])[0]) == challenge

    @staticmethod
    def answer_json(start: Any, status: str, answer: dict[str, Any]) -> list[bytes]:
        content = json.dumps(answer).encode()
        start(status, [("Content-Type", "application/json"), ("Content-Length", str(len(content)))])
        return [content]


@contextmanager
def running() -> Iterator[Provider]:
    provider = Provider()
    with _threaded_server(provider) as server:
        provider.url = f"http://localhost:{server.server_port}"
        yield provider


def seconds_from_now(seconds: int) -> int:
    return int(time.time()) + seconds
