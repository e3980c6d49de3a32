"""Where the steps of a process stand when it is drawn: from left to right, each to the right of all it waits for."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from motcua.processes.rules.flow_checks import graph_of
from motcua.processes.rules.graph import Graph, in_order
from motcua.processes.rules.template import ProcessTemplate, Step

WIDTH, HEIGHT = 176, 92
ACROSS, DOWN, EDGE = 56, 28, 8
LETTERS, MOST_LINES = 18, 2


@dataclass(frozen=True, slots=True)
class Box:
    """One step. `lines`: its name in lines that fit; x and y are its upper left corner, in pixels."""

    step: Step
    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a step to the one that waits for it: the path of an SVG. `is_loop`: it leads back, which is a fault."""

    path: str
    is_loop: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and arrows in a frame of `width` by `height` pixels."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def draw(template: ProcessTemplate, language: str) -> Drawing:
    """The drawing of a process, sound or not: steps in a circle stand last, steps that share a key are one."""
    graph = graph_of(template)
    steps = {step.key: step for step in reversed(template.steps)}
    columns = _columns(graph)
    depth = max((len(keys) for keys in columns), default=0)
    height = 2 * EDGE + depth * HEIGHT + max(depth - 1, 0) * DOWN
    boxes = {box.step.key: box for box in _boxes(columns, steps, height, language)}
    width = 2 * EDGE + len(columns) * WIDTH + max(len(columns) - 1, 0) * ACROSS
    arrows = tuple(
        _arrow(boxes[before], boxes[key]) for key, befores in graph.items() for before in befores if before in boxes
    )
    return Drawing(width, height, tuple(boxes.values()), arrows)


def _columns(graph: Graph) -> list[list[str]]:
    """The keys in columns, by the longest way that leads to each."""
    places: dict[str, int] = {}
    for key in in_order(graph):
        places[key] = max((places[each] + 1 for each in graph[key] if each in places), default=0)
    last = max(places.values(), default=-1) + 1
    for key in graph:
        places.setdefault(key, last)
    columns: list[list[str]] = [[] for _ in range(max(places.values(), default=-1) + 1)]
    for key in graph:
        columns[places[key]].append(key)
    return columns


def _boxes(columns: list[list[str]], steps: dict[str, Step], height: int, language: str) -> Iterator[Box]:
    for number, keys in enumerate(columns):
        top = (height - len(keys) * HEIGHT - (len(keys) - 1) * DOWN) // 2
        for row, key in enumerate(keys):
            name = wrap(steps[key].name.read(language), LETTERS, max_lines=MOST_LINES, placeholder="…")
            yield Box(steps[key], EDGE + number * (WIDTH + ACROSS), top + row * (HEIGHT + DOWN), tuple(name))


def _arrow(before: Box, after: Box) -> Arrow:
    x1, y1 = before.x + WIDTH, before.y + HEIGHT // 2
    x2, y2 = after.x - 2, after.y + HEIGHT // 2
    is_loop = after.x <= before.x
    bend = max(ACROSS // 2, abs(x2 - x1) // 2) if not is_loop else ACROSS
    return Arrow(f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}", is_loop)
