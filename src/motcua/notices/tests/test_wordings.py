"""The words of notices: what may stand in them, and what becomes of them."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.tests.world import World, instant
from motcua.kernel.errors import Conflict, Invalid, NotFound, Refused
from motcua.kernel.text import nfc, unaccented
from motcua.notices.actions.save_wording import save_wording
from motcua.notices.actions.try_wording import preview
from motcua.notices.rules.quiet import first_moment
from motcua.notices.rules.sms import length_of
from motcua.notices.rules.what_to_tell import Kind
from motcua.notices.rules.wordings import (
    IN_SMS,
    LANGUAGES,
    PLACEHOLDERS,
    Wording,
    check_wording,
    fill_in,
    fill_in_sms,
    placeholders_in,
)
from motcua.notices.tests.conftest import accept_for_an
from motcua.notices.wording import shipped, wording_of
from motcua.organisation.actors import SYSTEM

GOOD = Wording("Hồ sơ {code}", "Hẹn trả {due}", "Ho so {code}")
FACTS = {name: f"<{name}>" for name in PLACEHOLDERS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_shipped_in_both_languages_and_its_sms_is_short(language: str) -> None:
    long = {
        "code": "000.00.01.H49-181030-0001",
        "link": "https://dichvucong.quangninh.gov.vn/tra-cuu/?code=000.00.01.H49-181030-0001",
    }
    moments = dict.fromkeys(("at", "due", "old_due"), "17:00 31/10/2018")
    for kind, wording in shipped(language).items():
        length = length_of(fill_in_sms(wording.sms, FACTS | moments | long))
        assert length.alphabet == "GSM-7", kind
        assert length.messages <= 2, kind


@given(values=st.fixed_dictionaries({name: st.text(max_size=30) for name in sorted(PLACEHOLDERS)}))
def test_a_fact_is_never_read_as_a_template(values: dict[str, str]) -> None:
    text = "".join(f"{{{name}}}|" for name in sorted(values))
    assert fill_in(text, values) == "".join(f"{values[name]}|" for name in sorted(values))


@given(text=st.text(alphabet=string.ascii_lowercase + "{}ạ ", max_size=60))
def test_what_is_kept_can_be_filled_in_and_what_cannot_is_refused(text: str) -> None:
    wording = Wording("Hồ sơ {code}", text, "Ho so {code}")
    if not text.strip() or set(placeholders_in(text)) - PLACEHOLDERS:
        with pytest.raises(Invalid):
            check_wording(Kind.ACCEPTED, wording)
    else:
        assert "{" not in fill_in(check_wording(Kind.ACCEPTED, wording).body, FACTS)


@pytest.mark.parametrize(
    ("wording", "field"),
    [
        (Wording("{code", "x", "{code}"), "subject"),
        (Wording("a\nb", "x", "{code}"), "subject"),
        (Wording("", "x", "{code}"), "subject"),
        (Wording("a", "{identity_number}", "{code}"), "body"),
        (Wording("a", "{code.__class__}", "{code}"), "body"),
        (Wording("a", "x" * 4001, "{code}"), "body"),
        (Wording("a", "x", "{code} {owner}"), "sms"),
        (Wording("a", "x", "{code} {reason}"), "sms"),
        (Wording("a", "x", "không có mã"), "sms"),
    ],
)
def test_a_wording_that_could_not_be_sent_is_refused_beside_its_field(wording: Wording, field: str) -> None:
    with pytest.raises(Invalid) as error:
        check_wording(Kind.ACCEPTED, wording)
    assert error.value.field == field


def test_no_placeholder_of_an_sms_says_anything_of_the_person() -> None:
    assert IN_SMS.isdisjoint({"owner", "procedure", "reason", "items", "receiver", "handler", "amount"})


@pytest.mark.parametrize(
    ("text", "alphabet", "units", "messages"),
    [
        ("a" * 160, "GSM-7", 160, 1),
        ("a" * 161, "GSM-7", 161, 2),
        ("€" * 80, "GSM-7", 160, 1),
        ("à" * 160, "GSM-7", 160, 1),
        ("ạ" * 70, "UCS-2", 70, 1),
        ("ạ" * 71, "UCS-2", 71, 2),
        ("😀" * 35, "UCS-2", 70, 1),
        ("", "GSM-7", 0, 1),
    ],
)
def test_an_sms_is_counted_as_it_is_paid(text: str, alphabet: str, units: int, messages: int) -> None:
    length = length_of(text)
    assert (length.alphabet, length.units, length.messages) == (alphabet, units, messages)


@given(text=st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậÀĐỖỹ 0123456789.,-:/", max_size=100))
def test_vietnamese_without_accents_is_plain_and_as_long(text: str) -> None:
    plain = unaccented(text)
    assert plain.isascii()
    assert len(plain) == len(nfc(text))
    assert unaccented(plain) == plain


@given(hour=st.integers(0, 23), minute=st.integers(0, 59), start=st.times(), end=st.times())
def test_nothing_waits_longer_than_a_day_and_never_into_quiet_hours(hour, minute, start, end) -> None:  # type: ignore[no-untyped-def]
    at = instant("05/11 00:00").replace(hour=hour, minute=minute)
    told = first_moment(at, (start, end))
    assert 0 <= (told - at).total_seconds() < 86_400
    assert first_moment(told, (start, end)) == told


def test_a_sites_own_words_count_from_then_on_and_the_shipped_ones_can_come_back(world: World) -> None:
    at = instant("05/11 09:00")
    assert wording_of(Kind.ACCEPTED, "vi").version == 0
    save_wording(SYSTEM, Kind.ACCEPTED, "vi", GOOD, after=0, at=at)
    with pytest.raises(Conflict):
        save_wording(SYSTEM, Kind.ACCEPTED, "vi", GOOD, after=0, at=at)
    assert wording_of(Kind.ACCEPTED, "vi").wording == GOOD
    assert wording_of(Kind.ACCEPTED, "en").version == 0
    save_wording(SYSTEM, Kind.ACCEPTED, "vi", None, after=1, at=at)
    assert wording_of(Kind.ACCEPTED, "vi").wording == shipped("vi")[Kind.ACCEPTED]
    with pytest.raises(Refused):
        save_wording(world.em, Kind.ACCEPTED, "vi", GOOD, after=2, at=at)


def test_a_preview_has_a_real_dossiers_facts_and_counts_the_sms(world: World) -> None:
    code = accept_for_an(world)
    seen, loaded = preview(SYSTEM, Kind.ACCEPTED, "vi", GOOD, code)
    assert loaded is not None
    assert (seen.subject, seen.body) == (f"Hồ sơ {code}", "Hẹn trả 17:00 12/11/2018")
    assert seen.length.messages == 1
    with pytest.raises(NotFound):
        preview(SYSTEM, Kind.ACCEPTED, "vi", GOOD, "000.00.01.H49-181105-9999")
    example, _ = preview(SYSTEM, Kind.ACCEPTED, "vi", GOOD, "")
    assert "«code»" in example.subject
