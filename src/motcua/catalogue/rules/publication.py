"""Publishing a procedure in time (NĐ 63/2010/NĐ-CP Art 15; QĐ 766/QĐ-TTg indicators 1.1 and 1.2).

A publication decision is signed before it takes effect: at least 5 days for a province's, 20 for a ministry's; under
the shortened procedure (thủ tục rút gọn) at most 3 days after. It is then entered in the national database within 5, 10
or 2 working days of signature. Late is allowed and counted; effective before signature is refused unless shortened.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.validity import Validity

type CountDays = Callable[[date, date], int]
"""Days after the first date up to and including the second; both are dates of one calendar."""


class Publisher(StrEnum):
    MINISTRY = "ministry"
    PROVINCE = "province"


class Lateness(StrEnum):
    SIGNED_LATE = "signed_late"
    """Signed too shortly before effect (766 1.1), or too long after effect under the shortened procedure."""
    RECORDED_LATE = "recorded_late"
    """Entered too late in the national database (766 1.2)."""


@dataclass(frozen=True, slots=True)
class PublicationLimits:
    """The limits of one publisher, with their validity and source."""

    publisher: Publisher
    days_before_effect: int
    days_to_record: int
    urgent_days_after_effect: int
    urgent_days_to_record: int
    lead_in_working_days: bool
    """QĐ 766's note counts working days, NĐ 63/2010 says "ngày": which of the two the first limit is counted in."""
    source: str
    validity: Validity


LIMITS = (
    PublicationLimits(
        Publisher.PROVINCE,
        5,
        5,
        3,
        2,
        False,
        "NĐ 63/2010/NĐ-CP Điều 15; QĐ 766/QĐ-TTg 1.1, 1.2",
        Validity(date(2010, 10, 14)),
    ),
    PublicationLimits(
        Publisher.MINISTRY,
        20,
        10,
        3,
        2,
        False,
        "NĐ 63/2010/NĐ-CP Điều 15; QĐ 766/QĐ-TTg 1.1, 1.2",
        Validity(date(2010, 10, 14)),
    ),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A publication decision (quyết định công bố)."""

    number: str
    signed_on: date
    effective_on: date
    publisher: Publisher = Publisher.PROVINCE
    urgent: bool = False
    urgent_ground: str = ""


def check_decision(decision: Decision) -> None:
    """Raises `Invalid` for a decision without number or urgency without ground, `Refused` for one that takes effect
    before it is signed without the shortened procedure ("effective_before_signature")."""
    if not decision.number.strip():
        raise Invalid(
            "decision_number_missing",
            vi="Thiếu số quyết định công bố. Hãy nhập số và ký hiệu của quyết định.",
            en="The publication decision has no number. Enter its number and symbol.",
            field="decision_number",
        )
    if decision.urgent and not decision.urgent_ground.strip():
        raise Invalid(
            "urgent_ground_missing",
            vi="Công bố theo thủ tục rút gọn phải có căn cứ. Hãy nhập văn bản cho phép rút gọn.",
            en="The shortened procedure needs its ground. Enter the document that allows it.",
            field="urgent_ground",
        )
    if decision.effective_on < decision.signed_on and not decision.urgent:
        raise Refused(
            "effective_before_signature",
            vi=(
                "Ngày hiệu lực trước ngày ký: chỉ được phép theo thủ tục rút gọn. "
                "Hãy sửa ngày, hoặc đánh dấu rút gọn kèm căn cứ."
            ),
            en=(
                "It would take effect before it is signed: only the shortened procedure allows that. "
                "Correct the dates, or mark it as shortened with its ground."
            ),
            field="effective_on",
        )


def limits_for(publisher: Publisher, on: date) -> PublicationLimits:
    """The limits in force that day. Raises `Refused` ("no_publication_limits") before NĐ 63/2010."""
    for limits in LIMITS:
        if limits.publisher is publisher and on in limits.validity:
            return limits
    raise Refused(
        "no_publication_limits",
        vi=f"Chưa có quy định thời hạn công bố cho ngày {on:%d/%m/%Y}. Hãy kiểm tra ngày ký quyết định.",
        en=f"No publication limits are known for {on:%d/%m/%Y}. Check the day of signature.",
        field="signed_on",
    )


def find_lateness(decision: Decision, recorded_on: date | None, count_working_days: CountDays) -> tuple[Lateness, ...]:
    """What was late. `recorded_on` None: not in the national database yet, which is not judged here.

    A province's decision signed on 05/11/2018, in force on 10/11/2018, is in time; signed on 06/11/2018 it is late.
    """
    limits = limits_for(decision.publisher, decision.signed_on)
    late = []
    if decision.urgent:
        is_late = (decision.signed_on - decision.effective_on).days > limits.urgent_days_after_effect
    else:
        count = count_working_days if limits.lead_in_working_days else _calendar_days
        is_late = count(decision.signed_on, decision.effective_on) < limits.days_before_effect
    if is_late:
        late.append(Lateness.SIGNED_LATE)
    allowed = limits.urgent_days_to_record if decision.urgent else limits.days_to_record
    if recorded_on is not None and count_working_days(decision.signed_on, recorded_on) > allowed:
        late.append(Lateness.RECORDED_LATE)
    return tuple(late)


def _calendar_days(first: date, last: date) -> int:
    return (last - first).days
