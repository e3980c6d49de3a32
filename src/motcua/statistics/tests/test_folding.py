"""A table across a reorganisation: whichever way it is told, every sum is the same."""

from dataclasses import fields
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from motcua.statistics.rules.figures import Figures, sum_of
from motcua.statistics.rules.folding import folded
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tables import By, Row, Table, total_of

PERIOD = Period(date(2025, 1, 1), date(2025, 12, 31))
FIGURES = st.integers(0, 10**6).map(lambda seed: figures_drawn(Random(seed)))
OLD, NEW = [f"old{n}" for n in range(6)], [f"new{n}" for n in range(3)]
LEVELS = ("district", "commune")


def figures_drawn(chance: Random) -> Figures:
    return Figures(*(chance.randint(-3, 50) for _ in fields(Figures)))


def table_of(figures: dict[str, Figures]) -> Table:
    rows = tuple(Row(code, code, LEVELS[code < "old3"], each) for code, each in figures.items())
    groups = tuple(total_of((row for row in rows if row.level == level), level=level) for level in LEVELS)
    return Table(PERIOD, rows, groups, total_of(rows))


@given(
    st.dictionaries(st.sampled_from(OLD + NEW), FIGURES, max_size=9),
    st.dictionaries(st.sampled_from(OLD), st.sampled_from(NEW)),
)
def test_every_figure_adds_up_to_the_same(figures: dict[str, Figures], whole: dict[str, str]) -> None:
    table = table_of(figures)
    found = folded(table, {old: Row(new, new, "commune", Figures()) for old, new in whole.items()})
    assert sum_of(row.figures for row in found.rows) == table.total.figures == found.total.figures
    assert sum_of(group.figures for group in found.groups) == table.total.figures
    assert sorted(code for row in found.rows for code in row.codes) == sorted(figures)
    assert not {row.code for row in found.rows} & set(whole)
    assert found.by is By.SUCCESSOR


def test_a_unit_taken_over_whole_is_added_and_a_split_one_keeps_its_row() -> None:
    table = table_of({"new0": Figures(received=2), "old0": Figures(received=5), "old4": Figures(received=7)})
    found = folded(table, {"old0": Row("new0", "new0", "commune", Figures())})
    assert {row.code: row.figures.received for row in found.rows} == {"new0": 7, "old4": 7}
    assert next(row for row in found.rows if row.code == "new0").codes == ("new0", "old0")
