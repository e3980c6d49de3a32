from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from motcua.dossiers.rules.codes import TIMELINE, CodeRegime, RegimePeriod, format_code, parse_code, regime_on
from motcua.kernel.errors import Invalid

OLD, NEW, NATIONAL = CodeRegime.TT_01_2018, CodeRegime.QD_20_2020, CodeRegime.NATIONAL_2026

groups = st.text("0123456789", min_size=2, max_size=2)
heads = st.builds("{}{}".format, st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXY"), groups)
agencies_2018 = st.builds("{}{}.{}.{}.{}".format, st.sampled_from("0123456789"), groups, groups, groups, heads)
agencies_2020 = st.builds(lambda head, rest: ".".join([head, *rest]), heads, st.lists(groups, max_size=4))
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
sequences = st.integers(1, 999_999_999)


@pytest.mark.parametrize(
    ("text", "regime", "agency", "day", "sequence"),
    [
        ("000.00.01.H49-181030-0001", OLD, "000.00.01.H49", date(2018, 10, 30), 1),
        ("000.00.00.H26-260105-12345", OLD, "000.00.00.H26", date(2026, 1, 5), 12345),
        ("H49.02.01-240315-0007", NEW, "H49.02.01", date(2024, 3, 15), 7),
        ("H49-240315-0007", NEW, "H49", date(2024, 3, 15), 7),
        ("G09.20-20260609-0092637", NATIONAL, "G09.20", date(2026, 6, 9), 92637),
    ],
)
def test_every_known_form_is_read(text: str, regime: CodeRegime, agency: str, day: date, sequence: int) -> None:
    code = parse_code(text)
    assert (code.regime, code.agency_code, code.day, code.sequence) == (regime, agency, day, sequence)
    assert str(code) == code.text == text


@pytest.mark.parametrize(
    "written",
    [
        "  H49.02.01-240315-0007\n",
        "h49.02.01-240315-0007",
        "H49.02.01 - 240315 - 0007",
        "H49.02.01–240315—0007",
        "H49.02.01\u2011240315\u22120007",
        "H49.02.01\u00ad240315\uff0d0007",
        "\ufeffH49.02.01-240315-\u200b0007",
        "Ｈ４９.02.01-240315-0007",
        "H49.02.01\u00a0-240315-0007",
    ],
)
def test_a_code_is_read_however_people_write_it(written: str) -> None:
    assert parse_code(written).text == "H49.02.01-240315-0007"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "0007",
        "H49.02.01",
        "H49.02.01-240315",
        "H49.02.01-240315-007",
        "H49.02.01-240315-0000",
        "H49.02.01-240315-1234567890",
        "H49.02.01-240315-00007",
        "000.00.01.H49-181030-000000001",
        "G09.20-20260609-00092637",
        "H49.02.01-241315-0007",
        "H49.02.01-240230-0007",
        "H49.02.01-20240230-0000007",
        "H49.02.01-00000000-0000007",
        "G09.20-20260609-092637",
        "Z49.02-240315-0007",
        "H4.02-240315-0007",
        "H49..02-240315-0007",
        "H49.02.-240315-0007",
        "00.00.01.H49-181030-0001",
        "000.00.01.H49-181030-0001-2",
        "000.00.01.H49_181030_0001",
        "H49.٠٢.01-240315-0007",
        "H49." + "A1234567." * 4 + "B-240315-0007",
        "'; DROP TABLE dossiers; --",
        "9" * 100_000,
    ],
)
def test_what_is_no_code_is_said_so_with_an_example_of_one(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_code(text)
    assert refusal.value.code == "not_a_dossier_code"
    assert refusal.value.field == "code"
    for language in ("vi", "en"):
        assert "000.00.01.H49-181030-0001" in refusal.value.message(language)


def test_a_code_of_an_agency_with_the_longest_identifier_is_read() -> None:
    agency = "H49." + "A1234567." * 3 + "B123"
    assert len(agency) == 35
    assert parse_code(f"{agency}-240315-0007").agency_code == agency


@given(st.text(max_size=300) | st.text("H49.02-0315AZ ", max_size=40))
@example("²³.٣-\x00")
@example("\ud800")
@settings(max_examples=400, deadline=None)
def test_no_text_whatever_breaks_the_reading(text: str) -> None:
    outcome = "read"
    try:
        assert parse_code(parse_code(text).text).text == parse_code(text).text
    except Invalid as refusal:
        outcome = refusal.code
    assert outcome in ("read", "not_a_dossier_code")


@given(agencies_2018, agencies_2020, days, sequences, st.sampled_from(list(CodeRegime)))
@settings(max_examples=300, deadline=None)
def test_what_is_written_is_read_back(old: str, new: str, day: date, sequence: int, regime: CodeRegime) -> None:
    code = parse_code(format_code(old, new, day, sequence, regime))
    assert (code.regime, code.agency_code) == (regime, old if regime is OLD else new)
    assert (code.day, code.sequence) == (day, sequence)


@given(agencies_2018, agencies_2020, days, days, sequences, sequences)
@settings(deadline=None)
def test_two_dossiers_never_get_the_same_code(
    old: str, new: str, day: date, other_day: date, sequence: int, other_sequence: int
) -> None:
    same = (day, sequence) == (other_day, other_sequence)
    assert (format_code(old, new, day, sequence, NEW) == format_code(old, new, other_day, other_sequence, NEW)) is same


def test_the_number_grows_beyond_four_digits() -> None:
    assert format_code("000.00.01.H49", "", date(2018, 10, 30), 9_999).endswith("-9999")
    assert format_code("000.00.01.H49", "", date(2018, 10, 30), 10_000).endswith("-10000")
    assert parse_code("000.00.01.H49-181030-10000").sequence == 10_000


def test_the_order_of_the_agency_code_follows_the_day() -> None:
    agency = ("000.00.01.H49", "H49.01")
    assert format_code(*agency, date(2018, 6, 21), 1) == "000.00.01.H49-180621-0001"
    assert format_code(*agency, date(2022, 9, 14), 1) == "000.00.01.H49-220914-0001"
    assert format_code(*agency, date(2022, 9, 15), 1) == "H49.01-220915-0001"
    assert format_code(*agency, date(2026, 6, 9), 92_637, NATIONAL) == "H49.01-20260609-0092637"


def test_an_agency_may_have_changed_on_a_day_of_its_own() -> None:
    changed = date(2021, 1, 1)
    timeline = (RegimePeriod(changed, NEW, "QĐ của tỉnh"), *TIMELINE)
    assert regime_on(changed - timedelta(days=1), timeline) is OLD
    assert regime_on(changed, timeline) is NEW
    assert regime_on(changed) is OLD


def test_every_period_names_its_source_and_they_follow_each_other() -> None:
    assert all(period.source for period in TIMELINE)
    assert [period.valid_from for period in TIMELINE] == sorted({period.valid_from for period in TIMELINE})


@pytest.mark.parametrize(
    ("old", "new", "regime"),
    [
        ("", "H49.01", OLD),
        ("H49.01", "H49.01", OLD),
        ("000.00.01.H49", "", NEW),
        ("000.00.01.H49", "000.00.01.H49", NEW),
        ("000.00.01.H49", "H49.1-1", NEW),
        ("000.00.01.H49", "H49.01\n", NEW),
        ("000.00.01.H49", "H49" + ".12345678" * 4, NATIONAL),
    ],
)
def test_an_agency_without_a_usable_code_gives_out_none(old: str, new: str, regime: CodeRegime) -> None:
    with pytest.raises(Invalid) as refusal:
        format_code(old, new, date(2024, 3, 15), 1, regime)
    assert refusal.value.code == "agency_without_code"


@pytest.mark.parametrize("sequence", [0, -1, 10**9])
def test_a_number_out_of_range_is_refused(sequence: int) -> None:
    with pytest.raises(Invalid) as refusal:
        format_code("000.00.01.H49", "H49.01", date(2024, 3, 15), sequence)
    assert refusal.value.code == "bad_sequence"


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2100, 1, 1)])
def test_a_day_that_two_digits_cannot_tell_is_refused(day: date) -> None:
    with pytest.raises(Invalid) as refusal:
        format_code("000.00.01.H49", "H49.01", day, 1)
    assert refusal.value.code == "bad_day"
