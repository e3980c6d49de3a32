"""How many are asked, and who: all of it can be done again by anybody who knows the frame and the seed.

- Sample size for a wished margin e of a share, 95 %: n0 = 1.96² × 0.25 ÷ e², n = n0 ÷ (1 + (n0 − 1) ÷ N), rounded up
  (finite population correction). N = 1,000 and e = 5 %: n0 = 384.16, n = 277.74 → 278.
- Strata are service centres. Each gets its share of n by the number of people in the frame (largest remainders), never
  fewer than the minimum nor more than there are.
- Of a stratum those are drawn whose SHA-256 of "seed:number" is smallest.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from math import ceil

from motcua.kernel.errors import Invalid

Z = Fraction(196, 100)
"""Of the normal distribution, for an interval that holds 95 times of 100."""


def sample_size(people: int, margin_tenths: int) -> int:
    """How many answers of `people` give a margin of `margin_tenths` tenths of a per cent. Raises `Invalid`."""
    if not 1 <= margin_tenths <= 500:
        raise Invalid(
            "margin_out_of_range",
            vi="Sai số mong muốn phải từ 0,1 % đến 50 %.",
            en="The wished margin is from 0.1% to 50%.",
            field="margin",
        )
    if people <= 0:
        return 0
    without = Z**2 / 4 / Fraction(margin_tenths, 1000) ** 2
    return min(people, ceil(without / (1 + (without - 1) / people)))


def allocate(size: int, frame: Mapping[str, int], least: int) -> dict[str, int]:
    """How many of each stratum; together `size`, or all there are if these are fewer.

    Raises `Invalid` where the minimums alone need more than `size`. Worked: 100 of {a: 900, b: 90, c: 10}, at least 5:
    a 86, b 9, c 5 (by shares 90, 9, 1; c is lifted to 5, the other 95 go by 900 to 90: 86.36 and 8.64).
    """
    size = min(size, sum(frame.values()))
    given = {stratum: min(least, people) for stratum, people in frame.items()}
    if sum(given.values()) > size:
        raise Invalid(
            "sample_too_small",
            vi=f"Riêng mức tối thiểu đã là {sum(given.values())} người. Hãy tăng cỡ mẫu hoặc giảm tối thiểu.",
            en=f"The minimums alone come to {sum(given.values())} people. Ask more people, or lower the minimum.",
            field="size",
        )
    lifted: dict[str, int] = {}
    while True:
        shares = _by_shares(size - sum(lifted.values()), {k: n for k, n in frame.items() if k not in lifted})
        low = {stratum: given[stratum] for stratum, share in shares.items() if share < given[stratum]}
        if not low:
            return {stratum: (lifted | shares)[stratum] for stratum in frame}
        lifted |= low


def _by_shares(size: int, frame: Mapping[str, int]) -> dict[str, int]:
    """`size` by largest remainders; of equal remainders the first code."""
    people = sum(frame.values())
    if not people:
        return dict.fromkeys(frame, 0)
    exact = {stratum: Fraction(size * n, people) for stratum, n in frame.items()}
    given = {stratum: int(share) for stratum, share in exact.items()}
    rest = sorted(frame, key=lambda stratum: (given[stratum] - exact[stratum], stratum))
    for stratum in rest[: size - sum(given.values())]:
        given[stratum] += 1
    return given


def draw(seed: str, people: Sequence[int], size: int) -> list[int]:
    """`size` of the numbers, in the order in which they are drawn; the order they are given in does not matter."""
    return sorted(people, key=lambda number: (sha256(f"{seed}:{number}".encode()).digest(), number))[:size]
