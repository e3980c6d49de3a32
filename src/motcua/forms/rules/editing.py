"""Changing a definition's document piece by piece: sections ("#child"), fields ("place"), columns ("siblings.name").

Every change gives a new document; the one given stays. What is not there is not changed.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

type Document = dict[str, Any]
type Siblings = list[dict[str, Any]]


def find(document: Mapping[str, Any], path: str) -> dict[str, Any] | None:
    """The section, field or column at `path`; None where there is none."""
    siblings, place = _locate(document, path)
    return siblings[place] if place is not None else None


def section_of(document: Mapping[str, Any], path: str) -> str:
    """The key of the section in which the field at `path` stands; "" for none."""
    key = path.split(".")[0]
    for section in document["sections"]:
        if any(field["key"] == key for field in section["fields"]):
            return str(section["key"])
    return ""


def move(document: Mapping[str, Any], path: str, by: int) -> Document:
    """One place up (-1) or down (1); a field at the edge of its section goes over into the next."""
    changed = deepcopy(dict(document))
    siblings, place = _locate(changed, path)
    if place is None:
        return changed
    if 0 <= place + by < len(siblings):
        siblings.insert(place + by, siblings.pop(place))
    elif not path.startswith("#") and "." not in path:
        sections = changed["sections"]
        now = next(number for number, section in enumerate(sections) if section["fields"] is siblings)
        if 0 <= now + by < len(sections):
            fields = sections[now + by]["fields"]
            fields.insert(0 if by > 0 else len(fields), siblings.pop(place))
    return changed


def remove(document: Mapping[str, Any], path: str) -> Document:
    """Without what stands at `path`."""
    return _changed(document, path, lambda siblings, place: siblings.pop(place))


def replace(document: Mapping[str, Any], path: str, piece: Mapping[str, Any]) -> Document:
    """With `piece` in the place of what stands at `path`."""
    return _changed(document, path, lambda siblings, place: siblings.__setitem__(place, dict(piece)))


def add_section(document: Mapping[str, Any], piece: Mapping[str, Any]) -> Document:
    """With one more section at the end."""
    changed = deepcopy(dict(document))
    changed["sections"].append(dict(piece))
    return changed


def add_field(document: Mapping[str, Any], parent: str, piece: Mapping[str, Any]) -> Document:
    """With one more field at the end of a section ("#child") or column of a table ("siblings")."""
    changed = deepcopy(dict(document))
    found = find(changed, parent)
    if found is not None:
        found.setdefault("fields" if parent.startswith("#") else "columns", []).append(dict(piece))
    return changed


def _changed(document: Mapping[str, Any], path: str, change: Callable[[Siblings, int], object]) -> Document:
    changed = deepcopy(dict(document))
    siblings, place = _locate(changed, path)
    if place is not None:
        change(siblings, place)
    return changed


def _locate(document: Mapping[str, Any], path: str) -> tuple[Siblings, int | None]:
    """The list in which it stands, and its place there."""
    if path.startswith("#"):
        return _in(document["sections"], path[1:])
    key, _, column = path.partition(".")
    for section in document["sections"]:
        fields, place = _in(section["fields"], key)
        if place is not None:
            return _in(fields[place].get("columns", []), column) if column else (fields, place)
    return [], None


def _in(siblings: Siblings, key: str) -> tuple[Siblings, int | None]:
    return siblings, next((place for place, each in enumerate(siblings) if each["key"] == key), None)
