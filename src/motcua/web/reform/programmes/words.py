"""A project's facts in the words of its story."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext

from motcua.programmes.rules import facts
from motcua.web.templatetags.display import count, day, dong


def told(fact: Any, name_of_step: Callable[[str], str]) -> tuple[str, str]:
    """What happened, and with what."""
    match fact:
        case facts.Registered():
            return gettext("Phê duyệt dự án"), f"{fact.decision}, {day(fact.decided_on)}, {dong(fact.total)}"
        case facts.TotalAdjusted():
            return gettext("Điều chỉnh tổng mức đầu tư"), f"{fact.decision}, {day(fact.decided_on)}, {dong(fact.total)}"
        case facts.SecurityLevelSet():
            return gettext("Xác định cấp độ an toàn thông tin"), f"{fact.level}, {fact.decision}"
        case facts.CapitalPlanned():
            return gettext("Giao vốn năm"), f"{fact.year}, {fact.source}, {dong(fact.amount)}, {fact.decision}"
        case facts.StepFinished():
            return gettext("Hoàn thành bước"), f"{name_of_step(fact.step)}, {day(fact.on)}, {fact.paper}"
        case facts.ContractSigned():
            return gettext("Ký hợp đồng"), f"{fact.number}, {fact.contractor}, {dong(fact.amount)}, {day(fact.on)}"
        case facts.Disbursed():
            return gettext("Giải ngân"), f"{fact.contract}, {dong(fact.amount)}, {day(fact.on)}, {fact.voucher}"
        case facts.MilestoneSet():
            return gettext("Đặt mốc"), ", ".join(filter(None, (fact.name, day(fact.due), fact.reason)))
        case facts.MilestoneReached():
            return gettext("Đạt mốc"), f"{fact.name}, {day(fact.on)}"
        case facts.RiskNoted():
            return gettext("Ghi rủi ro"), f"{fact.name}, {fact.likelihood} × {fact.effect}"
        case facts.RiskClosed():
            return gettext("Kết thúc rủi ro"), f"{fact.name}, {fact.reason}"
        case facts.IndicatorSet():
            return gettext("Đặt chỉ tiêu"), f"{fact.name}: {count(fact.target)} {fact.unit}"
        case facts.IndicatorMeasured():
            return gettext("Đo chỉ tiêu"), f"{fact.name}: {count(fact.value)}, {day(fact.on)}"
    raise ValueError(f"no words for {fact!r}")
