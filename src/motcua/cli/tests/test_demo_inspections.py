"""What the demo tells of inspections and cases holds before their own rules, says that it is training data, and is told
once; `motcua inspections load` loads once."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from motcua.cli import inspections, program
from motcua.demo.inspections import TRAINING, tell_inspections
from motcua.dossiers.tests.world import World, build_world, instant
from motcua.inspections.access import cases_visible_to
from motcua.inspections.models import CaseRow, InspectionRow, PlanRow
from motcua.inspections.rules.case import CASES
from motcua.inspections.tests.lives import inspectors
from motcua.journal.models import StoryEvent
from motcua.journal.reading import told_of_all
from motcua.journal.verify import verify_stories
from motcua.kernel.errors import Invalid
from motcua.organisation.models import Post

AT = instant("31/10 17:00")


@pytest.fixture
def world(db: None) -> World:
    built = build_world()
    inspectors(built)
    Post.objects.filter(code="QNI.dung").update(roles=["approver", "centre_head"])
    return built


def test_inspections_and_cases_are_told_once(world: World) -> None:
    for _ in range(2):
        tell_inspections(AT)
    assert PlanRow.objects.get().is_approved
    assert sorted(InspectionRow.objects.values_list("stage", flat=True)) == ["concluded", "decided"]
    concluded = InspectionRow.objects.get(stage="concluded")
    assert [day for day in concluded.open_due if day < AT.date()]
    stages = sorted(CaseRow.objects.values_list("stage", "outcome"))
    assert stages == [
        ("closed", "substantiated"),
        ("closed", "unsubstantiated"),
        ("explaining", ""),
        ("found", "substantiated"),
    ]
    stories = told_of_all(CASES, CaseRow.objects.values_list("pk", flat=True))
    assert sum(story.state.waits_for_head for story in stories.values()) == 1
    assert all(TRAINING in story.state.opened.behaviour for story in stories.values() if story.state.opened)
    assert verify_stories().differences == []
    assert cases_visible_to(world.binh).count() == 1


def test_the_lists_are_loaded_from_the_terminal_once(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(inspections, "open_site", lambda: None)
    monkeypatch.setattr(inspections, "bring_up_to_date", lambda: None)

    def run(*words: str) -> str:
        return CliRunner().invoke(program.app, ["inspections", "load", *words], catch_exceptions=False).output

    assert "added: 65" in run()
    assert "added: 0" in run()
    (tmp_path / "sanctions.csv").write_text(
        "law,staff,severity,code,name_vi,name_en,valid_from,valid_to,source\n,x,1,,,,2018-01-01,,\n"
    )
    (tmp_path / "terms.csv").write_text("code,term,valid_from,valid_to,source\n")
    with pytest.raises(Invalid, match="data_file_bad_cell"):
        run(str(tmp_path))


def test_a_forged_case_is_found(world: World) -> None:
    tell_inspections(AT)
    StoryEvent.objects.filter(story="accountability", kind="case_found").update(
        data={"outcome": "unsubstantiated", "reasons": "x"}
    )
    assert verify_stories().differences
