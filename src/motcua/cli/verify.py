"""`motcua verify`: refold everything and say what is not as the events say."""

from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.progress import Progress

from motcua.cli.site import open_site
from motcua.kernel.numbers import whole

if TYPE_CHECKING:
    from motcua.dossiers.projectors import Recount


def verify(
    dossier: str = typer.Option("", help="Chỉ một hồ sơ, theo mã. / One dossier only, by its code."),
    read_files: bool = typer.Option(
        True,
        help="Đọc lại từng tệp để so mã băm; không thì chỉ xem có đủ tệp, đủ cỡ. / Read every file and compare its "
        "hash; else only see that it is there and as large.",
    ),
    reports: bool = typer.Option(
        False,
        help="Đếm lại mọi con số của mọi biểu (01–08, II.06a, II.07b, 05a, 05b), của trang lãnh đạo, bộ chỉ số 766 và "
        "xếp loại trong vài kỳ ngẫu nhiên, và kiểm tra mã băm của báo cáo đã nộp. / Count every figure of every form "
        "(01–08, II.06a, II.07b, 05a, 05b), of the leadership desk, the index 766 and the ratings again for some "
        "random periods, and check submitted reports.",
    ),
    seed: int = typer.Option(0, help="Chọn kỳ ngẫu nhiên nào; 0: theo hôm nay. / Which random periods; 0: today's."),
) -> None:
    """Kiểm tra lại mọi hồ sơ và số liệu từ sự kiện. / Check every dossier and figure again from the events."""
    open_site()
    from motcua.dossiers.files import problems_in_store
    from motcua.dossiers.rules.codes import parse_code
    from motcua.dossiers.verify import Difference, count_dossiers, verify_all, verify_one
    from motcua.journal.verify import verify_stories
    from motcua.oversight.recount import SignRecount

    console = Console()
    if dossier and reports:
        raise typer.BadParameter("--reports kiểm tra mọi hồ sơ, hãy bỏ --dossier. / --reports checks all dossiers.")
    if dossier:
        result = verify_one(parse_code(dossier).text)
        if not result.dossiers:
            console.print(f"Không có hồ sơ {dossier}. / There is no dossier {dossier}.")
            raise typer.Exit(2)
        told = problems_in_store(code=parse_code(dossier).text, read=read_files)
        result.differences += [Difference(*each) for each in told]
    else:
        with Progress(console=Console(stderr=True)) as progress:
            task = progress.add_task("Kiểm tra / verifying", total=count_dossiers())
            result = verify_all(
                lambda done: progress.update(task, completed=done),
                read_files=read_files,
                recounts={"signs": SignRecount()} | (recounts_of_reports(console, seed) if reports else {}),
            )
        small = verify_stories(read_files=read_files)
        result.differences += [Difference("", text) for text in small.differences]
        console.print(
            f"{whole(small.stories)} việc khác, {whole(small.events)} sự kiện. / "
            f"{small.stories:,} other stories, {small.events:,} events.",
            soft_wrap=True,
        )
    for difference in result.differences:
        console.print(f"{difference.dossier}: {difference.text}".removeprefix(": "), highlight=False, soft_wrap=True)
    console.print(
        f"{whole(result.dossiers)} hồ sơ, {whole(result.events)} sự kiện, {whole(len(result.differences))} sai khác. / "
        f"{result.dossiers:,} dossiers, {result.events:,} events, {len(result.differences):,} differences.",
        soft_wrap=True,
    )
    if dossier:
        console.print(
            "Chưa so số liệu cộng chung của nhiều hồ sơ: chạy motcua verify (không kèm --dossier). / "
            "Sums over many dossiers were not compared: run motcua verify (without --dossier).",
            soft_wrap=True,
        )
    if result.differences:
        raise typer.Exit(1)


def recounts_of_reports(console: Console, seed: int) -> "dict[str, Recount]":
    """The recounts of forms, desk, index and ratings, having told which periods they are of."""
    from motcua.indices.recount import IndexRecount
    from motcua.kernel import clock
    from motcua.reports.recount import ReportRecount, random_periods
    from motcua.statistics.recount_desk import DeskRecount

    now = clock.now()
    periods = random_periods(now, seed or now.date().toordinal())
    for period in periods:
        console.print(f"01–08, II.06a, II.07b, 05a, 05b, 766: {period.name.vi}", highlight=False)
    days = [period.so_far(now.date()) for period in periods]
    return {
        "reports": ReportRecount(periods, now=now),
        "desk": DeskRecount(days, now=now),
        "indices": IndexRecount(days, now=now),
    }
