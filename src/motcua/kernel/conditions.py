"""Conditions as typed trees: all, any and not over leaves of a room's own ("this fact stands so to that value").

Nothing here knows what a leaf asks; a room brings its leaves, and how they are compared, read and written. As a
document: {"all": [...]}, {"any": [...]}, {"not": ...} or whatever the room's leaf looks like.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class All[Leaf]:
    """Every one of the conditions holds."""

    of: tuple["Tree[Leaf]", ...]


@dataclass(frozen=True, slots=True)
class AnyOf[Leaf]:
    """At least one of the conditions holds."""

    of: tuple["Tree[Leaf]", ...]


@dataclass(frozen=True, slots=True)
class Not[Leaf]:
    """The condition does not hold."""

    of: "Tree[Leaf]"


type Tree[Leaf] = All[Leaf] | AnyOf[Leaf] | Not[Leaf] | Leaf


def tree_holds(tree: Tree[Any], leaf_holds: Callable[[Any], bool]) -> bool:
    """Whether the tree holds, when each leaf's answer is known."""
    match tree:
        case All(of=parts):
            return all(tree_holds(part, leaf_holds) for part in parts)
        case AnyOf(of=parts):
            return any(tree_holds(part, leaf_holds) for part in parts)
        case Not(of=inner):
            return not tree_holds(inner, leaf_holds)
    return leaf_holds(tree)


def leaves(tree: Tree[Any]) -> Iterator[Any]:
    """Every leaf, from left to right."""
    match tree:
        case All(of=parts) | AnyOf(of=parts):
            for part in parts:
                yield from leaves(part)
        case Not(of=inner):
            yield from leaves(inner)
        case _:
            yield tree


def read_tree[Leaf](value: object, read_leaf: Callable[[Mapping[str, Any]], Leaf], depth: int) -> Tree[Leaf]:
    """The tree of a document, at most `depth` deep. Raises `ValueError`, as `read_leaf` does."""
    if depth == 0 or not isinstance(value, Mapping):
        raise ValueError
    match dict(value):
        case {"all": list(parts), **rest} if not rest:
            return All(tuple(read_tree(part, read_leaf, depth - 1) for part in parts))
        case {"any": list(parts), **rest} if not rest:
            return AnyOf(tuple(read_tree(part, read_leaf, depth - 1) for part in parts))
        case {"not": inner, **rest} if not rest:
            return Not(read_tree(inner, read_leaf, depth - 1))
    return read_leaf(value)


def write_tree(tree: Tree[Any], write_leaf: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """The document of a tree; `read_tree` gives the same tree."""
    match tree:
        case All(of=parts):
            return {"all": [write_tree(part, write_leaf) for part in parts]}
        case AnyOf(of=parts):
            return {"any": [write_tree(part, write_leaf) for part in parts]}
        case Not(of=inner):
            return {"not": write_tree(inner, write_leaf)}
    return write_leaf(tree)
