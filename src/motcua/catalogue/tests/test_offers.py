"""What centres offer, in how many steps (TT 01/2018/TT-VPCP Art 6), and as which online services."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from motcua.catalogue import queries
from motcua.catalogue.actions.offer_at_centre import CentreOffer, end_offer, offer_at_centre, offer_at_centres
from motcua.catalogue.actions.offer_online_service import ServiceOffer, offer_online_services
from motcua.catalogue.models import CentreProcedure, OnlineService
from motcua.catalogue.rules.online_levels import Scheme
from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.kernel.validity import Validity

CODE = "1.900001"
YEAR = Validity(date(2018, 1, 1), date(2018, 12, 31))
OFFER = CentreOffer("QNI", CODE, YEAR, True, "Đã ủy quyền", True, "QĐ 12/QĐ-STP")
SERVICE = ServiceOffer(f"{CODE}.1", CODE, "Cấp bản sao trực tuyến", Scheme.FOUR_LEVELS, "4", YEAR)


@pytest.fixture
def offered(centre, publish):
    """The centre, and a published procedure to offer there."""
    publish()


def test_a_centre_offers_a_procedure_on_the_days_of_its_offer(dung, offered):
    row = offer_at_centre(dung, OFFER)
    assert list(queries.procedures_at("QNI", date(2018, 12, 31))) == [row]
    assert not queries.procedures_at("QNI", date(2019, 1, 1))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"four_step_eligible": False}, "four_step_not_eligible"),
        ({"delegation_document": ""}, "four_step_delegation_missing"),
    ],
)
def test_done_in_four_steps_without_its_conditions_is_refused(dung, offered, changes, refusal):
    with pytest.raises(Refused, match=refusal):
        offer_at_centre(dung, replace(OFFER, **changes))
    assert not CentreProcedure.objects.exists()


def test_the_database_holds_the_condition_too(dung, offered):
    row = offer_at_centre(dung, OFFER)
    row.delegation_document = ""
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_the_same_offer_again_changes_nothing(dung, offered):
    assert offer_at_centres(dung, [OFFER]) == 1
    assert offer_at_centres(dung, [OFFER, OFFER]) == 0


def test_overlapping_offers_are_refused_all_together(dung, offered, publish):
    offer_at_centre(dung, OFFER)
    publish("1.900002", "Thủ tục khác")
    overlap = replace(OFFER, validity=Validity(date(2018, 12, 31)))
    with pytest.raises(Refused, match="centre_offer_overlaps"):
        offer_at_centres(dung, [replace(OFFER, procedure="1.900002"), overlap])
    assert CentreProcedure.objects.count() == 1
    assert offer_at_centres(dung, [replace(OFFER, validity=Validity(date(2019, 1, 1)))]) == 1


def test_an_offer_ends_and_another_follows(dung, offered):
    offer_at_centre(dung, OFFER)
    end_offer(dung, "QNI", CODE, last_day=date(2018, 6, 30))
    assert not queries.procedures_at("QNI", date(2018, 7, 1))
    again = replace(OFFER, validity=Validity(date(2018, 7, 1)), four_step_done=False, delegation_document="")
    assert not offer_at_centre(dung, again).four_step_done
    end_offer(dung, "QNI", CODE, last_day=date(2019, 6, 30))
    assert queries.procedures_at("QNI", date(2019, 6, 30)).count() == 1


def test_only_an_offer_that_lasts_can_be_ended(dung, offered):
    with pytest.raises(NotFound, match="centre_or_procedure_unknown"):
        end_offer(dung, "QNI", CODE, last_day=date(2018, 6, 30))
    offer_at_centre(dung, OFFER)
    with pytest.raises(Refused, match="centre_offer_ended"):
        end_offer(dung, "QNI", CODE, last_day=date(2019, 1, 1))


@pytest.mark.parametrize("changes", [{"centre": "XXX"}, {"procedure": "9.999999"}])
def test_what_is_unknown_cannot_be_offered(dung, offered, changes):
    with pytest.raises(NotFound, match="centre_or_procedure_unknown"):
        offer_at_centre(dung, replace(OFFER, **changes))


def test_a_procedure_has_several_online_services(dung, offered):
    second = replace(SERVICE, code=f"{CODE}.2", name="Cấp lại", level="2", centre="QNI")
    assert offer_online_services(dung, [SERVICE, second]) == 2
    assert offer_online_services(dung, [SERVICE, second]) == 0
    count = queries.count_online_services(date(2018, 10, 30))
    assert (count.total, count.level_3_and_4) == (2, 1)
    assert queries.online_services(date(2019, 1, 1)).count() == 0
    assert queries.online_services(date(2018, 10, 30), procedure_code=CODE).count() == 2


@pytest.mark.parametrize(
    ("changes", "error", "refusal"),
    [
        ({"level": "full"}, Invalid, "online_level_unknown"),
        ({"scheme": Scheme.PART_OR_FULL, "level": "full"}, Refused, "online_scheme_not_in_force"),
        ({"name": " "}, Invalid, "online_service_unnamed"),
        ({"procedure": "9.999999"}, NotFound, "centre_or_procedure_unknown"),
    ],
)
def test_a_service_outside_its_scheme_is_refused(dung, offered, changes, error, refusal):
    with pytest.raises(error, match=refusal):
        offer_online_services(dung, [replace(SERVICE, **changes)])
    assert not OnlineService.objects.exists()


def test_only_the_keepers_say_what_is_offered(an, offered):
    with pytest.raises(Refused, match="catalogue_not_allowed"):
        offer_at_centre(an, OFFER)
    with pytest.raises(Refused, match="catalogue_not_allowed"):
        end_offer(an, "QNI", CODE, last_day=date(2018, 6, 30))
    with pytest.raises(Refused, match="catalogue_not_allowed"):
        offer_online_services(an, [SERVICE])
