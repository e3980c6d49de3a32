"""The cash of an officer's day (quỹ tiền mặt): counted note by note, compared, closed."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.kernel.errors import Invalid
from motcua.kernel.money import format_dong

DENOMINATIONS = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200)
"""Notes in circulation, in đồng."""
MOST_NOTES = 100_000
LARGEST_OPENING = 100_000_000


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted against what should be there, booked and opening; `difference` is counted − expected."""

    expected: int
    counted: int
    explanation: str

    @property
    def difference(self) -> int:
        return self.counted - self.expected


def total_of(notes: Mapping[int, int]) -> int:
    """The sum of the notes. Raises `Invalid` for an unknown note or a number that cannot be."""
    for note, number in notes.items():
        if note not in DENOMINATIONS or not 0 <= number <= MOST_NOTES:
            raise Invalid(
                "bad_note",
                vi=f"Số tờ {format_dong(note)} không hợp lệ. Hãy đếm lại và nhập số nguyên từ 0.",
                en=f"The number of notes of {note:,} đ is not valid. Count again and enter a whole number from 0.",
                field=f"note_{note}",
            )
    return sum(note * number for note, number in notes.items())


def check_opening(amount: int) -> None:
    """Raises `Invalid` for an opening below nothing or larger than anybody keeps for change."""
    if not 0 <= amount <= LARGEST_OPENING:
        raise Invalid(
            "bad_opening",
            vi=f"Tiền lẻ đầu ngày là số từ 0 đến {format_dong(LARGEST_OPENING)}. Hãy đếm lại và nhập lại.",
            en=f"The opening money is from 0 to {LARGEST_OPENING:,} đ. Count it and enter it again.",
            field="amount",
        )


def decide_count(expected: int, notes: Mapping[int, int], explanation: str) -> Counted:
    """The count of the day. A difference must be explained."""
    counted = Counted(expected, total_of(notes), explanation.strip())
    if counted.difference and not counted.explanation:
        raise Invalid(
            "difference_unexplained",
            vi=f"Tiền đếm được lệch {format_dong(counted.difference)} so với sổ {format_dong(expected)}. Hãy đếm lại; "
            "nếu vẫn lệch, hãy ghi giải trình rồi khóa quỹ.",
            en=f"The cash counted differs by {counted.difference:,} đ from the {expected:,} đ booked. Count again; if "
            "it still differs, explain it and close the day.",
            field="explanation",
        )
    return counted
