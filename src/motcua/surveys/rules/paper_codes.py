"""The number on a printed questionnaire: eight digits, the last a check digit, so that a slip of the key is noticed.

It is drawn at random: it says nothing of the order of the invitations.
"""

from motcua.kernel.errors import Invalid

WEIGHTS = (7, 3, 1, 7, 3, 1, 7)


def with_check_digit(number: int) -> str:
    """A number below ten million as a paper's number: 1234567 → "12345674"."""
    digits = f"{number:07d}"
    return digits + str(sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 10)


def read_paper_code(typed: str) -> str:
    """The number without spaces. Raises `Invalid`: `no_paper_code`."""
    code = "".join(typed.split())
    if not (len(code) == 8 and code.isascii() and code.isdigit() and with_check_digit(int(code[:7])) == code):
        raise Invalid(
            "no_paper_code",
            vi="Số phiếu gồm 8 chữ số và chữ số cuối phải khớp. Hãy xem lại số ở đầu phiếu giấy.",
            en="A questionnaire's number has 8 digits, the last of which must fit. Look at the top of the paper again.",
            field="paper",
        )
    return code
