"""How long a search for a procedure takes, and how often it finds what is meant: everyday queries, misspelt, codes."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

ON = date(2018, 10, 30)
EVERYDAY = (
    "khai sinh",
    "đăng ký kết hôn",
    "giay phep lai xe",
    "cấp lại thẻ căn cước",
    "hộ chiếu",
    "thuế đất",
    "xác nhận tình trạng hôn nhân",
    "giấy phép xây dựng",
    "làm giấy khai sinh cho con",
    "đăng ký thường trú",
    "ho kinh doanh",
    "lý lịch tư pháp",
    "bảo hiểm y tế",
    "thành lập doanh nghiệp",
    "cấp",
    "đ",
)
SLIPS = ("khai sihn", "dang ki ket honn", "giayphep lai xe", "giấy phéps lai xe", "thuong truu")
CODES = ("1.001193", "001193", "2.00")


LEAST_PROCEDURES = 5000
QUERIES = Path(__file__).parent.parent / "src" / "motcua" / "catalogue" / "tests"


def measure(rounds: int = 20) -> dict[str, float]:
    """Milliseconds over all queries: `median`, `p95`, `worst`; `p95_slips` of the misspelt ones; `ratio`, the median of
    one LIKE '%word%' for each word over the folded names to the median. `procedures` is how many were searched.

    `everyday_hits`, `unseen_hits`: the share of the golden queries that lead to their procedure; `scan_hits`: of the
    everyday ones by the LIKE scan. Needs the procedures and the everyday words loaded.
    """
    from motcua.catalogue.models import Procedure
    from motcua.catalogue.search import search_procedures

    hits = {f"{name}_hits": _hits(name, _found) for name in ("everyday", "unseen")}
    hits["scan_hits"] = _hits("everyday", _search_by_like)
    _fill_up()
    golden = tuple(query for query, _, _ in _golden("everyday"))
    every = [
        list(_times(lambda text: search_procedures(text, on=ON), group, rounds))
        for group in (EVERYDAY + golden, SLIPS, CODES)
    ]
    times = sorted(time for group in every for time in group)
    contains = sorted(_times(_search_by_like, EVERYDAY + golden, max(1, rounds // 4)))
    return hits | {
        "procedures": Procedure.objects.filter(is_public=True).count(),
        "median": median(times),
        "p95": quantiles(times, n=20)[18],
        "worst": times[-1],
        "p95_slips": quantiles(every[1], n=20)[18],
        "ratio": median(contains) / median(every[0]),
    }


def _fill_up() -> None:
    """Copies of shipped procedures under codes of their own, until there are enough."""
    from motcua.catalogue.models import Procedure
    from motcua.catalogue.search_index import refresh_search_words

    missing = LEAST_PROCEDURES - Procedure.objects.filter(is_public=True).count()
    if missing <= 0:
        return
    copies = list(Procedure.objects.filter(is_public=True).order_by("code")[:missing])
    for number, copy in enumerate(copies):
        copy.pk, copy.code = None, f"9.{number:06}"
    Procedure.objects.bulk_create(copies, batch_size=500)
    refresh_search_words()


def _golden(name: str) -> list[tuple[str, set[str], int]]:
    with (QUERIES / f"{name}_queries.csv").open(encoding="utf-8", newline="") as lines:
        return [(row["query"], set(row["codes"].split()), int(row["within"])) for row in csv.DictReader(lines)]


def _hits(name: str, search: Callable[[str], list[str]]) -> float:
    asked = _golden(name)
    return sum(bool(wanted & set(search(query)[:within])) for query, wanted, within in asked) / len(asked)


def _found(text: str) -> list[str]:
    from motcua.catalogue.search import search_procedures

    return [each.code for each in search_procedures(text, on=ON, limit=5)]


def _search_by_like(text: str) -> list[str]:
    """What one would write first; finds nothing misspelt and ranks nothing."""
    from motcua.catalogue.models import Procedure
    from motcua.kernel.text import fold

    found = Procedure.objects.all()
    for word in fold(text).split():
        found = found.filter(name_folded__contains=word)
    return [code for code, _ in found.order_by("name_sort").values_list("code", "name")[:20]]


def _times(search, texts: tuple[str, ...], rounds: int) -> Iterator[float]:
    for text in texts:
        search(text)
    for _ in range(rounds):
        for text in texts:
            begun = perf_counter()
            search(text)
            yield (perf_counter() - begun) * 1000
