"""What can be said of steps as a graph. A graph is each step's key with the keys of its predecessors.

Predecessors that are not steps themselves are overlooked here; validation names them.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

type Graph = Mapping[str, tuple[str, ...]]


def followers(graph: Graph) -> dict[str, tuple[str, ...]]:
    """The same arrows seen from the other end: each step with the steps that come after it."""
    turned: dict[str, list[str]] = {key: [] for key in graph}
    for key, predecessors in graph.items():
        for predecessor in predecessors:
            if predecessor in turned:
                turned[predecessor].append(key)
    return {key: tuple(keys) for key, keys in turned.items()}


def reach(graph: Graph, start: Iterable[str]) -> frozenset[str]:
    """`start` and every step one gets to from it by going along `graph` (towards predecessors)."""
    seen: set[str] = set()
    waiting = [key for key in start if key in graph]
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting.extend(each for each in graph[key] if each in graph)
    return frozenset(seen)


def on_a_cycle(graph: Graph) -> frozenset[str]:
    """The steps that come, through others or directly, after themselves."""
    return frozenset(key for key in graph if key in reach(graph, graph[key]))


def in_order(graph: Graph) -> tuple[str, ...]:
    """Every step after its predecessors; those ready together in the order given. A cycle's steps are left out."""
    placed: dict[str, None] = {}
    waiting = list(graph)
    while ready := [key for key in waiting if all(each in placed for each in graph[key] if each in graph)]:
        placed.update(dict.fromkeys(ready))
        waiting = [key for key in waiting if key not in placed]
    return tuple(placed)


def longest_path(graph: Graph, weights: Mapping[str, Fraction]) -> tuple[Fraction, tuple[str, ...]]:
    """The weight and the steps of the heaviest path; a step without a weight weighs nothing. No cycles, please."""
    best: dict[str, tuple[Fraction, tuple[str, ...]]] = {}
    for key in in_order(graph):
        before = max(
            (best[each] for each in graph[key] if each in best), key=lambda path: path[0], default=(Fraction(0), ())
        )
        best[key] = (before[0] + weights.get(key, Fraction(0)), (*before[1], key))
    return max(best.values(), key=lambda path: path[0], default=(Fraction(0), ()))


def without(graph: Graph, kept: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The graph of the `kept` steps: a dropped step's followers come after what it came after. No cycles, please.

    a → b → c without b is a → c.
    """
    stands_for: dict[str, tuple[str, ...]] = {}
    result: dict[str, tuple[str, ...]] = {}
    for key in in_order(graph):
        before = tuple(dict.fromkeys(end for each in graph[key] if each in stands_for for end in stands_for[each]))
        stands_for[key] = (key,) if key in kept else before
        if key in kept:
            result[key] = before
    return result
