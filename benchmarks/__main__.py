"""`make bench`: every figure as a ratio to something measured in the same run. `--quick` for small sizes."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.site import fresh_site

type Figure = tuple[str, str, str, str]
"""What, how much, against what (the ratio), and what was asked for."""


def due_dates(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import due_dates as bench

    found = bench.measure(20_000 if quick else 100_000)
    yield "due dates, bare", f"{found['bare']:,.0f} /s", f"{found['ratio']:.1f} × a day-by-day loop", "≥ 100,000 /s"
    yield "due dates with stored explanation", f"{found['explained']:,.0f} /s", "", ""


def search(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import procedure_search as bench

    found = bench.measure(3 if quick else 20)
    yield (
        f"procedure search over {found['procedures']:,.0f} procedures",
        f"p50 {found['median']:.1f} ms, p95 {found['p95']:.1f} ms, worst {found['worst']:.1f} ms",
        f"a LIKE scan takes {found['ratio']:.2f} × as long, and finds {found['scan_hits']:.0%} of everyday queries",
        "p95 < 50 ms",
    )
    yield "procedure search, misspelt, p95", f"{found['p95_slips']:.1f} ms", "", ""
    for name in ("everyday", "unseen"):
        yield f"{name} queries that lead to their procedure", f"{found[f'{name}_hits']:.0%}", "", ""


def imports(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import imports as bench

    found = bench.measure(folder, 0.02 if quick else 1.0)
    yield (
        "import of the 2018 file",
        f"{found['events']:,.0f} events/s",
        f"{found['ratio']:.2f} of plain COPY of the same rows",
        "",
    )
    yield "the whole 499,063 dossiers", f"{found['whole']:.0f} s", f"this run: {found['seconds']:.0f} s", "≤ 120 s"


def intake(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import intake as bench

    for clients in (8, 32):
        found = bench.measure(clients, 5 if quick else 15)
        yield (
            f"accepting over HTTP, {clients} clients",
            f"{found['http']:,.0f} /s, p50 {found['p50_ms']:.0f} ms",
            f"{found['ratio']:.2f} of pgbench ({found['pgbench']:,.0f} /s)",
            "≥ 0.20",
        )
    found = bench.measure(8, 5 if quick else 15, bench.RECEIPT)
    yield (
        "accepting and fetching the receipt as PDF over HTTP, 8 clients",
        f"{found['http']:,.0f} /s, p50 {found['p50_ms']:.0f} ms for both",
        f"{found['ratio']:.3f} of pgbench ({found['pgbench']:,.0f} /s)",
        "as a ratio",
    )


def submission(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import submission as bench

    found = bench.measure(8, 5 if quick else 15)
    yield (
        "submitting online over HTTP with two files, 8 clients",
        f"{found['http']:,.0f} /s, p50 {found['p50_ms']:.0f} ms for both requests, p95 {found['p95_ms']:.0f} ms",
        f"{found['ratio']:.3f} of pgbench writing the same rows ({found['pgbench']:,.0f} /s)",
        "as a ratio",
    )


def deltas(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import deltas as bench

    found = bench.measure(100 if quick else 400)
    yield (
        "statistics' share of an acceptance's transaction",
        f"{100 * found['share']:.0f} %",
        f"{found['with_ms']:.2f} ms with, {found['without_ms']:.2f} ms without",
        "≤ 15 %",
    )


def reports(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import reports as bench

    small, *_, large = sizes = SIZES or ((25_000, 50_000, 500_000) if quick else (500_000, 5_000_000, 20_000_000))
    found = bench.measure(sizes)
    for size in sizes:
        scan = f"of a scan ({found[f'scan_{size}']:,.0f} ms)"
        report, listed = found[f"report_{size}"], found[f"list_{size}"]
        ratio, ratio_list = found[f"ratio_{size}"], found[f"ratio_list_{size}"]
        yield f"report for all units, {size:,} dossiers", f"{report:.1f} ms", f"1/{ratio:.0f} {scan}", "≤ 1/20"
        yield f"the list behind overdue, {size:,} dossiers", f"{listed:.1f} ms", f"1/{ratio_list:.0f} {scan}", ""
        form, by_scan = found[f"form_{size}"], found[f"scan_form_{size}"]
        against = f"median 1/{found[f'ratio_form_{size}']:.0f} of SQL over dossiers ({by_scan:,.0f} ms)"
        yield f"Biểu 06 for all units, p95, {size:,} dossiers", f"{form:.1f} ms", against, "< 100 ms; ≤ 1/50"
        opened = found[f"open_{size}"] / 1000
        yield f"a year's open data, first answer, {size:,} dossiers", f"{opened:.2f} s", "", "< 0.5 s"
        workbook = found[f"workbook_{size}"] / 1000
        yield f"a month's XLSX for all units, {size:,} dossiers", f"{workbook:.2f} s", "", "< 3 s"
    yield f"report at {large:,} dossiers", f"{found['growth']:.2f} ×", f"its time at {small:,}", "≤ 1.5 ×"
    yield f"Biểu 06 at {large:,} dossiers", f"{found['growth_form']:.2f} ×", f"its median at {small:,}", "≤ 1.5 ×"


def leadership(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import leadership as bench

    small, *_, large = sizes = SIZES or ((50_000, 500_000) if quick else (500_000, 5_000_000))
    found = bench.measure(sizes)
    for size in sizes:
        yield f"leadership desk, first view, {size:,} dossiers", f"{found[f'glance_{size}']:.0f} ms", "", "< 300 ms"
        yield f"leadership desk, times, {size:,} dossiers", f"{found[f'times_{size}']:.0f} ms", "", ""
    yield f"first view at {large:,} dossiers", f"{found['growth']:.2f} ×", f"its time at {small:,}", ""


def warnings(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import warnings as bench

    found = bench.measure(folder, 0.02 if quick else 1.0)
    million = 1_000_000 * found["fit"] / found["cases"]
    yield "fitting the model of lateness", f"{found['fit']:.1f} s", f"{million:.1f} s per million cases", ""
    yield (
        "looking for signs, a whole year",
        f"{found['find']:.1f} s",
        f"{found['find'] / found['fit']:.1f} × fitting",
        "",
    )
    for name in bench.LISTS:
        scan = found[f"scan {name}"]
        yield f"warnings: {name}", f"{found[name]:.1f} ms", f"{found[name] / scan:.2f} of a scan ({scan:,.0f} ms)", ""


def reform(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import reform as bench

    found = bench.measure(folder, 0.02 if quick else 1.0)
    of = f"{found['replayed']:,.0f} dossiers among {found['dossiers']:,.0f}"
    for name, what in (("term", "a shorter term"), ("stage", "less time in a stage")):
        yield (
            f"simulation of {what}, {of}",
            f"{found[name]:.0f} ms, {1000 * found[name] / found['replayed']:.0f} µs a dossier",
            f"{found[name] / found['scan_ended']:.1f} × a scan ({found['scan_ended']:,.1f} ms)",
            "",
        )
    yield (
        f"a survey's frame of a month, {found['people']:,.0f} people among {found['dossiers']:,.0f} dossiers",
        f"{found['frame']:.0f} ms",
        f"{found['frame'] / found['scan_frame']:.1f} × a scan ({found['scan_frame']:,.1f} ms)",
        "",
    )
    for name in ("first", "second"):
        few, many = found[f"{name}_{bench.FEW}"], found[f"{name}_{bench.MANY}"]
        yield (
            f"list of drafts, {name} page, {bench.MANY:,} drafts",
            f"{many:.1f} ms",
            f"{many / few:.2f} × its time at {bench.FEW:,}",
            "",
        )


def worklists(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import worklists as bench

    small, large = (20_000, 200_000) if quick else (100_000, 1_000_000)
    found = bench.measure((small, large))
    for name, what in (("lists", "work list with its counts"), ("search", "search from the desk")):
        yield (
            f"{what}, p95, {large:,} dossiers",
            f"{found[f'{name}_{large}']:.1f} ms; {found[f'{name}_growth']:.2f} × {small:,}",
            f"a scan takes {found[f'ratio_{name}_{large}']:.0f} × as long",
            "< 150 ms; ≤ 1.5 × at ten times the size",
        )


def demo(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import demo as bench

    scale = 0.02 if quick else 1.0
    found = bench.measure(folder, scale)
    yield (
        f"make demo from a warm package cache to the first page, scale {scale:g}",
        f"{found['first']:.0f} s",
        f"{found['ratio']:.1f} × a second run ({found['again']:.1f} s)",
        "printed",
    )


def printing(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import printing as bench

    found = bench.measure(30 if quick else 200)
    yield (
        "receipt as PDF, from asking",
        f"p50 {found['receipt']:.1f} ms ({found['cpu']:.1f} of processor time), p95 {found['p95']:.1f} ms",
        f"{found['ratio']:.1f} × an empty page ({found['empty']:.1f} ms)",
        "p50 < 25 ms",
    )
    yield "receipts, fifty in one PDF", f"{found['batch']:.1f} ms each", "", ""


SIZES: tuple[int, ...] = ()
"""Numbers of dossiers for `reports` and `leadership`, where others than the usual are asked for."""


def portal(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import portal as bench

    people, seconds = (50, 10.0) if quick else (200, 60.0)
    found = bench.measure(people, seconds)
    yield (
        f"{people} citizens browsing and filing at once for {seconds:.0f} s",
        f"p50 {found['p50_ms']:.0f} ms, p95 {found['p95_ms']:.0f} ms, {found['requests']:,} pages",
        f"{found['ratio']:.1f} × a page that reads nothing (p95 {found['empty_p95_ms']:.0f} ms)",
        "no error",
    )
    yield "errors among them", f"{found['errors']} ({found['filed']} dossiers filed)", "", "0"
    for kind, value in sorted(found["p95_of"].items()):
        yield f"portal, p95 of {kind}", f"{value:.0f} ms", "", ""


def meetings(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import meetings as bench

    size = 1_000 if quick else 20_000
    found = bench.measure(size)
    for name in bench.PAGES:
        took, scan, empty = found[name], found["scan"], found["empty"]
        against = f"{took / empty:.1f} × an empty page ({empty:.1f} ms), {took / scan:.2f} of a scan ({scan:,.0f} ms)"
        yield f"{name}, {size:,} sessions", f"{took:.1f} ms", against, ""


def petitions(folder: Path, quick: bool) -> Iterator[Figure]:
    from benchmarks import petitions as bench

    size = 2_000 if quick else 50_000
    found = bench.measure(size)
    for name in bench.PAGES:
        took, scan, empty = found[name], found["scan"], found["empty"]
        against = f"{took / empty:.1f} × an empty page ({empty:.1f} ms), {took / scan:.2f} of a scan ({scan:,.0f} ms)"
        yield f"{name}, {size:,} petitions", f"{took:.1f} ms", against, ""


FIGURES: dict[str, Callable[[Path, bool], Iterator[Figure]]] = {
    "due_dates": due_dates,
    "search": search,
    "portal": portal,
    "worklists": worklists,
    "deltas": deltas,
    "printing": printing,
    "intake": intake,
    "submission": submission,
    "imports": imports,
    "demo": demo,
    "reports": reports,
    "leadership": leadership,
    "warnings": warnings,
    "reform": reform,
    "meetings": meetings,
    "petitions": petitions,
}


def main() -> None:
    """Measure what was asked for and print one table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--quick", action="store_true", help="small sizes, to see that everything runs")
    asked.add_argument("--only", choices=FIGURES, action="append", help="one figure (may be repeated)")
    asked.add_argument("--sizes", help="dossiers for reports and leadership, such as 500000,5000000")
    wanted = asked.parse_args()
    global SIZES
    SIZES = tuple(map(int, wanted.sizes.split(","))) if wanted.sizes else ()
    console = Console(width=150)
    table = Table("what", "measured", "against", "asked for", title="make bench")
    with fresh_site() as folder:
        for name in wanted.only or FIGURES:
            console.print(f"measuring {name} …")
            for figure in FIGURES[name](folder, wanted.quick):
                table.add_row(*figure)
    console.print(table)


if __name__ == "__main__":
    main()
