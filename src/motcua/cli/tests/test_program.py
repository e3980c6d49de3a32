import pytest
import typer

from motcua.cli import program
from motcua.kernel.errors import Refused


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["motcua", *words])
    try:
        return program.program()
    except SystemExit as ending:
        return int(ending.code or 0)


@pytest.fixture(autouse=True)
def _verbs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command line with one verb for each way to end."""
    app = typer.Typer(pretty_exceptions_enable=False)

    @app.command()
    def done() -> None: ...

    @app.command()
    def found() -> None:
        raise typer.Exit(1)

    @app.command()
    def refused() -> None:
        raise Refused("too_late", vi="Đã quá muộn.", en="Too late.")

    monkeypatch.setattr(program, "app", app)


@pytest.mark.parametrize(("verb", "status"), [("done", 0), ("found", 1), ("refused", 2), ("mistyped", 2)])
def test_the_exit_status_says_how_it_ended(monkeypatch: pytest.MonkeyPatch, verb: str, status: int) -> None:
    assert run(monkeypatch, verb) == status


def test_a_refusal_is_told_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "refused")
    assert capsys.readouterr().err == "Đã quá muộn.\nToo late.\n"
