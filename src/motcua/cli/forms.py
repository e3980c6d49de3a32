"""`motcua forms`: the templates of the printed forms, and putting a site's own in their place."""

from datetime import date, datetime
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from motcua.cli.report import DAY_FORMATS
from motcua.cli.site import bring_up_to_date, open_site
from motcua.kernel import clock
from motcua.kernel.errors import Invalid

app = typer.Typer(no_args_is_help=True, help="Mẫu in. / Printed forms.")
FORM = typer.Argument(help="Tên mẫu, như receipt; xem motcua forms list. / The form's key.")
FILE = typer.Argument(help="Tệp mẫu Typst (.typ). / The template, a Typst file.", dir_okay=False)
FROM = typer.Option(None, "--from", formats=DAY_FORMATS, help="Áp dụng từ ngày; bỏ trống: hôm nay. / From that day.")


@app.command("list")
def list_forms(on: datetime | None = typer.Option(None, formats=DAY_FORMATS, help="Ngày. / On that day.")) -> None:
    """Liệt kê các mẫu và mẫu nào đã được thay. / All forms, and which are the site's own."""
    open_site()
    from motcua.printing.queries import templates_in_force
    from motcua.printing.rules.sets import form_set_on

    day = day_of(on)
    form_set = form_set_on(day)
    table = Table("Mẫu / form", "Số / number", "Tên / title", "Đang dùng / in use", box=None)
    for template in templates_in_force(day):
        if not form_set.has(template.form):
            continue
        stored = template.stored
        use = f"{stored.source} ({stored.valid_from:%d/%m/%Y})" if stored else "kèm theo / the program's"
        title = " ".join(form_set.title(template.form).split())
        table.add_row(template.form, form_set.number(template.form), title, use)
    console = Console(highlight=False)
    console.print(f"{day:%d/%m/%Y}: {form_set.name}", markup=False)
    console.print(table)


@app.command("show")
def show(
    form: str = FORM,
    on: datetime | None = typer.Option(None, formats=DAY_FORMATS, help="Ngày. / On that day."),
    as_shipped: bool = typer.Option(False, "--shipped", help="Mẫu kèm theo chương trình. / The program's own."),
) -> None:
    """In ra nội dung mẫu, để sửa thành tệp mới. / Print a template, to begin a new one from."""
    open_site()
    from motcua.printing.queries import embedded_text, template_in_force

    text = embedded_text(form) if as_shipped else template_in_force(form, day_of(on)).text
    typer.echo(text, nl=False)


@app.command("check")
def check(
    form: str = FORM,
    file: Path = FILE,
    out: Path | None = typer.Option(None, help="Ghi một bản in thử. / Write a sample PDF."),
) -> None:
    """In thử một tệp mẫu với mọi loại dữ liệu, không lưu. / Try a template on every kind of data, keep nothing."""
    text = read(file)
    open_site()
    from motcua.printing.actions.save_template import check_template, print_sample

    remarks = check_template(form, text, at=clock.now())
    if out is not None:
        out.write_bytes(print_sample(form, text, at=clock.now()))
    typer.echo("Mẫu in được với mọi dữ liệu thử. / The template prints with every sample.")
    for remark in remarks:
        typer.echo(f"  {remark}")
    if remarks:
        raise typer.Exit(1)


@app.command("replace")
def replace(
    form: str = FORM,
    file: Path = FILE,
    source: str = typer.Option(..., help="Căn cứ: số quyết định, thông tư. / The decision that asks for it."),
    valid_from: datetime | None = FROM,
) -> None:
    """Thay mẫu; mẫu in không được thì không lưu. / Replace a template; a broken one is refused."""
    text = read(file)
    open_site()
    bring_up_to_date()
    from motcua.organisation.actors import SYSTEM
    from motcua.printing.actions.save_template import save_template

    row = save_template(SYSTEM, form, text, source=source, valid_from=day_of(valid_from), at=clock.now())
    typer.echo(f"{form}: áp dụng từ / from {row.valid_from:%d/%m/%Y}, {row.source}")


@app.command("restore")
def restore(form: str = FORM, valid_from: datetime | None = FROM) -> None:
    """Dùng lại mẫu kèm theo chương trình. / Go back to the program's template."""
    open_site()
    bring_up_to_date()
    from motcua.organisation.actors import SYSTEM
    from motcua.printing.actions.restore_template import restore_template

    row = restore_template(SYSTEM, form, valid_from=day_of(valid_from), at=clock.now())
    typer.echo(f"{form}: {row.source} từ / from {row.valid_from:%d/%m/%Y}")


def day_of(given: datetime | None) -> date:
    return given.date() if given else clock.now().date()


def read(file: Path) -> str:
    """The text of a template. Raises `Invalid` for a file that is not there or is no text."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "không phải UTF-8"
        raise Invalid(
            "template_unreadable",
            vi=f"Không đọc được {file} ({why}). Hãy kiểm tra đường dẫn và lưu tệp dạng UTF-8.",
            en=f"{file} cannot be read ({why}). Check the path, and save the file as UTF-8.",
            field="file",
        ) from None
