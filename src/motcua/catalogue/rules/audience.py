"""For whom a procedure is, in three groups that people recognise themselves in.

The national record lists its subjects in words ("Công dân Việt Nam, Doanh nghiệp, Tổ chức (không bao gồm doanh nghiệp,
HTX)"); a cooperative is with the companies, officials, the Party and foreign organisations with the organisations.
"""

from collections.abc import Iterable
from enum import StrEnum

from motcua.kernel.text import fold


class Audience(StrEnum):
    CITIZENS = "citizens"
    COMPANIES = "companies"
    ORGANISATIONS = "organisations"


_MARKS = {
    Audience.CITIZENS: ("cong dan", "nguoi nuoc ngoai", "nguoi viet nam"),
    Audience.COMPANIES: ("doanh nghiep", "hop tac xa"),
    Audience.ORGANISATIONS: ("to chuc", "can bo", "dang vien"),
}
_NO_COMPANY = "(khong bao gom doanh nghiep, htx)"


def audiences_of(subjects: Iterable[str]) -> list[str]:
    """The groups that the subjects of a record belong to, in the order of `Audience`.

    >>> audiences_of(["Công dân Việt Nam", "Tổ chức (không bao gồm doanh nghiệp, HTX)"])
    ['citizens', 'organisations']
    """
    text = fold(", ".join(subjects)).replace(_NO_COMPANY, "")
    return [str(group) for group, marks in _MARKS.items() if any(mark in text for mark in marks)]
