"""The published fees of a procedure as the page of reception offers them: by case and channel, of the day."""

from dataclasses import dataclass

from django.utils.functional import Promise

from motcua.catalogue.rules.content import Channel, Content, FeeState
from motcua.payments.published import Published
from motcua.payments.rules.fee_lines import FeeLine, lines_of
from motcua.web.desk.payments.fee_readings import published_line
from motcua.web.statuses import Tag


@dataclass(frozen=True, slots=True)
class FeeOption:
    """One published fee line, and for which cases and channels it holds (`places`, "case|channel")."""

    line: FeeLine
    kind: str | Promise
    said: str
    amount: int | None
    tag: Tag | None
    places: tuple[str, ...]
    cases: tuple[str, ...]

    @property
    def is_per_unit(self) -> bool:
        """Whether the source's condition counts something: pages, copies."""
        return bool(self.line.can_be_charged and (self.line.fee.when or self.line.fee.text))

    @property
    def is_uncertain(self) -> bool:
        return self.line.fee.state is FeeState.UNCERTAIN

    @property
    def is_plain(self) -> bool:
        """Due without a condition: nothing is left to decide."""
        return self.line.fee.state is FeeState.AMOUNT and not self.line.fee.when and bool(self.amount)

    def holds_for(self, case: str, channel: str) -> bool:
        return place(case, channel) in self.places


def place(case: str, channel: str) -> str:
    return f"{case}|{channel}"


def fee_options(content: Content) -> tuple[FeeOption, ...]:
    """Each fee line once, in the order of the source; `cases` are named where not all have it."""
    found: dict[FeeLine, list[tuple[str, str]]] = {}
    names = {case.key: case.name for case in content.cases} or {"": ""}
    for case in names:
        for channel in Channel:
            for line in lines_of(content, case, channel):
                found.setdefault(line, []).append((case, channel))
    return tuple(_option(line, places, names) for line, places in found.items())


def _option(line: FeeLine, places: list[tuple[str, str]], names: dict[str, str]) -> FeeOption:
    shown = published_line(line)
    keys = dict.fromkeys(case for case, _channel in places)
    return FeeOption(
        line=line,
        kind=shown.kind,
        said=shown.said,
        amount=shown.amount,
        tag=shown.tag,
        places=tuple(place(case, channel) for case, channel in places),
        cases=() if len(keys) == len(names) else tuple(names[key] for key in keys),
    )


def published_for(options: tuple[FeeOption, ...], revision: int, case: str, channel: str) -> Published:
    """What may be charged for that case and channel."""
    return Published(revision, tuple(each.line for each in options if each.holds_for(case, channel)))
