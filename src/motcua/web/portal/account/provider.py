"""Speaking OpenID Connect with an identity provider. The one place that knows Authlib.

Authlib makes and checks state, nonce and PKCE (S256), fetches tokens and keys, and verifies the ID token; here it is
told what to insist on: the issuer configured, our own name as audience, an algorithm with a public key, and that
userinfo speaks of the same subject. State, nonce and verifier lie in the session, are good for ten minutes and once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from motcua.kernel import clock
from motcua.kernel.errors import DomainError, Refused
from motcua.kernel.identity_providers import IdentityProvider
from motcua.web.portal.account import provider_refusals as refusals

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Signed with a key that the provider alone has: neither "none" nor a shared secret."""
SECONDS_OF_PATIENCE = 10
SECONDS_ON_THE_WAY = 600
CLOCKS_MAY_DIFFER_BY = 60
KEYS_ASKED_FOR_EVERY = timedelta(minutes=1)
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a provider proved: who (`issuer`, `subject`), all claims, its own session's number and the ID token."""

    issuer: str
    subject: str
    claims: dict[str, Any]
    provider_session: str
    id_token: str


class ProviderApp(DjangoOAuth2App):
    """Authlib's client, which believes no issuer but the one configured and no algorithm but ours."""

    def __init__(self, provider: IdentityProvider) -> None:
        integration = DjangoIntegration(f"national_{provider.name}")
        integration.expires_in = SECONDS_ON_THE_WAY
        known = {"issuer": provider.issuer} if provider.issuer else {}
        super().__init__(
            integration,
            name=provider.name,
            client_id=provider.client_id,
            client_secret=provider.client_secret,
            server_metadata_url=provider.discovery or None,
            client_kwargs={
                "scope": provider.scope,
                "code_challenge_method": "S256",
                "default_timeout": SECONDS_OF_PATIENCE,
            },
            **known,
            **provider.endpoints,
        )
        self.provider = provider
        self._keys_asked_for: datetime | None = None

    def may_ask_for_keys_anew(self) -> bool:
        """Once a minute: tokens that nobody signed, sent by the thousand, are no load on the provider or on us."""
        now, last = clock.real_now(), self._keys_asked_for
        if last is not None and now - last < KEYS_ASKED_FOR_EVERY:
            return False
        self._keys_asked_for = now
        return True

    def load_server_metadata(self) -> dict[str, Any]:
        metadata: dict[str, Any] = super().load_server_metadata()
        if self.provider.issuer and metadata.get("issuer") != self.provider.issuer:
            raise refusals.misconfigured("issuer")
        for key in ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"):
            if not isinstance(metadata.get(key), str):
                raise refusals.misconfigured(key)
        metadata["id_token_signing_alg_values_supported"] = list(ALGORITHMS)
        return metadata

    @property
    def claims_asked(self) -> dict[str, Any]:
        return {
            "iss": {"essential": True, "value": self.load_server_metadata()["issuer"]},
            "aud": {"essential": True, "value": self.provider.client_id},
        }


_apps: dict[IdentityProvider | str, ProviderApp] = {}


def app_of(provider: IdentityProvider) -> ProviderApp:
    """One for each provider in a process: it keeps what the provider has published, and its keys until a new one."""
    key = repr(provider)
    if key not in _apps:
        _apps[key] = ProviderApp(provider)
    return _apps[key]


def forget_providers() -> None:
    """Ask every provider again what it publishes; for tests."""
    _apps.clear()


def providers() -> tuple[IdentityProvider, ...]:
    found: tuple[IdentityProvider, ...] = settings.IDENTITY_PROVIDERS
    return found


def provider_named(name: str) -> IdentityProvider | None:
    return next((each for each in providers() if each.name == name), None)


def send_there(request: HttpRequest, provider: IdentityProvider, back: str) -> HttpResponseRedirect:
    """To the provider's sign-in, which sends the browser to `back`. Raises `Refused` where it cannot be reached."""
    asked = {"acr_values": provider.acr_values} if provider.acr_values else {}
    with _faults_in_words():
        sent: HttpResponseRedirect = app_of(provider).authorize_redirect(request, back, **asked)
        return sent


def read_answer(request: HttpRequest, provider: IdentityProvider) -> Answer:
    """Who came back, verified. Raises `Refused`: `provider_…`, of which nothing has been believed."""
    app = app_of(provider)
    with _faults_in_words():
        if (issuer := request.GET.get("iss")) and issuer != app.load_server_metadata()["issuer"]:
            raise refusals.not_believed("issuer")
        token = app.authorize_access_token(request, claims_options=app.claims_asked, leeway=CLOCKS_MAY_DIFFER_BY)
        claims = token.get("userinfo")
        if not claims:
            raise refusals.not_believed("no ID token")
        subject = claims["sub"]
        if not isinstance(subject, str) or not subject or len(subject) > 255 or "\x00" in subject:
            raise refusals.not_believed("sub")
        return Answer(
            issuer=claims["iss"],
            subject=subject,
            claims=_with_userinfo(app, token, claims),
            provider_session=str(claims.get("sid", ""))[:255],
            id_token=token["id_token"],
        )


def _with_userinfo(app: ProviderApp, token: Mapping[str, Any], claims: Mapping[str, Any]) -> dict[str, Any]:
    """Claims of the ID token and, beside it, of userinfo, if that is about the same subject (OpenID Core 5.3.2)."""
    if not app.load_server_metadata().get("userinfo_endpoint"):
        return dict(claims)
    told = app.userinfo(token=token)
    if told.get("sub") != claims["sub"]:
        raise refusals.not_believed("userinfo of another subject")
    return {**told, **claims}


def sign_out_address(provider: IdentityProvider, id_token: str, back: str) -> str:
    """Where the provider's own session is ended (RP-initiated logout); "" where it offers none or does not answer."""
    try:
        app = app_of(provider)
        if not app.load_server_metadata().get("end_session_endpoint"):
            return ""
        made = app.create_logout_url(
            post_logout_redirect_uri=back, id_token_hint=id_token, client_id=provider.client_id
        )
    except (requests.RequestException, DomainError, ValueError):
        return ""
    return str(made["url"])


def read_logout(provider: IdentityProvider, logout_token: str) -> tuple[str, str, str]:
    """Issuer, subject and session ("" where not named) whose sessions end (OpenID back-channel logout 1.0).

    Raises `Refused` for a token that is not the provider's or is none of logout.
    """
    app = app_of(provider)
    with _faults_in_words():
        claims = _decode(app, logout_token)
        asked = app.claims_asked | {"iat": {"essential": True}, "exp": {"essential": True}}
        jwt.JWTClaimsRegistry(leeway=CLOCKS_MAY_DIFFER_BY, **asked).validate(claims)
        events = claims.get("events")
        if not isinstance(events, dict) or LOGOUT_EVENT not in events or "nonce" in claims:
            raise refusals.not_believed("no token of logout")
        subject, session = str(claims.get("sub", "")), str(claims.get("sid", ""))
        if not subject and not session:
            raise refusals.not_believed("logout of nobody")
        return claims["iss"], subject, session


def _decode(app: ProviderApp, token: str) -> dict[str, Any]:
    try:
        return _decode_by(app.fetch_jwk_set(), token)
    except (JoseError, ValueError):  # perhaps the provider has changed its keys; or anybody has sent anything
        if not app.may_ask_for_keys_anew():
            raise
        return _decode_by(app.fetch_jwk_set(force=True), token)


def _decode_by(keys: Any, token: str) -> dict[str, Any]:
    return jwt.decode(token, KeySet.import_key_set(keys), algorithms=list(ALGORITHMS)).claims


class _faults_in_words:  # noqa: N801 - reads as a statement
    """Whatever goes wrong on the way becomes a `Refused` of ours."""

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: Any, error: BaseException | None, _trace: Any) -> None:
        match error:
            case None | Refused():
                return
            case OAuthError() if error.error in ("access_denied", "login_required", "interaction_required"):
                raise refusals.said_no() from error
            case OAuthError() if error.error == "mismatching_state":
                raise refusals.stale() from error
            case OAuthError() | JoseError():
                raise refusals.not_believed(type(error).__name__ + " " + str(error)) from error
            case requests.RequestException():
                raise refusals.away() from error
            case KeyError() | ValueError() | TypeError() | RuntimeError():
                raise refusals.not_believed(type(error).__name__) from error
