"""The fees of the tests' procedure, and short ways to book."""

from dataclasses import replace

from motcua.catalogue.rules.content import Case, Channel, Fee, FeeState, Line
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.tests import world as dossiers_world
from motcua.dossiers.tests.world import World, application, instant
from motcua.payments.actions.book import Booked
from motcua.payments.actions.charge_fee import charge_fee
from motcua.payments.actions.take_payment import take_payment
from motcua.payments.rules.charge import Charge
from motcua.payments.rules.facts import Method
from motcua.payments.rules.fee_lines import key_of
from motcua.payments.rules.pay import Pay
from motcua.worktime.rules.terms import parse_term

PHI = Fee(FeeState.AMOUNT, 120_000, "phi")
LE_PHI = Fee(FeeState.AMOUNT, 50_000, "le_phi")
PER_PAGE = Fee(FeeState.AMOUNT, 2_000, "phi", when="mỗi trang")
PER_MAP = Fee(FeeState.AMOUNT, 5_000, "phi", when="mỗi bản đồ")
UNCERTAIN = Fee(FeeState.UNCERTAIN, text="theo nghị quyết của HĐND tỉnh")
UNKNOWN = Fee(FeeState.UNKNOWN)
FREE = Fee(FeeState.FREE, 0)
ON_PAPER = Fee(FeeState.AMOUNT, 999_000, "phi")
TERM = parse_term("5 working_days")
CONTENT = replace(
    dossiers_world.CONTENT,
    cases=(Case("thuong", "Thường"), Case("khac", "Khác")),
    lines=(
        Line(Channel.COUNTER, "thuong", TERM, fees=(PHI, LE_PHI, PER_PAGE, PER_MAP)),
        Line(Channel.COUNTER, "khac", TERM, fees=(UNCERTAIN, UNKNOWN)),
        Line(Channel.ONLINE, None, TERM, fees=(FREE,)),
        Line(Channel.POST, None, TERM),
    ),
)


def dossier(world: World, at: str = "05/11 09:00", **changes: object) -> str:
    """A dossier accepted at the province; its code."""
    return accept_dossier(world.binh, application(**({"case": "thuong"} | changes)), at=instant(at)).state.code


def charged(world: World, code: str | int, fee: Fee = PHI, at: str = "05/11 09:05", **more: object) -> Booked:
    return charge_fee(world.binh, code, Charge(key_of(fee), **more), at=instant(at))


def paid(world: World, code: str | int, amount: int = 120_000, at: str = "05/11 09:10", **more: object) -> Booked:
    command = Pay(**({"amount": amount, "method": Method.CASH, "payer": "Phạm Thị An"} | more))
    return take_payment(world.binh, code, command, at=instant(at))


def paid_dossier(world: World, at: str = "05/11 09:00", fee: Fee = PHI) -> str:
    """Accepted, charged and paid in cash; its code."""
    code = dossier(world, at)
    charged(world, code, fee)
    paid(world, code, fee.amount or 0)
    return code
