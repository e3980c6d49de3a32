"""The hash chain: one text for one value, and no rewriting goes unseen."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from itertools import accumulate
from typing import Any

import orjson
import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.chain import GENESIS, canonical, link, verify_chain
from motcua.kernel.clock import VIETNAM

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | texts
json_values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4)
)
stories = st.lists(st.binary(max_size=20), min_size=1, max_size=12)


def hashes_of(payloads: list[bytes], start: bytes = GENESIS) -> list[bytes]:
    return list(accumulate(payloads, link, initial=start))[1:]


def reversed_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: reversed_keys(inner) for key, inner in reversed(value.items())}
    return [reversed_keys(inner) for inner in value] if isinstance(value, list) else value


@given(json_values)
def test_a_value_has_one_text_whatever_the_order_of_its_keys(value: Any) -> None:
    assert canonical(reversed_keys(value)) == canonical(value)


@given(json_values)
def test_reading_the_text_back_changes_nothing(value: Any) -> None:
    assert orjson.loads(canonical(value)) == value
    assert canonical(orjson.loads(canonical(value))) == canonical(value)


@pytest.mark.django_db
def test_the_databases_json_keeps_the_text() -> None:
    text = canonical({"đ": "Hạ Long", "a": [1, 2**53 + 1, None, True, {"é": "\u2028"}], "": "'\"\\"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::jsonb::text", [text.decode()])
        assert canonical(orjson.loads(cursor.fetchone()[0])) == text


def test_an_instant_has_one_text_in_every_zone() -> None:
    moment = datetime(2018, 10, 30, 17, 0, tzinfo=VIETNAM)
    assert canonical([moment]) == canonical([moment.astimezone(UTC)]) == b'["2018-10-30T10:00:00+00:00"]'
    assert canonical([date(2018, 10, 30)]) == b'["2018-10-30"]'


NAIVE = datetime.fromisoformat("2018-10-30T17:00")


@dataclass
class Thing:
    name: str


@pytest.mark.parametrize("value", [Decimal("1.5"), NAIVE, {1, 2}, {1: "a"}, Thing("a"), object(), 2**64, "\ud800"])
def test_what_has_no_one_text_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        canonical({"value": value})


def test_a_link_is_the_hash_of_the_link_before_and_the_payload() -> None:
    assert len(GENESIS) == 32
    assert link(GENESIS, b"first") == sha256(bytes(32) + b"first").digest()


@pytest.mark.parametrize("previous", [b"", b"short", bytes(33)])
def test_only_a_link_can_be_chained_to(previous: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        link(previous, b"payload")


@given(stories)
def test_an_untouched_story_holds(payloads: list[bytes]) -> None:
    hashes = hashes_of(payloads)
    assert verify_chain(payloads, hashes) is None
    assert verify_chain(iter(payloads), iter(hashes)) is None
    assert verify_chain(payloads[1:], hashes[1:], start=hashes[0]) is None


@given(stories, st.data())
def test_the_first_change_is_named(payloads: list[bytes], data: st.DataObject) -> None:
    hashes = hashes_of(payloads)
    place = data.draw(st.integers(0, len(payloads) - 1))
    changed = [*payloads]
    changed[place] += b"."
    assert verify_chain(changed, hashes) == place
    assert verify_chain(payloads, [*hashes[:place], bytes(32), *hashes[place + 1 :]]) == place


@given(stories, st.binary(max_size=20))
def test_leaving_out_adding_or_swapping_is_seen(payloads: list[bytes], extra: bytes) -> None:
    hashes = hashes_of(payloads)
    assert verify_chain(payloads[:-1], hashes) == len(payloads) - 1
    assert verify_chain([*payloads, extra], hashes) == len(payloads)
    if len(payloads) > 1 and payloads[0] != payloads[1]:
        assert verify_chain([payloads[1], payloads[0], *payloads[2:]], hashes) == 0


def test_a_change_rehashed_to_the_end_is_seen_from_a_link_kept_elsewhere() -> None:
    payloads = [b"accepted", b"due moved", b"returned"]
    kept_elsewhere = hashes_of(payloads)[-1]
    forged = [b"accepted", b"due kept", b"returned"]
    assert verify_chain(forged, hashes_of(forged)) is None
    assert hashes_of(forged)[-1] != kept_elsewhere


def test_no_story_has_no_break() -> None:
    assert verify_chain([], []) is None
