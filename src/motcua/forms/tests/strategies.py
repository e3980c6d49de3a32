"""Any definition that makes sense, and answers to it: whole, broken, and anything at all."""

from datetime import date

from hypothesis import strategies as st

from motcua.forms.rules.conditions import Answered, Compare, Condition, Operator
from motcua.forms.rules.days import Today
from motcua.forms.rules.definition import Field, FormDefinition, Section, Source
from motcua.forms.rules.field_types import (
    FILE_TYPES,
    Address,
    Choice,
    Commune,
    Day,
    Dong,
    Email,
    File,
    Identity,
    Number,
    Option,
    Organisation,
    OrganisationPart,
    Person,
    PersonPart,
    Phone,
    Table,
    TaxCode,
    Text,
    YesNo,
)
from motcua.forms.rules.prefilling import fits
from motcua.forms.rules.words import NOTHING, Words
from motcua.kernel.conditions import All, AnyOf, Not
from motcua.people.rules.identity import IdentityKind

LETTERS = "abcđêơ 12"
WORDS = st.builds(
    Words,
    st.text(LETTERS, min_size=1, max_size=8).map(str.strip).filter(bool),
    st.text("abc", min_size=1, max_size=8),
)
KEYS = [f"f{number}" for number in range(12)]
OPTIONS = st.lists(st.sampled_from(["a", "b-1", "c_2", "d"]), min_size=2, max_size=4, unique=True)


def _bounds(low: int, high: int) -> st.SearchStrategy[tuple[int | None, int | None]]:
    number = st.none() | st.integers(low, high)
    return st.tuples(number, number).filter(lambda pair: None in pair or pair[0] <= pair[1])


LIMITS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
SIMPLE = st.one_of(
    st.builds(Text, st.integers(1, 60), st.booleans()),
    st.builds(
        lambda decimals, bounds, unit: Number(decimals, bounds[0], bounds[1], unit),
        st.integers(0, 6),
        _bounds(-1000, 1000),
        st.just(NOTHING) | WORDS,
    ),
    st.builds(lambda bounds: Dong(bounds[0] or 0, bounds[1]), _bounds(0, 10**9)),
    st.builds(Day, LIMITS, st.none() | st.just(Today()) | st.just(Today(-18, "y"))),
    st.builds(
        lambda keys, several: Choice(tuple(Option(key, Words(key, key)) for key in keys), several),
        OPTIONS,
        st.booleans(),
    ),
    st.builds(YesNo, st.booleans()),
    st.builds(
        Identity,
        st.lists(
            st.sampled_from([IdentityKind.CCCD, IdentityKind.CMND, IdentityKind.PASSPORT]), min_size=1, unique=True
        ).map(tuple),
    ),
    st.builds(TaxCode),
    st.builds(Phone),
    st.builds(Email),
    st.builds(Commune),
)
FILES = st.builds(
    File, st.just(""), st.lists(st.sampled_from(FILE_TYPES), min_size=1, unique=True).map(tuple), st.integers(1, 5)
)


def _asked[T](parts: type[T]) -> st.SearchStrategy[tuple[tuple[T, ...], tuple[T, ...]]]:
    asked = st.lists(st.sampled_from(list(parts)), min_size=1, max_size=5, unique=True)
    return asked.flatmap(
        lambda asks: st.tuples(st.just(tuple(asks)), st.lists(st.sampled_from(asks), unique=True).map(tuple))
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = tuple(
        Field(key, draw(WORDS), draw(SIMPLE), required=draw(st.booleans()))
        for key in draw(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, unique=True))
    )
    least = draw(st.integers(0, 2))
    return Table(columns, least, least + draw(st.integers(1, 3)))


TYPES = st.one_of(
    SIMPLE,
    FILES,
    st.builds(Address, st.booleans()),
    st.builds(lambda pair, age: Person(*pair, age), _asked(PersonPart), st.integers(0, 20)),
    _asked(OrganisationPart).map(lambda pair: Organisation(*pair)),
    tables(),
)


def _comparison(draw: st.DrawFn, field: Field) -> Condition:
    match field.type:
        case Choice(options=options, several=several):
            key = draw(st.sampled_from([option.key for option in options]))
            if several:
                return Compare(field.key, Operator.INCLUDES, key)
            if draw(st.booleans()):
                return Compare(field.key, Operator.ONE_OF, (key,))
            return Compare(field.key, Operator.EQUALS, key)
        case YesNo():
            return Compare(field.key, Operator.EQUALS, draw(st.booleans()))
        case Number() | Dong():
            order = [Operator.EQUALS, Operator.AT_LEAST, Operator.AT_MOST, Operator.GREATER, Operator.LESS]
            return Compare(field.key, draw(st.sampled_from(order)), draw(st.integers(-10, 10)))
        case Day():
            return Compare(field.key, Operator.AT_MOST, draw(st.sampled_from(["today", "today-18y", "2020-02-29"])))
        case Text():
            return Compare(field.key, Operator.EQUALS, "a")
    return Answered(field.key)


@st.composite
def conditions(draw: st.DrawFn, fields: list[Field], depth: int = 2) -> Condition:
    """A condition over some of these fields."""
    kind = draw(st.sampled_from(["compare", "answered", "all", "any", "not"] if depth else ["compare", "answered"]))
    if kind in ("compare", "answered"):
        field = draw(st.sampled_from(fields))
        return Answered(field.key) if kind == "answered" else _comparison(draw, field)
    if kind == "not":
        return Not(draw(conditions(fields, depth - 1)))
    parts = tuple(draw(conditions(fields, depth - 1)) for _ in range(draw(st.integers(1, 2))))
    return All(parts) if kind == "all" else AnyOf(parts)


@st.composite
def definitions(draw: st.DrawFn) -> FormDefinition:
    """A form that makes sense: conditions ask of fields that were drawn before, so there is no circle."""
    known: list[Field] = []
    sections = []
    keys = iter(KEYS)
    for place in range(draw(st.integers(1, 3))):
        shown = draw(st.none() | conditions(list(known))) if known else None
        fields = []
        for _ in range(draw(st.integers(1, 4))):
            type_ = draw(TYPES)
            before = list(known)
            sources = [source for source in Source if fits(source, type_)]
            field = Field(
                next(keys),
                draw(WORDS),
                type_,
                draw(st.just(NOTHING) | WORDS),
                draw(st.booleans() if not before else st.booleans() | conditions(before)),
                draw(st.none() if not before else st.none() | conditions(before)),
                draw(st.none() | st.sampled_from(sources)) if sources else None,
            )
            fields.append(field)
        known += fields
        sections.append(Section(f"s{place}", draw(WORDS), tuple(fields), draw(st.just(NOTHING) | WORDS), shown))
    order = draw(st.permutations(sections))
    return FormDefinition(draw(WORDS), tuple(order), draw(st.just(NOTHING) | WORDS))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=True)
    | st.text(max_size=5)
    | st.sampled_from(["a", "yes", "06649", "2020-02-29", "0912345678", "022085000001"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*KEYS, "a", "b", "unit", "line", "name", "sex", "birth_date", "values", "x"]), inner
        )
    ),
    max_leaves=12,
)

_GOOD = {
    Text: st.sampled_from(["a", "b", "A"]),
    Number: st.sampled_from(["0", "1", "2", "-3", "0,5", "1.000", "7,25"]),
    Dong: st.sampled_from(["0", "5", "1.200.000 đ", "900000"]),
    Day: st.sampled_from(["29/2/2000", "1999-12-31", "01/01/1990", "5.1.2026"]),
    YesNo: st.sampled_from(["yes", "no"]),
    Identity: st.sampled_from(["022085000001", "022 185 000 001", "B1234567"]),
    TaxCode: st.sampled_from(["0100047516", "0100047516-001"]),
    Phone: st.sampled_from(["0912345678", "+84 912 345 678"]),
    Email: st.sampled_from(["an@example.vn"]),
    Commune: st.sampled_from(["06649"]),
    File: st.sampled_from(["draft:1", "draft:2"]),
}


@st.composite
def posts(draw: st.DrawFn, definition: FormDefinition) -> dict[str, list[str]]:
    """What somebody may post: mostly good answers, some blank, some nonsense."""
    from motcua.forms.rules.parts import parts_of

    posted: dict[str, list[str]] = {}

    def fill(field: Field, path: str) -> None:
        if isinstance(field.type, Table):
            for row in draw(st.lists(st.integers(0, 9), max_size=4, unique=True)):
                for column in field.type.columns:
                    fill(column, f"{path}.{row}.{column.key}")
        elif parts := parts_of(field.type):
            for part in parts:
                fill(part, f"{path}.{part.key}")
        elif draw(st.integers(0, 9)):
            if isinstance(field.type, Choice):
                good = st.sampled_from([option.key for option in field.type.options])
            else:
                good = _GOOD[type(field.type)]
            nonsense = st.text(max_size=6)
            posted[path] = [draw(good if draw(st.integers(0, 7)) else nonsense)]

    for each in definition.fields():
        fill(each, each.key)
    return posted
