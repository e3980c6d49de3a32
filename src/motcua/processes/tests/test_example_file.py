import json
from pathlib import Path

from motcua.processes.rules.conditions import Facts
from motcua.processes.rules.document import read_document
from motcua.processes.rules.frozen import freeze

EXAMPLE = Path(__file__).parents[4] / "docs" / "examples" / "linked_process.json"


def test_the_documented_example_is_sound_and_does_what_its_page_says():
    reading = read_document(json.loads(EXAMPLE.read_text(encoding="utf-8")))
    assert reading.problems == ()
    received = frozenset({"receive"})
    first_time = freeze(reading.template, Facts("counter", case="c1"))
    assert [step.key for step in first_time.next_steps(received)] == ["consult_fire", "consult_environment"]
    renewal = freeze(reading.template, Facts("counter", case="c3"))
    assert [step.key for step in renewal.next_steps(received)] == ["consult_fire"]
