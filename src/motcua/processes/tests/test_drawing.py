from hypothesis import given
from hypothesis import strategies as st

from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.drawing import HEIGHT, WIDTH, draw
from motcua.processes.rules.template import StepKind
from motcua.processes.tests.builders import process, step, straight


def test_steps_stand_to_the_right_of_what_they_wait_for():
    drawing = draw(straight(), "vi")
    assert [box.step.key for box in drawing.boxes] == ["receive", "appraise", "approve", "issue", "return"]
    assert len({box.y for box in drawing.boxes}) == 1
    assert [box.x for box in drawing.boxes] == sorted({box.x for box in drawing.boxes})
    assert len(drawing.arrows) == 4
    assert not any(arrow.is_loop for arrow in drawing.arrows)


def test_names_are_told_in_the_language_and_cut_where_they_are_long():
    assert draw(DEFAULT_TEMPLATE, "en").boxes[-1].lines == ("Return of the", "result")
    long = process(step("receive", StepKind.RECEIVE, name=DEFAULT_TEMPLATE.name.__class__("rất dài " * 30)))
    assert len(draw(long, "vi").boxes[0].lines) == 2


def test_a_circle_and_an_empty_process_are_drawn_too():
    circle = process(step("a", StepKind.RECEIVE, "b"), step("b", StepKind.RETURN, "a"))
    assert any(arrow.is_loop for arrow in draw(circle, "vi").arrows)
    assert draw(process(), "vi").boxes == ()


KEYS = [f"s{number}" for number in range(7)]


@given(st.lists(st.lists(st.sampled_from(KEYS), max_size=3), max_size=7))
def test_no_two_boxes_lie_on_each_other_and_all_lie_in_the_frame(befores):
    steps = [step(KEYS[place], StepKind.APPRAISE, *before) for place, before in enumerate(befores)]
    drawing = draw(process(*steps), "vi")
    places = [(box.x, box.y) for box in drawing.boxes]
    assert len(set(places)) == len(steps)
    assert all(x >= 0 and x + WIDTH <= drawing.width and y >= 0 and y + HEIGHT <= drawing.height for x, y in places)
