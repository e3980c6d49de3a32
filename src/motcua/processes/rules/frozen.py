"""The process of one dossier: the template's steps for this dossier's facts, fixed at acceptance.

A later change of the template does not reach a dossier already accepted. Millions of dossiers share a few distinct
frozen processes, so each is built once per process and thrown into a cache; `digest` names it.

Stored form (`to_json`), small because every acceptance event carries it:
`{"template": "default@1", "steps": [["return", "return", "Trả kết quả", "Return", "returner", "", 4, "", [2]], …]}`
with key, kind, name vi, name en, role, post, hours (null: not known), agency, and the places of the predecessors in the
list; `"lead"` only in a linked process.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import orjson

from motcua.kernel.errors import Invalid
from motcua.processes.rules.budget import HOURS_PER_WORKING_DAY, hours_of_share
from motcua.processes.rules.conditions import Facts, holds
from motcua.processes.rules.graph import in_order, without
from motcua.processes.rules.template import Name, ProcessTemplate, Step, StepKind


@dataclass(frozen=True, eq=False)
class FrozenProcess:
    """Steps in an order in which they can be done. Two are equal when they say the same; `digest` is SHA-256 in hex."""

    template: str
    steps: tuple[Step, ...]
    lead_agency: str = ""

    def next_steps(self, done: frozenset[str]) -> tuple[Step, ...]:
        """The steps that can be worked on now: not done, and everything before them done."""
        return self._turns[done]

    def is_complete(self, done: frozenset[str]) -> bool:
        """Whether every step is done."""
        return all(step.key in done for step in self.steps)

    def step(self, key: str) -> Step:
        """The step with this key. Raises `Invalid("unknown_step")`."""
        try:
            return self._by_key[key]
        except KeyError:
            raise Invalid(
                "unknown_step",
                vi=f"Hồ sơ này không có bước «{key}»; hãy chọn một bước trong quy trình của hồ sơ.",
                en=f"This dossier has no step “{key}”; choose one of the steps of its process.",
                field="step",
            ) from None

    def steps_of(self, kind: StepKind) -> tuple[Step, ...]:
        """The steps of one kind; none of kind `issue` means that the result is issued inside approval."""
        return self._by_kind.get(kind, ())

    def to_json(self) -> dict[str, Any]:
        """The stored form, described at the top of this file."""
        places = {step.key: place for place, step in enumerate(self.steps)}
        document: dict[str, Any] = {
            "template": self.template,
            "steps": [
                [
                    step.key,
                    step.kind.value,
                    step.name.vi,
                    step.name.en,
                    step.role,
                    step.post_code,
                    _whole_where_possible(step.hours),
                    step.agency_code,
                    [places[key] for key in step.after],
                ]
                for step in self.steps
            ],
        }
        if self.lead_agency:
            document["lead"] = self.lead_agency
        return document

    @staticmethod
    def from_json(document: Mapping[str, Any]) -> "FrozenProcess":
        """The frozen process stored as `document`, the same object for the same document.

        Raises `Invalid("not_a_frozen_process")` for anything that `to_json` cannot have written.
        """
        try:
            return _read(orjson.dumps(document, option=orjson.OPT_SORT_KEYS))
        except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
            raise Invalid(
                "not_a_frozen_process",
                vi="Quy trình lưu trong hồ sơ không đọc được; hãy chạy «motcua verify» để kiểm tra hồ sơ.",
                en="The process stored in the dossier cannot be read; run “motcua verify” on the dossier.",
            ) from error

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the stored form, in hex."""
        return hashlib.sha256(orjson.dumps(self.to_json(), option=orjson.OPT_SORT_KEYS)).hexdigest()

    @cached_property
    def _turns(self) -> "_Turns":
        return _Turns(self.steps)

    @cached_property
    def _by_key(self) -> dict[str, Step]:
        return {step.key: step for step in self.steps}

    @cached_property
    def _by_kind(self) -> dict[StepKind, tuple[Step, ...]]:
        return {kind: tuple(step for step in self.steps if step.kind is kind) for kind in StepKind}

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, FrozenProcess) and self.digest == other.digest)

    def __hash__(self) -> int:
        return hash(self.digest)


class _Turns(dict[frozenset[str], tuple[Step, ...]]):
    """Whose turn it is after each set of steps done, found once: an import asks four times for every dossier."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        super().__init__()
        self._steps = steps

    def __missing__(self, done: frozenset[str]) -> tuple[Step, ...]:
        turn = tuple(step for step in self._steps if step.key not in done and done.issuperset(step.after))
        self[done] = turn
        return turn


def freeze(template: ProcessTemplate, facts: Facts, *, term_hours: float | None = None) -> FrozenProcess:
    """The steps of `template` that take place for a dossier with these `facts`.

    `term_hours` is the dossier's legal term as `budget_hours`; shares are taken of it. Where the caller knows none, of
    the template's own term; where that has none either, the steps' hours are unknown. A step that does not take place
    hands its predecessors on to its followers. The template must have been validated (a cycle raises `Invalid`).
    """
    kept = frozenset(step.key for step in template.steps if holds(step.condition, facts))
    return _build(template, kept, term_hours)


@lru_cache(maxsize=4096)
def _build(template: ProcessTemplate, kept: frozenset[str], term_hours: float | None) -> FrozenProcess:
    if term_hours is None and template.term_working_days is not None:
        term_hours = template.term_working_days * HOURS_PER_WORKING_DAY
    graph = {step.key: step.after for step in template.steps}
    order = in_order(graph)
    if len(order) != len(template.steps):
        raise Invalid(
            "process_cannot_be_frozen",
            vi=f"Quy trình {template.code} quay vòng hoặc trùng mã bước; hãy kiểm tra và lưu lại quy trình.",
            en=f"Process {template.code} runs in a circle or uses a key twice; check and save it again.",
        )
    remaining = without(graph, kept)
    by_key = {step.key: step for step in template.steps}
    return FrozenProcess(
        template=f"{template.code}@{template.version}",
        steps=tuple(_freeze_step(by_key[key], remaining[key], term_hours) for key in order if key in kept),
        lead_agency=template.lead_agency,
    )


def _freeze_step(step: Step, after: tuple[str, ...], term_hours: float | None) -> Step:
    hours = step.hours
    if hours is None and step.share is not None and term_hours is not None:
        hours = hours_of_share(step.share, term_hours)
    return replace(step, hours=hours, share=None, condition=None, after=after)


@lru_cache(maxsize=4096)
def _read(text: bytes) -> FrozenProcess:
    document = orjson.loads(text)
    rows = document["steps"]
    steps: list[Step] = []
    for key, kind, vi, en, role, post_code, hours, agency_code, before in rows:
        after = tuple(steps[place].key for place in before)
        steps.append(Step(key, StepKind(kind), Name(vi, en), role, post_code, hours, None, after, None, agency_code))
    frozen = FrozenProcess(document["template"], tuple(steps), document.get("lead", ""))
    if orjson.dumps(frozen.to_json(), option=orjson.OPT_SORT_KEYS) != text:
        raise ValueError("not as it was written")
    return frozen


def _whole_where_possible(hours: float | None) -> float | int | None:
    return int(hours) if hours is not None and float(hours).is_integer() else hours
