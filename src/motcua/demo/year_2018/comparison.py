"""The table counted from the dossiers against the margins they were written for."""

from collections.abc import Iterator, Mapping

from motcua.demo.year_2018.margins import Margins
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.tables import Table

NONE = Margins(received=0, carried_over=0, in_time=0, overdue=0)
COLUMNS = {
    "received": ("mới tiếp nhận", "received"),
    "carried_over": ("kỳ trước chuyển sang", "carried over"),
    "in_time": ("trước và đúng hạn", "early or on time"),
    "late": ("trễ hạn", "late"),
    "in_term": ("đang giải quyết, trong hạn", "open, in term"),
    "overdue": ("đang giải quyết, quá hạn", "open, overdue"),
}


def differences(table: Table, margins: Mapping[str, Margins]) -> Iterator[str]:
    """A sentence in both languages for each number of a centre that is not as its margins say."""
    counted = {row.code: row.figures for row in table.rows}
    names = {row.code: row.name for row in table.rows}
    for code in sorted(counted.keys() | margins.keys()):
        wanted = expected(margins.get(code, NONE))
        for column, (vi, en) in COLUMNS.items():
            found = getattr(counted.get(code, Figures()), column)
            if found != wanted[column]:
                yield (
                    f"{code} {names.get(code, '')}: {vi} đếm được {found:,}, phải là {wanted[column]:,}. / "
                    f"{en}: counted {found:,}, should be {wanted[column]:,}."
                )


def expected(margins: Margins) -> dict[str, int]:
    """The figures of `COLUMNS` by the margins; nothing is resolved late in the demo."""
    return {
        "received": margins.received,
        "carried_over": margins.carried_over,
        "in_time": margins.in_time,
        "late": 0,
        "in_term": margins.still_in_term,
        "overdue": margins.overdue,
    }
