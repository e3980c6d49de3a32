"""The score sheet of an assessment, for a page and for paper."""

from dataclasses import dataclass
from fractions import Fraction

from motcua.indices.access import Loaded
from motcua.indices.rules.composite.criteria import Criterion
from motcua.indices.rules.composite.scores import Total, field_total
from motcua.indices.rules.composite.story import Appraised, SelfScored, Step, Surveyed


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A leaf with what was said of it."""

    criterion: Criterion
    scored: SelfScored | None
    appraised: Appraised | None
    surveyed: Surveyed | None

    @property
    def own(self) -> Fraction | None:
        return None if self.scored is None or self.scored.is_absent else Fraction(self.scored.points)

    @property
    def final(self) -> Fraction | None:
        """What counts, as far as there is any."""
        if self.surveyed:
            return Fraction(self.surveyed.points)
        return Fraction(self.appraised.points) if self.appraised and not self.is_absent else None

    @property
    def is_absent(self) -> bool:
        return self.scored is not None and self.scored.is_absent


@dataclass(frozen=True, slots=True)
class SheetField:
    """A field, its rows, and its index once it is final."""

    name: str
    most: Fraction
    own: Fraction
    rows: tuple[SheetRow, ...]
    total: Total | None

    @property
    def index(self) -> Fraction | None:
        found = self.total.hundredths if self.total else None
        return None if found is None else Fraction(found, 100)


def sheet_of(loaded: Loaded) -> tuple[SheetField, ...]:
    """The score sheet, field by field."""
    state, rule = loaded.state, loaded.criteria.not_applicable
    is_final = state.step in (Step.FINAL, Step.PUBLISHED)
    found = []
    for each in loaded.criteria.fields:
        rows = tuple(
            SheetRow(leaf, state.scored.get(leaf.code), state.appraised.get(leaf.code), state.surveyed.get(leaf.code))
            for leaf in each.leaves()
        )
        total = field_total(each, state.final_points(), state.absent, rule) if is_final else None
        own = field_total(each, state.self_points(), state.absent, rule).points
        found.append(SheetField(f"{each.code}. {each.name}", each.most, own, rows, total))
    return tuple(found)
