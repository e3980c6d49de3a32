"""What a page shows for an authenticator app to be set up: a QR code, a link for a phone, the key for typing."""

import base64
from dataclasses import dataclass

from motcua.people.models import Account
from motcua.people.second_factor import app_link, app_picture


@dataclass(frozen=True, slots=True)
class AppToScan:
    """`picture` is an image's address with the image in it; `key` is in groups of four, as people read it."""

    picture: str
    link: str
    key: str


def app_to_scan(account: Account, secret: str) -> AppToScan:
    picture = base64.b64encode(app_picture(account, secret).encode()).decode()
    groups = (secret[start : start + 4] for start in range(0, len(secret), 4))
    return AppToScan(f"data:image/svg+xml;base64,{picture}", app_link(account, secret), " ".join(groups))
