"""Published indices: what the shipped tables say, ranks in complete tables only, changes computed."""

from decimal import Decimal
from pathlib import Path

import pytest

from motcua.dossiers.tests.world import instant
from motcua.indices.actions.load_published import load_published, shipped_files
from motcua.indices.models import PublishedScore, PublishedTable
from motcua.indices.published import indices_known, read_index
from motcua.indices.rules.published import Change, Entry, Index, changes_of, conflicts_of, places_of
from motcua.indices.rules.ranking import ranks_of
from motcua.kernel.errors import Invalid

AT = instant("30/11 18:00")
QUANG_NINH = "22"
HEADING = "index,year,source,province,score,rank\n"


@pytest.fixture
def shipped(db: None) -> None:
    loaded = load_published(shipped_files(), at=AT)
    assert (loaded.problems, loaded.lines) == ([], 1344)


def test_papi_2016_to_2017_is_62nd_to_32nd_thirty_places_up(shipped: None) -> None:
    told = read_index(Index.PAPI, [QUANG_NINH]).provinces[QUANG_NINH]
    (change,) = [one for one in told.changes if one.after.year == 2017 and one.after.source == "papi-subcriteria"]
    assert (change.before.place, change.after.place, change.places, change.is_across) == (62, 32, 30, False)
    # The official table, which ends in 2016, has the same rank; the report's 2017 is set against it and says so.
    across = [one for one in told.changes if one.after.source == "report-2018" and one.before.source == "papi-table"]
    assert [(one.places, one.is_across) for one in across] == [(30, True)]


def test_sources_that_differ_stand_side_by_side(shipped: None) -> None:
    told = read_index(Index.PAPI, [QUANG_NINH]).provinces[QUANG_NINH]
    of_2016 = {entry.source: entry.rank for entry in told.entries if entry.year == 2016}
    assert of_2016 == {"papi-table": 62, "papi-subcriteria": 62, "copied": 53}
    assert 2016 in told.conflicts
    assert 2017 not in told.conflicts  # 36.719770 and 36.72 are the same score


def test_partial_tables_rank_nobody(shipped: None) -> None:
    for table in PublishedTable.objects.all():
        scores = dict(table.scores.exclude(score=None).values_list("province", "score"))
        places = dict(table.scores.exclude(place=None).values_list("province", "place"))
        assert places == (ranks_of(scores) if len(scores) == 63 else {}), table
    assert set(PublishedTable.objects.filter(is_complete=True).values_list("index", flat=True)) == {"papi"}
    assert not PublishedTable.objects.get(year=2024, source="papi-subcriteria").is_complete


def test_the_ranks_of_the_official_table_are_those_that_we_find(shipped: None) -> None:
    lines = PublishedScore.objects.filter(table__source="papi-table")
    assert [(line.table_id, line.province) for line in lines if line.place != line.stated] == []


def test_loaded_again_the_same_is_there(shipped: None) -> None:
    load_published(shipped_files(), at=AT)
    assert PublishedScore.objects.count() == 1344
    assert [index for index, *_ in indices_known()] == list(Index)


def test_medians_are_of_complete_tables(shipped: None) -> None:
    medians = read_index(Index.PAPI, []).medians
    assert 2017 in medians
    assert 2024 not in medians
    assert read_index(Index.PCI, []).medians == {}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("xyz,2017,copied,22,1,1", "no index"),
        ("papi,20x7,copied,22,1,1", "the year"),
        ("papi,2017,nobody,22,1,1", "the source"),
        ("papi,2017,copied,99,1,1", "no such province"),
        ("papi,2025,copied,21,1,1", "no such province"),
        ("papi,2017,copied,22,61,", "the score"),
        ("papi,2017,copied,22,-1,", "the score"),
        ("papi,2017,copied,22,NaN,", "the score"),
        ("papi,2017,copied,22,1e2,", "the score"),
        ("papi,2017,copied,22,30,0", "the rank"),
        ("papi,2017,copied,22,,", "neither"),
        ("papi,2017,copied", "number of cells"),
        ("papi,2017,copied,01,30,", "another line"),
    ],
)
@pytest.mark.django_db
def test_a_wrong_line_is_told_and_nothing_is_taken_in(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "bang.csv"
    file.write_text(f"{HEADING}papi,2017,copied,01,30,1\n{line}\n")
    loaded = load_published([file], at=AT)
    (problem,) = loaded.problems
    assert (problem.where, said in problem.en) == ("bang.csv, 3", True)
    assert not PublishedTable.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"a,b\n1,2\n", HEADING.encode() + b"papi,2017," + b"x" * 200_000]
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "bang.csv"
    file.write_bytes(content)
    with pytest.raises(Invalid) as refused:
        load_published([file], at=AT)
    assert refused.value.code == "indices_file_unreadable"


def entry(year: int, source: str = "a", score: str | None = None, rank: int | None = None, of: int = 63) -> Entry:
    return Entry(year, source, Decimal(score) if score else None, None, rank, of)


def test_without_both_years_there_is_no_change() -> None:
    assert changes_of(Index.PAPI, [entry(2015, rank=32), entry(2017, rank=32)]) == []
    assert changes_of(Index.PAPI, [entry(2016, score="30"), entry(2017, rank=32)]) == []
    assert changes_of(Index.PAPI, [entry(2024, rank=3), entry(2025, rank=2, of=34)]) == []  # another nation to rank


def test_scores_of_two_scales_are_not_subtracted() -> None:
    before, after = entry(2017, score="36.72", rank=32), entry(2018, score="44.1", rank=30)
    assert changes_of(Index.PAPI, [before, after]) == [Change(before, after, 2, None)]
    assert changes_of(Index.PCI, [before, after])[0].points == Decimal("7.38")


def test_agreeing_and_differing() -> None:
    assert conflicts_of([entry(2017, "a", "36.719770"), entry(2017, "b", "36.72")]) == []
    assert conflicts_of([entry(2017, "a", "36.719770"), entry(2017, "b", "36.8")]) == [2017]
    assert conflicts_of([entry(2016, "a", rank=62), entry(2016, "b", rank=53)]) == [2016]


def test_places_need_the_whole_roster() -> None:
    scores = {"01": Decimal(3), "02": Decimal(5)}
    assert places_of(scores, {"01", "02"}) == {"02": 1, "01": 2}
    assert places_of(scores, {"01", "02", "04"}) == {}
    assert places_of({}, set()) == {}
