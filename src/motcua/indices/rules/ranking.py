"""Ranks as tables of indices publish them: standard competition ranking, best first; ties share a rank (1, 2, 2, 4).

The ICT Index of 2017 shows it: Thanh Hóa and Bà Rịa – Vũng Tàu with 0.633 are both 17th, the next is 19th.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction


def ranks_of[K, S: (int, Decimal, Fraction)](scores: Mapping[K, S]) -> dict[K, int]:
    """The rank of each by its score, the highest is 1st.

    >>> ranks_of({"a": 9, "b": 8, "c": 8, "d": 7})
    {'a': 1, 'b': 2, 'c': 2, 'd': 4}
    """
    first: dict[S, int] = {}
    for position, score in enumerate(sorted(scores.values(), reverse=True), start=1):
        first.setdefault(score, position)
    return {key: first[score] for key, score in scores.items()}
