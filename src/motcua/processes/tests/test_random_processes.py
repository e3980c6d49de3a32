"""Random processes: validation against a slow oracle, and freezing followed by walking."""

from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kernel.conditions import All, AnyOf, Not
from motcua.processes.rules.conditions import Compare, Condition, Facts, Operator, holds
from motcua.processes.rules.frozen import FrozenProcess, freeze
from motcua.processes.rules.template import ProcessTemplate, StepKind
from motcua.processes.rules.validation import validate
from motcua.processes.tests.builders import process, step

EVERY_FACTS = [
    Facts(channel, case, due, amount)
    for channel, case, due, amount in product(("counter", "online", "post"), ("", "a", "b"), (False, True), range(5))
]

simple_conditions = st.one_of(
    st.builds(Compare, st.just("channel"), st.just(Operator.EQUALS), st.sampled_from(("counter", "online", "post"))),
    st.builds(Compare, st.just("case"), st.just(Operator.EQUALS), st.sampled_from(("a", "b"))),
    st.builds(Compare, st.just("fee_due"), st.just(Operator.EQUALS), st.booleans()),
    st.builds(Compare, st.just("amount"), st.sampled_from((Operator.AT_LEAST, Operator.AT_MOST)), st.integers(0, 3)),
)
conditions: st.SearchStrategy[Condition] = st.recursive(
    simple_conditions,
    lambda inner: st.one_of(
        st.builds(All, st.lists(inner, min_size=1, max_size=2).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=1, max_size=2).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=3,
)


@st.composite
def any_processes(draw: st.DrawFn) -> ProcessTemplate:
    """Any arrows at all between up to six steps: circles, gaps and dead ends included."""
    kinds = draw(st.lists(st.sampled_from(list(StepKind)), min_size=1, max_size=6))
    keys = [f"s{place}" for place in range(len(kinds))]
    hours = st.integers(0, 12)
    return process(
        *(
            step(key, kind, *draw(st.lists(st.sampled_from(keys), max_size=2, unique=True)), hours=draw(hours))
            for key, kind in zip(keys, kinds, strict=True)
        ),
        term_working_days=2,
    )


@st.composite
def sound_processes(draw: st.DrawFn) -> ProcessTemplate:
    """Reception, a random net of work with conditions, one approval, perhaps an issue, a return."""
    work: list[str] = []
    steps = [step("receive", StepKind.RECEIVE)]
    for place in range(draw(st.integers(0, 6))):
        before = draw(st.lists(st.sampled_from(["receive", *work]), min_size=1, max_size=3, unique=True))
        kind = draw(st.sampled_from((StepKind.APPRAISE, StepKind.CONSULT)))
        key = f"w{place}"
        steps.append(step(key, kind, *before, condition=draw(st.none() | conditions), hours=draw(st.integers(0, 4))))
        work.append(key)
    steps.append(step("approve", StepKind.APPROVE, "receive", *work))
    if draw(st.booleans()):
        steps.append(step("issue", StepKind.ISSUE, "approve", condition=draw(st.none() | conditions)))
    steps.append(step("return", StepKind.RETURN, steps[-1].key))
    return process(*draw(st.permutations(steps)), term_working_days=30)


@st.composite
def nearly_sound_processes(draw: st.DrawFn) -> ProcessTemplate:
    """A sound process without conditions in which at most one step has another kind or other predecessors."""
    template = draw(sound_processes())
    steps = [replace(each, condition=None) for each in template.steps]
    place = draw(st.integers(0, len(steps) - 1))
    after = st.lists(st.sampled_from([each.key for each in steps]), max_size=2, unique=True).map(tuple)
    steps[place] = replace(
        steps[place],
        kind=draw(st.just(steps[place].kind) | st.sampled_from(list(StepKind))),
        after=draw(st.just(steps[place].after) | after),
    )
    return replace(template, steps=tuple(steps))


def paths_from(template: ProcessTemplate, key: str) -> set[str]:
    """The oracle's reachability: steps at the end of any chain of arrows out of `key`, tried one length at a time."""
    ends = {key}
    found: set[str] = set()
    for _ in range(len(template.steps)):
        ends = {each.key for each in template.steps if ends & set(each.after)}
        found |= ends
    return found


def heaviest(template: ProcessTemplate, key: str) -> float:
    """The oracle's longest way up to and with `key`, by plain recursion."""
    (this,) = (each for each in template.steps if each.key == key)
    return (this.hours or 0) + max((heaviest(template, each) for each in this.after), default=0)


@given(any_processes())
@settings(max_examples=200, deadline=None)
def test_validation_agrees_with_brute_force(template: ProcessTemplate) -> None:
    kinds = {each.key: each.kind for each in template.steps}
    later = {key: paths_from(template, key) for key in kinds}
    starts = [key for key, kind in kinds.items() if kind is StepKind.RECEIVE]
    ends = {key for key, kind in kinds.items() if kind is StepKind.RETURN}
    expected: set[tuple[str, str]] = {("cycle", key) for key in kinds if key in later[key]}
    if starts:
        reached = set(starts).union(*(later[key] for key in starts))
        expected |= {("unreachable", key) for key in kinds if key not in reached}
    if ends:
        expected |= {("dead_end", key) for key in kinds if key not in ends and not later[key] & ends}
    if not any(key in later[key] for key in kinds) and max(heaviest(template, key) for key in kinds) > 16:
        expected.add(("over_term", ""))
    judged = ("cycle", "unreachable", "dead_end", "over_term")
    assert {(each.code, each.step) for each in validate(template) if each.code in judged} == expected


@given(nearly_sound_processes())
@settings(max_examples=300, deadline=None)
def test_just_the_processes_in_the_order_of_the_law_have_no_problem(template: ProcessTemplate) -> None:
    keys_of = {kind: [each.key for each in template.steps if each.kind is kind] for kind in StepKind}
    later = {each.key: paths_from(template, each.key) for each in template.steps}
    starts, ends, approvals = keys_of[StepKind.RECEIVE], keys_of[StepKind.RETURN], keys_of[StepKind.APPROVE]
    issues, work = keys_of[StepKind.ISSUE], keys_of[StepKind.APPRAISE] + keys_of[StepKind.CONSULT]
    sound = (
        len(starts) == 1
        and len(approvals) == 1
        and len(issues) <= 1
        and len(ends) >= 1
        and not any(key in later[key] for key in later)
        and all(key in starts or key in later[starts[0]] for key in later)
        and all(key in ends or later[key] & set(ends) for key in later)
        and all(approvals[0] in later[key] for key in work)
        and all(key in later[approvals[0]] for key in issues + ends)
        and all(end in later[issue] for issue in issues for end in ends)
    )
    assert (validate(template) == ()) is sound


@given(sound_processes())
@settings(max_examples=150, deadline=None)
def test_the_few_dossiers_that_validation_tries_stand_for_all(template: ProcessTemplate) -> None:
    never = {each.step for each in validate(template) if each.code == "never_happens"}
    assert never == {
        each.key for each in template.steps if not any(holds(each.condition, facts) for facts in EVERY_FACTS)
    }
    assert {each.code for each in validate(template)} <= {"never_happens"}


@given(sound_processes(), st.sampled_from(EVERY_FACTS), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_a_frozen_process_can_always_be_walked_to_its_end(template: ProcessTemplate, facts: Facts, choose) -> None:
    frozen = freeze(template, facts)
    done: frozenset[str] = frozenset()
    while not frozen.is_complete(done):
        ready = frozen.next_steps(done)
        assert ready, "stuck"
        done |= {choose.choice(ready).key}
    assert done == {each.key for each in template.steps if holds(each.condition, facts)}
    assert frozen.next_steps(done) == ()


@given(sound_processes(), st.sampled_from(EVERY_FACTS))
@settings(max_examples=150, deadline=None)
def test_dropping_steps_keeps_the_order_of_those_that_stay(template: ProcessTemplate, facts: Facts) -> None:
    frozen = freeze(template, facts)
    kept = {each.key for each in frozen.steps}
    walked = replace(template, steps=frozen.steps)
    for key in kept:
        assert paths_from(walked, key) == paths_from(template, key) & kept


@given(sound_processes(), st.sampled_from(EVERY_FACTS))
@settings(max_examples=100, deadline=None)
def test_the_commands_of_a_dossier_finish_a_frozen_process(template: ProcessTemplate, facts: Facts) -> None:
    """Acceptance, all work by hand, the decision, the issue and the return, each in its turn and once."""
    frozen = freeze(template, facts)
    done = frozenset(each.key for each in frozen.steps_of(StepKind.RECEIVE))
    while work := [each for each in frozen.next_steps(done) if each.kind in (StepKind.APPRAISE, StepKind.CONSULT)]:
        done |= {work[0].key}
    for kind in (StepKind.APPROVE, StepKind.ISSUE, StepKind.RETURN):
        if frozen.steps_of(kind):
            (only,) = frozen.next_steps(done)
            assert only.kind is kind
            done |= {only.key}
    assert frozen.is_complete(done)


@given(sound_processes(), st.sampled_from(EVERY_FACTS))
@settings(max_examples=100, deadline=None)
def test_a_frozen_process_is_stored_and_read_back_the_same(template: ProcessTemplate, facts: Facts) -> None:
    frozen = freeze(template, facts)
    again = FrozenProcess.from_json(frozen.to_json())
    assert again == frozen
    assert again.steps == frozen.steps
