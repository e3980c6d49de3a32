from itertools import product

import pytest

from motcua.people.rules.sign_in import Step, next_step

NOTHING = dict.fromkeys(
    ("has_second_factor", "code_was_right", "is_demanded", "codes_are_new", "must_change_password"), False
)


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        ({}, Step.ENTER),
        ({"is_demanded": True}, Step.SET_UP),
        ({"has_second_factor": True}, Step.GIVE_CODE),
        ({"has_second_factor": True, "must_change_password": True}, Step.GIVE_CODE),
        ({"is_demanded": True, "must_change_password": True}, Step.SET_UP),
        ({"has_second_factor": True, "code_was_right": True, "codes_are_new": True}, Step.KEEP_RECOVERY_CODES),
        ({"has_second_factor": True, "code_was_right": True, "must_change_password": True}, Step.CHANGE_PASSWORD),
        ({"must_change_password": True}, Step.CHANGE_PASSWORD),
    ],
)
def test_what_comes_next(facts: dict[str, bool], step: Step) -> None:
    assert next_step(**(NOTHING | facts)) is step


def test_nobody_enters_without_what_is_asked() -> None:
    for values in product((False, True), repeat=len(NOTHING)):
        facts = dict(zip(NOTHING, values, strict=True))
        if next_step(**facts) is Step.ENTER:
            assert facts["code_was_right"] or not (facts["has_second_factor"] or facts["is_demanded"])
            assert not facts["must_change_password"]
