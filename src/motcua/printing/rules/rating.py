"""Where a visit may be rated, as receipts and slips print it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.kernel.qr import qr_svg


@dataclass(frozen=True, slots=True)
class RateLink:
    """The whole address for the QR code; the page and the code as people type them; the last day on which it opens."""

    address: str
    page: str
    code: str
    last_day: date


def rating_data(link: RateLink | None) -> dict[str, Any]:
    """What is printed of it; empty texts where there is none."""
    if link is None:
        return {"page": "", "code": "", "qr": "", "last_day": ""}
    return {
        "page": link.page,
        "code": link.code,
        "qr": qr_svg(link.address),
        "last_day": f"{link.last_day:%d/%m/%Y}",
    }
