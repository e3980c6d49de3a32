"""Charging (ghi khoản thu): a published line becomes due. No amount of anybody's own making."""

from dataclasses import dataclass

from motcua.catalogue.rules.content import FeeState
from motcua.dossiers.rules.lifecycle.checks import STATUS_WORDS
from motcua.dossiers.rules.state import Status
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.money import format_dong
from motcua.payments.rules.facts import Charged, CollectAt
from motcua.payments.rules.fee_lines import FeeLine
from motcua.payments.rules.ledger import Ledger

MOST = 999
"""Copies or pages in one charge."""
WITHOUT_RESULT = frozenset({Status.NOT_ACCEPTED, Status.WITHDRAWN, Status.STOPPED})


@dataclass(frozen=True, slots=True)
class Charge:
    """Collect the line `line` at `collect_at`; `quantity` only where the source sets a condition (per page, copy).

    `amount` (for one) and `ground` are asked for where the source's amount is uncertain.
    """

    line: str
    collect_at: CollectAt = CollectAt.RECEPTION
    quantity: int = 1
    amount: int | None = None
    ground: str = ""


def decide_charge(
    ledger: Ledger, status: Status, supplements: int, revision: int, lines: tuple[FeeLine, ...], command: Charge
) -> Charged:
    """The charge. Raises `Refused` or `Invalid` and says what to do instead."""
    check_time(status, supplements, command.collect_at)
    line = next((each for each in lines if each.key == command.line), None)
    if line is None:
        raise Refused(
            "fee_not_published",
            vi="Khoản này không có trong phí, lệ phí đã công bố của thủ tục. Chỉ thu khoản đã công bố; nếu thiếu, hãy "
            "báo quản trị danh mục.",
            en="This is not among the procedure's published fees. Collect published fees only; tell the keeper of the "
            "catalogue what is missing.",
            field="line",
        )
    unit_amount = amount_of(line, command)
    check_not_twice(ledger, line, command.ground)
    check_quantity(line, command.quantity)
    return Charged(
        line=line.key,
        name=line.name,
        fee_kind=line.fee.kind,
        unit_amount=unit_amount,
        quantity=command.quantity,
        amount=unit_amount * command.quantity,
        collect_at=command.collect_at,
        revision=revision,
        ground=command.ground.strip(),
    )


def amount_of(line: FeeLine, command: Charge) -> int:
    """What one of the line costs, in đồng: the published amount, or for an uncertain one the amount with its ground."""
    if line.fee.state is FeeState.FREE:
        raise Refused(
            "fee_is_free",
            vi="Thủ tục công bố miễn phí trong trường hợp này: không thu.",
            en="The procedure is published as free in this case: collect nothing.",
            field="line",
        )
    if line.fee.state is FeeState.UNKNOWN:
        raise Refused(
            "fee_unknown",
            vi="Nguồn công bố không ghi mức phí, lệ phí của trường hợp này; không ghi không có nghĩa là miễn phí. Chưa "
            "được thu: hãy đề nghị quản trị danh mục công bố mức thu.",
            en="The published source states no fee for this case; that does not mean it is free. Nothing may be "
            "collected yet: ask the keeper of the catalogue to publish the fee.",
            field="line",
        )
    if line.fee.state is FeeState.AMOUNT and line.fee.amount is not None:
        if command.amount not in (None, line.fee.amount):
            raise Refused(
                "amount_not_published",
                vi=f"Mức công bố là {format_dong(line.fee.amount)}: không thu mức khác. Hãy để trống số tiền.",
                en=f"The published fee is {line.fee.amount:,} đ: no other may be collected. Leave the amount empty.",
                field="amount",
            )
        return line.fee.amount
    if not command.amount or command.amount < 0:
        raise Invalid(
            "amount_missing",
            vi="Nguồn ghi mức thu không chắc chắn. Hãy nhập số tiền và căn cứ (nghị quyết, thông tư).",
            en="The source's amount is not certain. Enter the amount and its ground (resolution, circular).",
            field="amount",
        )
    if not command.ground.strip():
        raise Invalid(
            "ground_missing",
            vi="Nguồn ghi mức thu không chắc chắn. Hãy ghi căn cứ của số tiền này (số nghị quyết, thông tư, điều).",
            en="The source's amount is not certain. Write the ground of this amount (resolution, circular, article).",
            field="ground",
        )
    return command.amount


def check_not_twice(ledger: Ledger, line: FeeLine, ground: str) -> None:
    """A line is charged once; a second of several alternatives needs a ground."""
    charges = [each.fact for each in ledger.live if isinstance(each.fact, Charged)]
    if any(each.line == line.key for each in charges):
        raise Refused(
            "already_charged",
            vi="Khoản này đã ghi thu. Nếu ghi sai số lượng, hãy hủy khoản đã ghi rồi ghi lại.",
            en="This line has been charged. If the quantity was wrong, cancel that charge and enter it anew.",
            field="line",
        )
    is_second = bool(line.fee.when) and any(":" in each.name and each.fee_kind == line.fee.kind for each in charges)
    if is_second and not ground.strip():
        raise Invalid(
            "alternative_needs_ground",
            vi="Đã thu một mức có điều kiện của thủ tục này. Các mức có điều kiện thường chỉ chọn một: hãy ghi căn cứ "
            "để thu thêm, hoặc hủy khoản kia.",
            en="A conditional fee of this procedure has been charged. Of conditional fees one is chosen as a rule: "
            "write the ground for collecting another, or cancel that charge.",
            field="ground",
        )


def check_quantity(line: FeeLine, quantity: int) -> None:
    if not 1 <= quantity <= MOST or (quantity > 1 and not (line.fee.when or line.fee.text)):
        raise Invalid(
            "bad_quantity",
            vi=f"Số lượng là số từ 1 đến {MOST}, và chỉ lớn hơn 1 khi mức thu công bố tính theo đơn vị (trang, bản).",
            en=f"The quantity is from 1 to {MOST}, and above 1 only where the published fee is per unit (page, copy).",
            field="quantity",
        )


def check_time(status: Status, supplements: int, collect_at: CollectAt) -> None:
    """Whether a fee may be charged now: at the supplement only where papers were asked for."""
    late = status is Status.RESOLVED and collect_at is not CollectAt.RETURN
    if status in WITHOUT_RESULT or status is Status.RETURNED or late:
        vi, en = STATUS_WORDS[status]
        raise Refused(
            "too_late_to_charge",
            vi=f"Hồ sơ {vi}: không ghi thêm khoản thu này. Sau khi có kết quả chỉ thu khoản thu khi trả kết quả.",
            en=f"The dossier is {en}: this can no longer be charged. Once there is a result, only what is collected at "
            "the return is.",
            field="collect_at",
        )
    if collect_at is CollectAt.SUPPLEMENT and not supplements:
        raise Refused(
            "no_supplement",
            vi="Hồ sơ chưa có yêu cầu bổ sung: hãy chọn thu khi tiếp nhận hoặc khi trả kết quả.",
            en="No papers were asked for: choose collection at reception or at the return.",
            field="collect_at",
        )
