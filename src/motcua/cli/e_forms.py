"""`motcua e-forms`: the electronic forms of procedures, as files."""

from pathlib import Path

import typer

from motcua.cli.site import bring_up_to_date, open_site
from motcua.kernel import clock
from motcua.kernel.errors import Invalid

app = typer.Typer(no_args_is_help=True, help="Biểu mẫu điện tử. / Electronic forms of procedures.")
FILE = typer.Argument(help="Tệp biểu mẫu hoặc JSON Schema. / The form's file, or its JSON Schema.", dir_okay=False)
CODE = typer.Argument(help="Mã thủ tục, như 1.001193. / The procedure's code.")
CASE = typer.Option("", help="Mã trường hợp. / The case.")


@app.command("check")
def check(file: Path = FILE) -> None:
    """Kiểm tra một tệp, không cần trang nào. / Check a file, without a site; exit status 1: it has problems."""
    from motcua.forms.rules.codec import read_definition
    from motcua.forms.rules.form_file import read_form_file

    reading = read_definition(read_form_file(read(file)).document)
    for problem in reading.problems:
        typer.echo(f"{problem.path}: {problem.vi}\n{problem.path}: {problem.en}")
    if reading.problems:
        raise typer.Exit(1)
    fields = sum(1 for _ in reading.definition.fields())
    typer.echo(f"Không có lỗi; {fields} mục. / No problem; {fields} fields.")


@app.command("load")
def load(
    folder: Path | None = typer.Argument(None, help="Thư mục; bỏ trống: kèm theo. / None: those shipped."),
) -> None:
    """Đưa các biểu mẫu vào dùng, cho thủ tục đang hiệu lực. / Put forms into use, of procedures in force."""
    open_site()
    bring_up_to_date()
    from motcua.forms.actions.import_form import load_forms, shipped_files
    from motcua.organisation.actors import SYSTEM

    now = clock.now()
    files = sorted(folder.glob("*.json")) if folder else shipped_files()
    loaded = load_forms(SYSTEM, files, on=now.date(), at=now)
    typer.echo(f"Đưa vào dùng / put into use: {len(loaded.published)}; giữ nguyên / unchanged: {len(loaded.unchanged)}")
    if loaded.not_in_force:
        typer.echo(f"Thủ tục chưa có hiệu lực / procedure not in force: {', '.join(loaded.not_in_force)}")
    for name, error in loaded.refused:
        typer.echo(f"{name}: {error.vi}\n{name}: {error.en}", err=True)
    if loaded.refused:
        raise typer.Exit(1)


@app.command("import")
def import_file(
    file: Path = FILE,
    procedure: str = typer.Option(
        "", help="Mã thủ tục, nếu tệp không ghi. / The procedure, where the file names none."
    ),
) -> None:
    """Nhập một tệp thành dự thảo. / Take a file in as a draft, to be published in the console."""
    content = read(file)
    open_site()
    bring_up_to_date()
    from motcua.forms.actions.import_form import import_form
    from motcua.organisation.actors import SYSTEM

    draft = import_form(SYSTEM, content, procedure=procedure, at=clock.now())
    typer.echo(f"Dự thảo / draft: {draft}")
    for problem in draft.reading().problems:
        typer.echo(f"  {problem.path}: {problem.vi} / {problem.en}")


@app.command("export")
def export(
    code: str = CODE,
    case: str = CASE,
    as_schema: bool = typer.Option(False, "--json-schema", help="Dạng JSON Schema 2020-12. / As JSON Schema."),
    out: Path | None = typer.Option(None, help="Tệp ghi ra; bỏ trống: màn hình. / The file; none: the screen."),
) -> None:
    """Xuất bản mới nhất của biểu mẫu. / Write the latest version of a form."""
    open_site()
    from motcua.forms.access import access_version
    from motcua.forms.rules.form_file import write_form_file, write_schema_file
    from motcua.organisation.actors import SYSTEM

    file = access_version(SYSTEM, code, case).as_file()
    content = write_schema_file(file) if as_schema else write_form_file(file)
    if out is None:
        typer.echo(content.decode(), nl=False)
    else:
        out.write_bytes(content)


def read(file: Path) -> bytes:
    """The file's content. Raises `Invalid` (`file_unreadable`)."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise Invalid(
            "file_unreadable",
            vi=f"Không đọc được tệp {file}. Hãy kiểm tra đường dẫn.",
            en=f"The file {file} cannot be read. Check its path.",
            field="file",
        ) from error
