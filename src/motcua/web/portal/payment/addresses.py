"""Addresses of paying: a dossier by its code, or by its number while it has none."""

from django.urls import reverse

from motcua.payments.access import Money

RETURN = "/thanh-toan/ve/{}/"
"""Where a gateway sends the payer back to, with the order's number in it."""


def pay_address(dossier: str | int | None, number: int = 0) -> str:
    """Where one pays for a dossier; without a code by its `number`."""
    if isinstance(dossier, str) and dossier:
        return reverse("pay", args=[dossier])
    return reverse("pay-without-code", args=[dossier or number])


def dossier_address(money: Money) -> str:
    """The page of one's own dossier."""
    return reverse("own-dossier", args=[money.row.pk])


def receipt_address(money: Money, seq: int) -> str:
    """The printed receipt of an entry."""
    code = money.dossier.state.code
    route = "printed-fee-receipt" if code else "printed-fee-receipt-without-code"
    return reverse(route, args=[code or money.row.pk, seq])
