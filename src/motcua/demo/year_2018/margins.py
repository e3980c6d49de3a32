"""What was published on 12/11/2018 for 01/01–30/10/2018, and how it is shared out over the centres.

The report gives the province centre and the sum of the 14 district centres. The share of each district is not
published: it is taken by its number of communes (an assumption of the demo).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import inf

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid

CUT_OFF = datetime(2018, 10, 30, 17, 0, tzinfo=VIETNAM)


@dataclass(frozen=True, slots=True)
class Margins:
    """Numbers of dossiers: received in the period, carried over into it, resolved in time, open and overdue."""

    received: int
    carried_over: int
    in_time: int
    overdue: int

    @property
    def still_in_term(self) -> int:
        """The rest: open at the cut-off, their day not yet come."""
        return self.received + self.carried_over - self.in_time - self.overdue


PROVINCE = Margins(received=62_798, carried_over=1_612, in_time=63_256, overdue=36)
DISTRICTS = Margins(received=427_125, carried_over=7_528, in_time=425_163, overdue=0)


def check_scale(scale: float) -> None:
    """Raises `Invalid` for what is no number above 0."""
    if not 0 < scale < inf:
        raise Invalid(
            "scale_not_positive",
            vi="Tỷ lệ phải lớn hơn 0, ví dụ 0.01 hoặc 10. Hãy nhập lại.",
            en="The scale must be more than 0, for instance 0.01 or 10. Enter it again.",
            field="scale",
        )


def scaled(margins: Margins, scale: float) -> Margins:
    """The margins times `scale`, each rounded; at least one dossier of each kind that there is."""
    received, carried, overdue = (
        max(1, round(count * scale)) if count else 0
        for count in (margins.received, margins.carried_over, margins.overdue)
    )
    in_term = max(1, round(margins.still_in_term * scale))
    return Margins(received, carried, received + carried - overdue - in_term, overdue)


def share_out(total: int, weights: Mapping[str, int]) -> dict[str, int]:
    """`total` split by `weights` into whole numbers that add up to it (largest remainders first, then by key)."""
    whole = sum(weights.values())
    shares = {key: total * weight // whole for key, weight in weights.items()}
    remainders = sorted(weights, key=lambda key: (-(total * weights[key] % whole), key))
    for key in remainders[: total - sum(shares.values())]:
        shares[key] += 1
    return shares


def share_margins(margins: Margins, weights: Mapping[str, int]) -> dict[str, Margins]:
    """The margins of each centre; together exactly `margins`."""
    received = share_out(margins.received, weights)
    carried = share_out(margins.carried_over, weights)
    overdue = share_out(margins.overdue, weights)
    in_term = share_out(margins.still_in_term, weights)
    return {
        key: Margins(
            received[key], carried[key], received[key] + carried[key] - overdue[key] - in_term[key], overdue[key]
        )
        for key in weights
    }
