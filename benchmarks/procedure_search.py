"""How long a search for a procedure takes: everyday queries, misspelt ones, codes; the catalogue as shipped."""

from collections.abc import Iterator
from datetime import date
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


def measure(rounds: int = 20) -> dict[str, float]:
    """Milliseconds: `median`, `p99` and `worst` over all queries; `p99_slips` of the misspelt ones; `p99_contains`, the
    same words by one LIKE '%word%' each over the folded names; `ratio`, the median of that to the median. `procedures`
    is how many were searched. Needs the procedures imported."""
    from motcua.catalogue.models import Procedure
    from motcua.catalogue.search import search_procedures

    every = [
        list(_times(lambda text: search_procedures(text, on=ON), group, rounds)) for group in (EVERYDAY, SLIPS, CODES)
    ]
    times = sorted(time for group in every for time in group)
    contains = sorted(_times(_search_by_like, EVERYDAY, rounds))
    return {
        "procedures": Procedure.objects.filter(is_public=True).count(),
        "median": median(times),
        "p99": quantiles(times, n=100)[98],
        "worst": times[-1],
        "p99_slips": quantiles(every[1], n=100)[98],
        "p99_contains": quantiles(contains, n=100)[98],
        "ratio": median(contains) / median(times),
    }


def _search_by_like(text: str) -> None:
    """What one would write first; finds nothing misspelt and ranks nothing."""
    from motcua.catalogue.models import Procedure
    from motcua.kernel.text import fold

    found = Procedure.objects.all()
    for word in fold(text).split():
        found = found.filter(name_folded__contains=word)
    list(found.order_by("name_sort").values_list("code", "name")[:20])


def _times(search, texts: tuple[str, ...], rounds: int) -> Iterator[float]:
    for text in texts:
        search(text)
    for _ in range(rounds):
        for text in texts:
            begun = perf_counter()
            search(text)
            yield (perf_counter() - begun) * 1000
