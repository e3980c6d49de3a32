"""The codes of agencies, in the two orders they are written in.

| | order | example | source |
|---|---|---|---|
| 2018 | smallest first: level 4 (3 digits), 3, 2, level 1 | `000.00.01.H49` | TT 01/2018/TT-VPCP Art. 19 |
| 2020 | greatest first, as many levels as there are | `H49.01` | QĐ 20/2020/QĐ-TTg |

Level 1 is a letter A to Y and two digits: H49 is the People's Committee of Quảng Ninh. (Z and enterprises have schemes
of their own in QĐ 20/2020; no agency of ours has one.) From 15/09/2020 there were 24 months to pass to the new order.
"""

import re

from motcua.kernel.errors import Invalid, Refused

LONGEST_CODE = 35
_CODE_2018 = re.compile(r"([0-9]{3})\.([0-9]{2})\.([0-9]{2})\.([A-Y][0-9]{2})")
_CODE_2020 = re.compile(r"[A-Y][0-9]{2}(?:\.[0-9A-Z]+)*")


def check_code_2018(code: str) -> str:
    """The code, if it is well formed. Raises `Invalid`: `agency_code_malformed`, `agency_code_gap`.

    >>> check_code_2018("000.00.01.H49")
    '000.00.01.H49'
    """
    match = _CODE_2018.fullmatch(code)
    if not match:
        raise _malformed(code, "000.00.01.H49", "code_2018")
    levels = [int(number) > 0 for number in (match[3], match[2], match[1])]
    if levels != sorted(levels, reverse=True):
        raise Invalid(
            "agency_code_gap",
            vi=f"Mã {code} bỏ trống một cấp ở giữa: hãy điền mã của cơ quan cấp trên trực tiếp.",
            en=f"The code {code} leaves out a level in the middle: fill in the code of the agency directly above.",
            field="code_2018",
        )
    return code


def check_code_2020(code: str) -> str:
    """The code, if it is well formed: at most 35 characters. Raises `Invalid` (`agency_code_malformed`)."""
    if len(code) > LONGEST_CODE or not _CODE_2020.fullmatch(code):
        raise _malformed(code, "H49.01", "code_2020")
    return code


def to_2020(code_2018: str) -> str:
    """The order of 2020. Errors: those of `check_code_2018`.

    >>> to_2020("000.05.31.H49"), to_2020("000.00.00.H49")
    ('H49.31.05', 'H49')
    """
    levels = check_code_2018(code_2018).split(".")[::-1]
    return ".".join(levels[:1] + [level for level in levels[1:] if int(level)])


def in_order_of_2020(code: str) -> str:
    """The code in the order of 2020, in whichever of the two it is written. Errors: those of `check_code_2018`."""
    is_old = code[:3].isdecimal() and code.count(".") == 3
    return to_2020(code) if is_old else code


def to_2018(code_2020: str) -> str:
    """The order of 2018, where there is one: three levels below the first, of 2, 2 and 3 digits.

    Raises `Invalid` (`agency_code_malformed`), and `Refused` (`agency_code_without_old_form`) for a code that only the
    rules of 2020 allow.

    >>> to_2018("H49.31.05.001")
    '001.05.31.H49'
    """
    first, *lower = check_code_2020(code_2020).split(".")
    widths = (2, 2, 3)
    fits = len(lower) <= len(widths) and all(
        level.isdecimal() and len(level) == width and int(level) for level, width in zip(lower, widths, strict=False)
    )
    if not fits:
        raise Refused(
            "agency_code_without_old_form",
            vi=f"Mã {code_2020} không viết được theo thứ tự năm 2018: hãy nhập riêng mã cũ nếu cơ quan có.",
            en=f"The code {code_2020} cannot be written in the order of 2018: give the old code apart, if any.",
            field="code_2020",
        )
    lower += ["0" * width for width in widths[len(lower) :]]
    return ".".join([*lower[::-1], first])


def check_pair(code_2018: str, code_2020: str) -> None:
    """Both codes name one agency. Raises `Refused` (`agency_codes_differ`), and what the single checks raise."""
    if to_2020(code_2018) != check_code_2020(code_2020):
        raise Refused(
            "agency_codes_differ",
            vi=f"Mã {code_2018} và mã {code_2020} không phải của một cơ quan: mã mới phải là {to_2020(code_2018)}.",
            en=f"The codes {code_2018} and {code_2020} are not one agency's: the new one must be {to_2020(code_2018)}.",
            field="code_2020",
        )


def _malformed(code: str, example: str, field: str) -> Invalid:
    return Invalid(
        "agency_code_malformed",
        vi=f"Mã cơ quan “{code}” không đúng dạng: hãy viết như {example}.",
        en=f'"{code}" is not an agency code: write it like {example}.',
        field=field,
    )
