"""How long a receipt takes, from asking to its PDF: the door, the events, the names, the template, Typst.

Against an empty page of the same size from the same engine, measured in turn: what of it is not Typst's own start.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time

EMPTY = '#set page(paper: "a5")\n#hide[a]'


def measure(rounds: int = 100) -> dict[str, float]:
    """Milliseconds, medians: `receipt` (two copies), `cpu` (its processor time), `empty`, and `batch`, one of fifty.

    `ratio` is receipt to empty page. Every receipt is of another dossier.
    """
    from benchmarks.receptionists import application_bodies
    from motcua.dossiers.actions.accept_dossier import accept_dossier
    from motcua.kernel import clock
    from motcua.kernel.pdf import make_pdf
    from motcua.organisation.actors import SYSTEM
    from motcua.printing.print_forms import print_form
    from motcua.printing.print_lists import print_many
    from motcua.printing.queries import FOLDER

    at = clock.now()
    applications = application_bodies("QNI", 40)
    accepted = [
        accept_dossier(SYSTEM, applications[number % len(applications)], at=at) for number in range(rounds + 60)
    ]
    codes = [done.state.code for done in accepted]
    receipts, processor, empties = [], [], []
    for number, code in enumerate(codes[: rounds + 10]):
        began = process_time()
        receipt = _took(lambda code=code: print_form(SYSTEM, code, "receipt", at=at, look_up="dichvucong.example.vn/"))
        used = 1000 * (process_time() - began)
        empty = _took(lambda number=number: make_pdf(f"{EMPTY}\n// {number}", {}, folder=FOLDER, at=at))
        if number >= 10:
            receipts.append(receipt)
            processor.append(used)
            empties.append(empty)
    receipts.sort()
    return {
        "receipt": median(receipts),
        "p95": receipts[len(receipts) * 95 // 100],
        "cpu": median(processor),
        "empty": median(empties),
        "batch": _took(lambda: print_many(SYSTEM, codes[-50:], "receipt", at=at)) / 50,
        "ratio": median(receipts) / median(empties),
    }


def _took(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return 1000 * (perf_counter() - began)
