"""Open data, for everybody and without signing in."""

import csv
import json
from datetime import datetime
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from motcua.dossiers.tests.world import World
from motcua.kernel.clock import VIETNAM, TrainingClock, real_now
from motcua.statistics.rules.open_table import HEADINGS
from motcua.web.tests import lives

pytestmark = pytest.mark.django_db


def test_the_page_without_any_figures_says_when_there_will_be_some(client: Client) -> None:
    page = client.get("/du-lieu-mo/").content.decode()
    assert "Chưa có năm nào kết thúc" in page


def test_an_unpublished_year_is_not_there(client: Client) -> None:
    for ending in ("csv", "json"):
        assert client.get(f"/du-lieu-mo/giai-quyet-ho-so-1999.{ending}").status_code == 404


def test_a_year_as_a_file_for_everybody_with_its_small_cells_left_out(
    world: World, client: Client, settings: Any
) -> None:
    lives.resolved(world, "26/10 09:00", "01/11 09:00")
    lives.withdrawn(world)
    year = "/du-lieu-mo/giai-quyet-ho-so-2018"
    assert client.get(f"{year}.csv").status_code == 404, "the year still runs: a later table would tell by subtraction"
    settings.TRAINING_CLOCK = TrainingClock(datetime(2019, 1, 15, 9, tzinfo=VIETNAM), real_now())
    answer = client.get(f"{year}.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    heading, *rows = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    assert heading == list(HEADINGS)
    everything = dict(zip(heading, next(row for row in rows if row[0] == "all"), strict=True))
    assert everything["received"] == "", "two dossiers are few"
    assert "received" in everything["left_out"].split()
    document = json.loads(client.get(f"{year}.json").content)
    assert len(document["rows"]) == len(rows)
    assert document["columns"]["received"]["en"] == "Newly received"
    assert "2018" in client.get("/du-lieu-mo/").content.decode()
