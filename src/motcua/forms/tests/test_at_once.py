"""Several keepers of the catalogue at the same moment, over connections of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from motcua.forms.actions.draft_form import change_draft, draft_form
from motcua.forms.actions.publish_form import publish_form
from motcua.forms.models import FormVersion
from motcua.forms.tests.conftest import AT
from motcua.forms.tests.samples import DOCUMENT, words
from motcua.kernel.errors import DomainError
from motcua.organisation.actors import SYSTEM

CODE = "1.001193"
pytestmark = pytest.mark.django_db(transaction=True)


def titled(place: int) -> dict[str, object]:
    return {**DOCUMENT, "title": words(f"Bản {place}", f"Version {place}")}


def at_once(acts: list[Callable[[], FormVersion]]) -> list[str]:
    """What became of each act: "done", or the code of its refusal."""
    start = Barrier(len(acts))

    def run(act: Callable[[], FormVersion]) -> str:
        connection.ensure_connection()
        start.wait()
        try:
            act()
        except DomainError as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_only_one_of_several_changes_is_kept_and_the_others_are_told(procedure):
    was = draft_form(SYSTEM, CODE, document=DOCUMENT, at=AT).digest
    acts = [
        lambda place=place: change_draft(SYSTEM, CODE, document=titled(place), was=was, at=AT) for place in range(4)
    ]
    assert sorted(at_once(acts)) == ["done", "someone_just_saved", "someone_just_saved", "someone_just_saved"]


def test_a_first_draft_made_by_several_is_one(procedure):
    acts = [lambda: draft_form(SYSTEM, CODE, document=DOCUMENT, at=AT)] * 4
    assert set(at_once(acts)) == {"done"}
    assert FormVersion.objects.count() == 1


def test_a_draft_is_published_once_and_what_is_published_is_what_was_saved(procedure):
    was = draft_form(SYSTEM, CODE, document=DOCUMENT, at=AT).digest
    publish = [lambda day=day: publish_form(SYSTEM, CODE, valid_from=date(2026, 1, day), at=AT) for day in (1, 1, 2)]
    change = [lambda: change_draft(SYSTEM, CODE, document=titled(9), was=was, at=AT)]
    *published, changed = at_once([*publish, *change])
    row = FormVersion.objects.get()
    assert row.status == "published"
    assert published.count("done") == (2 if row.valid_from == date(2026, 1, 1) else 1)
    assert set(published) <= {"done", "nothing_to_publish"}
    assert (row.definition["title"]["vi"] == "Bản 9") == (changed == "done")
