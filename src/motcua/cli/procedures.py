"""`motcua import procedures`: the national database's, as far as copies have them; `non-boundary`, `everyday-words`."""

from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from motcua.cli.site import bring_up_to_date, open_site
from motcua.kernel import clock


def import_procedures(
    files: list[Path] | None = typer.Argument(
        None, help="Tệp JSONL hoặc JSONL.gz; bỏ trống: dữ liệu kèm theo. / JSONL files; none: those shipped."
    ),
) -> None:
    """Nhập thủ tục từ bản lưu Cơ sở dữ liệu quốc gia. / Import procedures of the national database."""
    open_site()
    bring_up_to_date()
    from motcua.catalogue.actions.import_procedures import import_procedures
    from motcua.catalogue.national_files import SHIPPED, read_records

    records = list(read_records(tuple(files) if files else SHIPPED))
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("Đọc thủ tục / reading procedures", total=len(records))
        report = import_procedures(
            records, at=clock.now(), progress=lambda done, _: progress.update(task, completed=done)
        )
    typer.echo(f"Mới / new: {report.new}; sửa / revised: {report.revised}; giữ nguyên / unchanged: {report.unchanged}")
    typer.echo(f"Chỉ có tên / by name only: {report.name_only}")
    for code, number in sorted(report.gaps.items()):
        typer.echo(f"  {code}: {number}")
    for codes, words in (
        (report.own_kept, "công bố tại đây / published here"),
        (report.stale, "không mới hơn / not newer"),
    ):
        if codes:
            typer.echo(f"Bỏ qua, {words}: {', '.join(codes[:20])}{' …' if len(codes) > 20 else ''}")
    for number, _, error in report.rejected:
        typer.echo(f"{number}: {error.vi}\n{number}: {error.en}", err=True)
    if report.rejected:
        raise typer.Exit(1)


def import_non_boundary(
    file: Path | None = typer.Argument(
        None, help="Tệp CSV: procedure, valid_from, valid_to, source; bỏ trống: tệp kèm theo. / None: the shipped one."
    ),
) -> None:
    """Nạp danh mục tiếp nhận không phụ thuộc địa giới. / Load what is received regardless of boundaries."""
    open_site()
    bring_up_to_date()
    from motcua.catalogue.actions.load_non_boundary import SHIPPED, load_non_boundary

    loaded = load_non_boundary(file or SHIPPED)
    typer.echo(f"Thêm / added: {loaded.added}; kết thúc / ended: {loaded.ended}")


def import_everyday_words(
    synonyms: Path | None = typer.Option(
        None, help="Tệp CSV: phrase, meaning, valid_from, valid_to, source. / A CSV file; none: the shipped one."
    ),
    life_events: Path | None = typer.Option(None, help="Tệp CSV sự kiện trong đời. / Life events; none: the shipped."),
) -> None:
    """Nạp từ đồng nghĩa và sự kiện trong đời. / Load what people say, and life events."""
    open_site()
    bring_up_to_date()
    from motcua.catalogue.actions.load_everyday_words import LIFE_EVENTS, SYNONYMS, load_everyday_words

    loaded = load_everyday_words(synonyms or SYNONYMS, life_events or LIFE_EVENTS)
    typer.echo(
        f"Thêm / added: {loaded.synonyms} từ đồng nghĩa / synonyms, {loaded.events} sự kiện / life events; "
        f"kết thúc / ended: {loaded.ended}"
    )
    if loaded.missing:
        typer.echo(f"Danh mục chưa có / not in the catalogue: {', '.join(loaded.missing)}")
