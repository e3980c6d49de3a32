"""Reads projects for the pages: the portfolio, its Gantt, one project."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from django.utils.translation import get_language, gettext

from motcua.kernel.facts import Event
from motcua.programmes.models import Project as Row
from motcua.programmes.models import ProjectStep
from motcua.programmes.queries import Kept, step_names
from motcua.programmes.rules.project import Milestone, Project
from motcua.web.reform.programmes.words import told

WIDTH = 1000
"""Units of the picture's width."""
type Steps = dict[tuple[str, str], ProjectStep]


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a line of the Gantt, in units of its width: a finished step, the one under way, or a milestone."""

    x: int
    width: int
    tone: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A project in the portfolio. `rate`: disbursed of the total; None for no total."""

    row: Row
    step: str
    rate: Fraction | None
    late: tuple[Milestone, ...]
    milestones: tuple[Milestone, ...]
    bars: tuple[Bar, ...]
    spans: tuple[tuple[str, date, date | None], ...]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All lines, their sums, and the days that the Gantt begins and ends with."""

    lines: tuple[Line, ...]
    total: int
    planned: int
    contracted: int
    disbursed: int
    first: date | None
    last: date | None
    today: int

    @property
    def rate(self) -> Fraction | None:
        return Fraction(self.disbursed, self.total) if self.total else None


def read_portfolio(kept: Sequence[Kept], today: date) -> Portfolio:
    """The portfolio as of a day."""
    steps = step_names()
    scale = _Scale(kept, today)
    lines = tuple(_line(each, steps, scale, today) for each in kept)
    rows = [each.row for each in kept]
    return Portfolio(
        lines,
        total=sum(row.total for row in rows),
        planned=sum(row.planned for row in rows),
        contracted=sum(row.contracted for row in rows),
        disbursed=sum(row.disbursed for row in rows),
        first=scale.first if rows else None,
        last=scale.last if rows else None,
        today=scale.at(today),
    )


class _Scale:
    """Days as places of the picture."""

    def __init__(self, kept: Sequence[Kept], today: date) -> None:
        self.first = min((each.row.decided_on for each in kept), default=today)
        dues = [each.due for one in kept for each in one.story.state.milestones.values()]
        self.last = max([today, *dues]) + timedelta(days=1)

    def at(self, day: date) -> int:
        return min(max((day - self.first).days * WIDTH // max((self.last - self.first).days, 1), 0), WIDTH)


def _line(kept: Kept, steps: Steps, scale: _Scale, today: date) -> Line:
    project, row = kept.story.state, kept.row
    spans = _spans(project, steps)
    bars = [
        Bar(scale.at(begun), max(scale.at(ended or today) - scale.at(begun), 2), "done" if ended else "now", name)
        for name, begun, ended in spans
    ]
    milestones = tuple(sorted(project.milestones.values(), key=lambda each: each.due))
    for each in milestones:
        tone = "late" if each.is_late(today) else ("reached" if each.reached_on else "due")
        bars.append(Bar(max(scale.at(each.due) - 4, 0), 8, tone, each.name))
    return Line(
        row,
        step=step_name(project, row.step, steps),
        rate=Fraction(row.disbursed, row.total) if row.total else None,
        late=project.late_milestones(today),
        milestones=milestones,
        bars=tuple(bars),
        spans=spans,
    )


def _spans(project: Project, steps: Steps) -> tuple[tuple[str, date, date | None], ...]:
    begun = project.registered.decided_on if project.registered else date.max
    spans: list[tuple[str, date, date | None]] = []
    for done in project.done:
        begun = min(begun, done.on)
        spans.append((step_name(project, done.step, steps), begun, done.on))
        begun = done.on
    if project.next_step:
        spans.append((step_name(project, project.next_step, steps), begun, None))
    return tuple(spans)


def step_name(project: Project, code: str, steps: Steps) -> str:
    """The step's name by the law that the project keeps to; words for no step."""
    if not code:
        return gettext("Đã xong các bước")
    law = project.registered.law if project.registered else ""
    step = steps.get((law, code))
    if step is None:
        return code
    return step.name_en if get_language() == "en" else step.name_vi


@dataclass(frozen=True, slots=True)
class StepLine:
    name: str
    on: date | None
    paper: str
    is_next: bool


@dataclass(frozen=True, slots=True)
class CapitalLine:
    year: int
    source: str
    amount: int
    decision: str
    disbursed: int

    @property
    def rate(self) -> Fraction | None:
        return Fraction(self.disbursed, self.amount) if self.amount else None


@dataclass(frozen=True, slots=True)
class Happened:
    at: datetime
    by: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """One project with all that its page shows."""

    row: Row
    project: Project
    step: str
    rate: Fraction | None
    steps: tuple[StepLine, ...]
    capital: tuple[CapitalLine, ...]
    contracts: tuple[tuple[str, str, int, int, date], ...]
    milestones: tuple[Milestone, ...]
    late: frozenset[str]
    story: tuple[Happened, ...]


def read_project(kept: Kept, today: date) -> Page:
    """The page of a project as of a day."""
    project, steps = kept.story.state, step_names()
    done = {each.step: each for each in project.done}
    return Page(
        row=kept.row,
        project=project,
        step=step_name(project, project.next_step, steps),
        rate=Fraction(project.disbursed, project.total) if project.total else None,
        steps=tuple(
            StepLine(
                step_name(project, code, steps),
                done[code].on if code in done else None,
                done[code].paper if code in done else "",
                code == project.next_step,
            )
            for code in project.steps
        ),
        capital=tuple(
            CapitalLine(year, source, each.amount, each.decision, project.disbursed_from((year, source)))
            for (year, source), each in sorted(project.capital.items())
        ),
        contracts=tuple(
            (each.number, each.contractor, each.amount, project.disbursed_of(each.number), each.on)
            for each in project.contracts.values()
        ),
        milestones=tuple(sorted(project.milestones.values(), key=lambda each: each.due)),
        late=frozenset(each.name for each in project.milestones.values() if each.is_late(today)),
        story=tuple(_happened(event, project, steps) for event in reversed(kept.story.events)),
    )


def _happened(event: Event, project: Project, steps: Steps) -> Happened:
    title, words = told(event.fact, lambda code: step_name(project, code, steps))
    return Happened(event.at, event.by.name, title, words)
