"""Khánh keeps what people say: tries it, adds it, ends it; the public search follows."""

from datetime import date

import pytest
from django.test import Client

from motcua.catalogue.models import Synonym
from motcua.catalogue.search_index import refresh_search_words
from motcua.organisation.models import OrganisationChange
from motcua.web.tests.console_world import DECISION, khanh
from motcua.web.tests.test_console_organisation import refused

__all__ = ["khanh"]
LIST = "/quan-tri/tu-dong-nghia/"
GIVEN = {"phrase": "giấy hồng hồng", "meaning": "", "valid_from": "30/11/2018", "source": DECISION}


@pytest.fixture
def given(khanh: Client) -> dict[str, str]:
    """A synonym for the world's only procedure."""
    from motcua.catalogue.models import Procedure

    refresh_search_words()
    return GIVEN | {"meaning": Procedure.objects.get().name}


def codes(client: Client, words: str) -> list[str]:
    return [row.code for row in client.get("/thu-tuc/", {"q": words}).context["found"].rows]


def test_a_synonym_is_tried_added_found_and_ended(khanh: Client, given: dict[str, str]) -> None:
    assert codes(khanh, "giay hong hong") == []
    tried = khanh.post(f"{LIST}moi/", given | {"try": "1"})
    assert "1.000001" in tried.text
    assert 'value="giấy hồng hồng"' in tried.text
    assert not Synonym.objects.exists()
    assert khanh.post(f"{LIST}moi/", given).headers["Location"] == LIST
    assert "giấy hồng hồng" in khanh.get(LIST, {"q": "hong hong"}).text
    assert "giấy hồng hồng" not in khanh.get(LIST, {"q": "xanh"}).text
    assert codes(Client(), "giay hong hong") == ["1.000001"]
    assert 'role="option"' in khanh.get(f"{LIST}thu/", {"q": "giay hong hong"}).text
    row = Synonym.objects.get()
    assert khanh.post(f"{LIST}{row.pk}/ket-thuc/", {"last_day": "30/11/2018"}).headers["Location"] == LIST
    assert Synonym.objects.get().valid_to == date(2018, 11, 30)
    actions = list(OrganisationChange.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["synonym_added", "synonym_ended"]
    assert "Thêm từ đồng nghĩa" in khanh.get("/quan-tri/nhat-ky/").text


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(khanh: Client, given: dict[str, str]) -> None:
    refused(khanh.post(f"{LIST}moi/", given | {"phrase": "…"}), "phrase", "có chữ")
    refused(khanh.post(f"{LIST}moi/", given | {"meaning": "!!", "try": "1"}), "meaning")
    refused(khanh.post(f"{LIST}moi/", given | {"valid_from": "hôm nay"}), "valid_from")
    khanh.post(f"{LIST}moi/", given)
    refused(khanh.post(f"{LIST}moi/", given), "meaning", "đã có nghĩa này")
    key = Synonym.objects.get().pk
    refused(khanh.post(f"{LIST}{key}/ket-thuc/", {"last_day": "01/01/2018"}), "last_day")
    assert khanh.post(f"{LIST}0/ket-thuc/", {"last_day": "01/01/2018"}).status_code == 404
    assert khanh.get(LIST, {"after": "x"}).status_code == 400


def test_a_phrase_may_say_nothing(khanh: Client) -> None:
    khanh.post(f"{LIST}moi/", GIVEN)
    assert "không nói lên thủ tục nào" in khanh.get(LIST).text
