"""The accounts at gateways that the site has, and which of them may receive the money of a dossier."""

from django.conf import settings

from motcua.dossiers import directory
from motcua.dossiers.models import Dossier
from motcua.kernel.payment_gateways import EVERY_CENTRE, PaymentGateway

SIMULATED = (
    PaymentGateway(
        key="mo-phong-vnpay",
        provider="vnpay",
        centre=EVERY_CENTRE,
        merchant="MOPHONG1",
        secret="simulated-gateway-only-vnpay",  # noqa: S106 - the simulator's; no money is behind it
        address="/mo-phong-thanh-toan/vnpay/",
        service_address="/mo-phong-thanh-toan/vnpay/dich-vu/",
    ),
    PaymentGateway(
        key="mo-phong-quoc-gia",
        provider="national",
        centre=EVERY_CENTRE,
        merchant="MOPHONG2",
        secret="simulated-gateway-only-national",  # noqa: S106
        address="/mo-phong-thanh-toan/quoc-gia/khoi-tao/",
        service_address="/mo-phong-thanh-toan/quoc-gia/trang-thai/",
        bank_account="0000000000",
        bank_account_name="Tài khoản mô phỏng",
        bank="MOPHONG",
    ),
)
"""Where the simulator runs (a training site's): its addresses are of the site itself."""


def gateways() -> tuple[PaymentGateway, ...]:
    """Those configured, and the simulated ones where they are on."""
    simulated = SIMULATED if settings.PAYMENT_SIMULATOR else ()
    return (*settings.PAYMENT_GATEWAYS, *simulated)


def gateway_named(key: str) -> PaymentGateway | None:
    return next((each for each in gateways() if each.key == key), None)


def gateway_of_merchant(provider: str, merchant: str) -> PaymentGateway | None:
    """Whose account a message names."""
    return next((each for each in gateways() if (each.provider, each.merchant) == (provider, merchant)), None)


def gateways_for(row: Dossier) -> tuple[PaymentGateway, ...]:
    """The ways to pay for a dossier: its own centre's, and those of every centre only for providers it lacks."""
    code = directory.centres.code(row.centre_id)
    own = [each for each in gateways() if each.centre == code]
    common = [each for each in gateways() if each.centre == EVERY_CENTRE]
    return (*own, *(each for each in common if each.provider not in {one.provider for one in own}))
