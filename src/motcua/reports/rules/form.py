"""An official form as an object: its columns, what must add up, the law that asks for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from motcua.kernel.validity import Validity
from motcua.statistics.rules.definitions import Words

type Value = int | str | None
"""What stands in a cell: a number, a text, or None where there is no source for it yet (never 0)."""

NO_SOURCE = Words("chưa có nguồn số liệu", "no source yet")
SINCE_2020 = "TT 01/2020/TT-VPCP (21/10/2020)"


class Whose(StrEnum):
    """Of what a form can be filled in."""

    PROVINCE = "province"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its printed `number`, its heading below those of `under`, and where its numbers come from.

    `figure` is the figure of the statistics whose dossiers a number opens; `dossiers` says that the form itself knows
    the dossiers behind a number. `missing` says why there is no source. An `internal` column is printed in the table
    beside the form: it is not the law's.
    """

    number: str
    code: str
    title: Words
    under: tuple[Words, ...] = ()
    figure: str = ""
    dossiers: bool = False
    missing: Words | None = None
    internal: bool = False
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """The sum of the columns `left` equals that of `right`; each by its code."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    def holds(self, values: Mapping[str, Value]) -> bool:
        """Whether it holds in a line; where a column has no number there is nothing to compare."""
        sides = [_numbers(values, codes) for codes in (self.left, self.right)]
        return None in sides or sides[0] == sides[1]


def _numbers(values: Mapping[str, Value], codes: Sequence[str]) -> int | None:
    found = [values.get(code) for code in codes]
    whole = [each for each in found if isinstance(each, int)]
    return sum(whole) if len(whole) == len(found) else None


@dataclass(frozen=True, slots=True)
class Form:
    """A form of TT 01/2020/TT-VPCP. `rows_are` heads column 2. `remarks` are printed below: how it was counted."""

    code: str
    number: str
    title: Words
    rows_are: Words
    columns: tuple[Column, ...]
    identities: tuple[Identity, ...] = ()
    whose: Whose = Whose.ANY
    has_rates: bool = False
    remarks: tuple[Words, ...] = ()
    law: str = SINCE_2020
    validity: Validity | None = None
    by_code: dict[str, Column] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        self.by_code.update({column.code: column for column in self.columns})

    @property
    def official(self) -> tuple[Column, ...]:
        """The columns of the printed form."""
        return tuple(column for column in self.columns if not column.internal)

    @property
    def internal(self) -> tuple[Column, ...]:
        """Those of the table beside it."""
        return tuple(column for column in self.columns if column.internal)

    def sentence(self, identity: Identity, language: str) -> str:
        """ "3 = 7 + 11"; columns without a number by their name."""

        def side(codes: tuple[str, ...]) -> str:
            columns = [self.by_code[code] for code in codes]
            return " + ".join(each.number or each.title.read(language).lower() for each in columns)

        return f"{side(identity.left)} = {side(identity.right)}"
