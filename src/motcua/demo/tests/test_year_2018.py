"""The year 2018 written, imported through the rules, and counted: every centre has the figures it should."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from motcua.demo.year_2018.margins import CUT_OFF, Margins
from motcua.demo.year_2018.write import YEAR, margins_by_centre, write_2018
from motcua.dossiers import directory
from motcua.dossiers.actions.import_dossiers import import_dossiers
from motcua.dossiers.bulk.readers import read_chunks
from motcua.dossiers.bulk.tally import Remark, Tally
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.kernel.errors import Invalid, Refused
from motcua.organisation.models import ServiceCentre
from motcua.statistics.queries import seed_table
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import period

SCALE = 0.01
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.fixture(scope="module")
def imported(
    demo: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[int, Tally, list[Remark]]]:
    """A hundredth of the year in the tables: how many were written, the tally, the remarks."""
    path = tmp_path_factory.mktemp("demo") / "dossiers.parquet"
    remarks: list[Remark] = []
    with django_db_blocker.unblock(), transaction.atomic():
        written = write_2018(path, scale=SCALE)
        tally = import_dossiers(path, at=CUT_OFF, remark=remarks.append)
        yield written, tally, remarks
        transaction.set_rollback(True)
    directory.forget()


def test_the_rules_reject_nothing(imported: tuple[int, Tally, list[Remark]]) -> None:
    written, tally, remarks = imported
    assert (tally.imported, tally.rejected, remarks) == (written, 0, [])
    margins = margins_by_centre(SCALE).values()
    assert written == sum(each.received + each.carried_over for each in margins) > 4_900


def test_every_centre_has_its_margins(imported: tuple[int, Tally, list[Remark]]) -> None:
    table = seed_table(period(*YEAR, today=CUT_OFF.date()))
    counted = {row.code: as_margins(row.figures) for row in table.rows if not row.is_empty}
    assert counted == margins_by_centre(SCALE)
    assert table.total.figures.late == 0
    assert not table.total.broken_identities


def as_margins(figures: Figures) -> Margins:
    found = Margins(figures.received, figures.carried_over, figures.in_time, figures.overdue)
    assert found.still_in_term == figures.in_term
    return found


def test_nothing_is_handed_over_late_and_all_that_can_happen_does(imported: tuple[int, Tally, list[Remark]]) -> None:
    assert not DossierEvent.objects.filter(kind="handed_over", data__late=True).exists()
    kinds = set(DossierEvent.objects.values_list("kind", flat=True).distinct())
    assert kinds == {
        "accepted",
        "handed_over",
        "supplement_requested",
        "supplement_received",
        "extended",
        "step_finished",
        "decided",
        "result_issued",
        "returned",
    }
    assert set(Dossier.objects.values_list("outcome", flat=True).distinct()) == {"", "granted", "refused"}
    assert set(Dossier.objects.values_list("channel", flat=True).distinct()) == {"counter", "online", "post"}


def test_scale_1_has_the_published_numbers() -> None:
    margins = margins_by_centre(1.0)
    assert margins.pop("QNI") == Margins(received=62_798, carried_over=1_612, in_time=63_256, overdue=36)
    assert len(margins) == 14
    assert sum(each.received for each in margins.values()) == 427_125
    assert sum(each.carried_over for each in margins.values()) == 7_528
    assert sum(each.in_time for each in margins.values()) == 425_163
    assert sum(each.overdue for each in margins.values()) == 0


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_the_same_seed_gives_the_same_file(tmp_path: Path, suffix: str) -> None:
    one, other = tmp_path / f"one{suffix}", tmp_path / f"other{suffix}"
    write_2018(one, scale=0.0005)
    write_2018(other, scale=0.0005)
    assert one.read_bytes() == other.read_bytes()


def test_every_format_holds_the_same_dossiers(tmp_path: Path) -> None:
    files = [tmp_path / f"dossiers{suffix}" for suffix in (".csv", ".jsonl", ".parquet")]
    for file in files:
        write_2018(file, scale=0.0005)
    one, other, third = (said_by(file) for file in files)
    assert one == other == third


def said_by(file: Path) -> list[dict[str, str]]:
    """What the lines say, without the columns that are empty."""
    rows = [values for chunk in read_chunks(file, 1_000) for _, values in chunk]
    return [{name: value for name, value in row.items() if value} for row in rows if isinstance(row, dict)]


def test_a_scale_or_an_ending_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="scale_not_positive"):
        write_2018(tmp_path / "dossiers.csv", scale=0)
    with pytest.raises(Invalid, match="unknown_format"):
        write_2018(tmp_path / "dossiers.xlsx", scale=0.0005)


def test_without_centres_it_says_what_to_do_first(tmp_path: Path) -> None:
    ServiceCentre.objects.filter(level="district").update(valid_from="2018-10-31")
    with pytest.raises(Refused, match="demo_not_ready"):
        write_2018(tmp_path / "dossiers.csv")
