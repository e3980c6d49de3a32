"""The verbs of `motcua`, each in a module of its own, and how a refusal is told at the terminal."""

import sys

import typer

from motcua.cli import (
    accounts,
    calendar,
    demo,
    due,
    e_forms,
    forms,
    importing,
    indices,
    inspections,
    meetings,
    payments,
    procedures,
    report,
    report_form,
    serve,
    succeed,
    verify,
    warnings,
    work,
)
from motcua.kernel.configuration import ConfigurationError
from motcua.kernel.errors import DomainError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Một Cửa: hệ thống một cửa của trung tâm phục vụ hành chính công. / The one-stop service centre's system.",
)
imports = typer.Typer(no_args_is_help=True, help="Nhập dữ liệu. / Bring data in.")
app.add_typer(imports, name="import")
imports.command("dossiers")(importing.import_dossiers)
imports.command("procedures")(procedures.import_procedures)
imports.command("non-boundary")(procedures.import_non_boundary)
imports.command("everyday-words")(procedures.import_everyday_words)
app.add_typer(demo.app, name="demo")
app.add_typer(accounts.app, name="accounts")
app.add_typer(calendar.app, name="calendar")
app.add_typer(report.app, name="report")
report.app.command("form")(report_form.form)
app.add_typer(forms.app, name="forms")
app.add_typer(payments.app, name="payments")
app.add_typer(warnings.app, name="warnings")
app.add_typer(indices.app, name="indices")
app.add_typer(inspections.app, name="inspections")
app.add_typer(meetings.app, name="meetings")
app.add_typer(e_forms.app, name="e-forms")
app.command()(due.due)
app.command()(succeed.succeed)
app.command()(verify.verify)
app.command()(serve.serve)
app.command()(work.work)


def program() -> int:
    """Run the command line and end with its status: 0 done, 1 done with something to tell, 2 refused or mistyped."""
    try:
        # In its own mode, which ends the program: otherwise typer hands an exit status back as a value that is easily
        # lost, and lets a mistyped verb through as a traceback.
        app()
    except (DomainError, ConfigurationError) as error:
        sys.stderr.write(told(error) + "\n")
        return 2
    return 0


def told(error: Exception) -> str:
    """The refusal in both languages."""
    return f"{error.vi}\n{error.en}" if isinstance(error, DomainError) else str(error)
