"""One line lived through again: what the older system knew is kept, what it promised is only compared."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.bulk.columns import ImportRow
from motcua.dossiers.bulk.replay import OLDER_SYSTEM, Replayed, replay
from motcua.dossiers.rules.lifecycle.accept import Offer
from motcua.dossiers.tests.stage import CODE, OFFER, SCHEDULE, instant
from motcua.kernel.errors import DomainError
from motcua.worktime.rules.terms import parse_term

WITHOUT_TERM = replace(OFFER, term=None, mandatory=())


def row(**changes: Any) -> ImportRow:
    known = {"code": CODE, "centre": "QNI", "procedure": "1.000001", "channel": Channel.COUNTER}
    return ImportRow(**known | {"owner_name": "Phạm Thị An", "received_at": instant("05/11 09:00")} | changes)


def lived(given: ImportRow, offer: Offer = WITHOUT_TERM) -> Replayed:
    return replay(given, offer, SCHEDULE, until=instant("31/12 08:00"))


def test_a_published_term_gives_the_due_date_whatever_was_promised() -> None:
    found = lived(row(appointed_on=date(2018, 11, 20)), replace(OFFER, mandatory=()))
    assert found.state.due_at == instant("12/11 17:00")
    assert found.due_differs


def test_the_day_that_was_promised_rightly_is_no_difference() -> None:
    assert not lived(row(appointed_on=date(2018, 11, 12)), replace(OFFER, mandatory=())).due_differs


def test_another_term_than_the_published_one_is_the_older_systems_with_its_ground() -> None:
    given = row(term=parse_term("7 working_days"), term_ground="QĐ 123")
    accepted = lived(given, replace(OFFER, mandatory=())).events[0].fact
    assert (str(accepted.term), accepted.term_ground) == ("7 working_days", "QĐ 123")


@pytest.mark.parametrize(
    ("offer", "column"),
    [
        (WITHOUT_TERM, "term"),
        (replace(WITHOUT_TERM, unsettled="case"), "case"),
        (replace(WITHOUT_TERM, unsettled="channel"), "channel"),
    ],
)
def test_what_the_term_hangs_on_is_named_by_its_column(offer: Offer, column: str) -> None:
    with pytest.raises(DomainError) as refusal:
        lived(row(), offer)
    assert refusal.value.field == column


def test_officers_keep_their_names_and_where_there_is_none_the_older_system_acts() -> None:
    given = row(term=parse_term("5 working_days"), received_by="Lưu Bình", handed_over_at=instant("05/11 10:00"))
    assert [event.by.name for event in lived(given).events] == ["Lưu Bình", "Lưu Bình"]
    assert lived(replace(given, received_by="")).events[0].by.name == OLDER_SYSTEM
