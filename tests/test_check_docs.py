"""`tools/check_docs.py` on a small project: quiet when all is there, and one line for each thing that is not."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parent.parent / "tools" / "check_docs.py"

type Check = Callable[[str], list[str]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Writes a page into a project that has `dossiers/writer.py`, a Makefile and a glossary; returns its problems."""
    spec = importlib.util.spec_from_file_location("check_docs", TOOL)
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    room = tmp_path / "src" / "motcua" / "dossiers"
    room.mkdir(parents=True)
    (room / "__init__.py").write_text("")
    (room / "writer.py").write_text("LIMIT = 3\n\n\ndef append(changes):\n    append_all(changes)\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "glossary.md").write_text("# Words\n\n## Hồ sơ và thời hạn\n")
    (tmp_path / "Makefile").write_text("demo: ## build\n\ntest: demo\n")

    def problems(page: str) -> list[str]:
        (tmp_path / "docs" / "page.md").write_text(page)
        return list(tool.find_problems(tmp_path))

    return problems


@pytest.mark.parametrize(
    "page",
    [
        "[words](glossary.md), [time](glossary.md#hồ-sơ-và-thời-hạn), [up](../Makefile), [far](https://example.org/x)",
        "`dossiers/writer.py`, `src/motcua/dossiers/`, `docs/*.md`, `dossiers/writer.py:append`",
        "`writer.py`, `writer.py:append`",
        "`motcua.dossiers.writer`, `motcua.dossiers.writer.append`, `dossiers/writer.py:LIMIT`",
        "`make demo SERVE=no`\n\n    make test\n",
        "`motcua due --from 2018-12-28T09:00 --term at_once`, `motcua import dossiers FILE`, `motcua --help`",
        "A rule for each field: `rules/`, `and/or`, `var/site.toml`. In prose one may make believe.",
    ],
)
def test_what_is_there_is_no_problem(check: Check, page: str) -> None:
    assert check(page) == []


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("[words](glosary.md)", "link glosary.md"),
        ("[words](glossary.md#people)", "link glossary.md#people: no such heading"),
        ("`dossiers/wrighter.py`", "path dossiers/wrighter.py"),
        ("`docs/adr/*.md`", "path docs/adr/*.md"),
        ("`dossiers/writer.py:append_all`", "append_all in dossiers/writer.py"),
        ("`wrighter.py`", "path wrighter.py"),
        ("`motcua.dossiers.wrote`", "module motcua.dossiers.wrote"),
        ("`make dmeo`", "make dmeo"),
        ("```\nmake dmeo\n```", "make dmeo"),
        ("    motcua verfy", "motcua verfy"),
        ("`motcua import petitions FILE`", "motcua import petitions"),
        ("`motcua due --since 2018-12-28`", "motcua due --since"),
    ],
)
def test_what_is_not_there_is_told(check: Check, page: str, problem: str) -> None:
    assert check(page) == [f"docs/page.md: {problem}"]


def test_no_verb_is_left_out_of_the_page_of_verbs(check: Check, tmp_path: Path) -> None:
    (tmp_path / "docs" / "cli.md").write_text("`motcua due`")
    problems = check("")
    assert "docs/cli.md: motcua verify is left out" in problems
    assert "docs/cli.md: motcua due is left out" not in problems
