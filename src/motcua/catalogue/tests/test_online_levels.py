from datetime import date

import pytest

from motcua.catalogue.rules.online_levels import Scheme, check_online_level, level_name
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.validity import Validity

FOUR, NOW = Scheme.FOUR_LEVELS, Scheme.PART_OR_FULL
IN_2018 = Validity(date(2018, 1, 1), date(2022, 9, 30))
SINCE_2022 = Validity(date(2022, 10, 1), date(2026, 6, 30))
SINCE_2026 = Validity(date(2026, 7, 1))


@pytest.mark.parametrize(
    ("scheme", "level", "validity"), [(FOUR, "4", IN_2018), (NOW, "full", SINCE_2026), (NOW, "part", SINCE_2022)]
)
def test_a_level_of_the_scheme_in_its_time_is_accepted(scheme, level, validity):
    check_online_level(scheme, level, validity, "")


@pytest.mark.parametrize(("scheme", "level"), [(FOUR, "5"), (FOUR, "full"), (NOW, "3"), (NOW, "")])
def test_a_level_of_another_scheme_is_refused(scheme, level):
    with pytest.raises(Invalid, match="online_level_unknown"):
        check_online_level(scheme, level, IN_2018 if scheme is FOUR else SINCE_2026, "")


@pytest.mark.parametrize(
    ("scheme", "level", "validity"),
    [
        (FOUR, "4", Validity(date(2018, 1, 1))),
        (FOUR, "4", Validity(date(2018, 1, 1), date(2022, 10, 1))),
        (NOW, "full", Validity(date(2022, 9, 30))),
    ],
)
def test_a_scheme_is_not_used_outside_its_time(scheme, level, validity):
    with pytest.raises(Refused, match="online_scheme_not_in_force"):
        check_online_level(scheme, level, validity, "")


def test_in_part_must_say_why_since_2026():
    check_online_level(NOW, "part", SINCE_2026, "Phải kiểm tra thực địa")
    with pytest.raises(Invalid, match="part_reason_missing"):
        check_online_level(NOW, "part", SINCE_2026, "")


def test_levels_have_names_in_both_languages():
    assert (level_name("4", "vi"), level_name("full", "vi")) == ("mức độ 4", "toàn trình")
    assert (level_name("4", "en"), level_name("full", "en")) == ("level 4", "end to end")
