"""Addresses of a dossier's money: by its code, or by its number while it has none."""

from django.urls import reverse

from motcua.payments.access import Money


def name_of(money: Money) -> str | int:
    """How the dossier is named in addresses, for actions and queries too."""
    return money.dossier.state.code or money.row.pk


def address_of(route: str, dossier: str | int, *more: int) -> str:
    """The address of one of the `routes` named "fees", "fee-receipt", … for the dossier."""
    return reverse(route if isinstance(dossier, str) else f"{route}-without-code", args=[dossier, *more])
