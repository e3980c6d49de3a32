"""In which order fields are decided: a field comes after those that its being shown depends on."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from motcua.forms.rules.conditions import Condition, asked_fields
from motcua.forms.rules.definition import Field, FormDefinition, Section


def fields_in_order(definition: FormDefinition) -> list[tuple[Section, Field]]:
    """Every field with its section, each after the fields asked about in the conditions under which it is shown."""
    places = {field.key: (section, field) for section in definition.sections for field in section.fields}
    graph = {key: _asked(section.shown, field.shown) & set(places) for key, (section, field) in places.items()}
    return [places[key] for key in TopologicalSorter(graph).static_order()]


def find_cycle(definition: FormDefinition) -> tuple[str, ...]:
    """The keys of fields whose conditions (of being shown or required) go in a circle; () where none do."""
    graph = {
        field.key: _asked(section.shown, *_conditions(field))
        for section in definition.sections
        for field in section.fields
    }
    try:
        TopologicalSorter({key: asked & set(graph) for key, asked in graph.items()}).prepare()
    except CycleError as error:
        return tuple(reversed(error.args[1]))
    return ()


def _conditions(field: Field) -> Iterator[Condition | None]:
    yield field.shown
    if not isinstance(field.required, bool):
        yield field.required


def _asked(*conditions: Condition | None) -> set[str]:
    return {path.split(".")[0] for condition in conditions for path in asked_fields(condition)}
