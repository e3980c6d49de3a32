from dataclasses import replace

import pytest

from motcua.catalogue.rules.components import (
    components_for,
    groups_open,
    groups_to_choose,
    mandatory_components,
    read_groups,
)
from motcua.catalogue.rules.content import Component, GroupKind, Need
from motcua.catalogue.tests.samples import content_with_cases
from motcua.kernel.errors import Invalid

RENEWAL = "Trường hợp cấp lại"


def names(components):
    return [component.name for component in components]


def test_remarks_are_no_papers():
    assert names(components_for(content_with_cases())) == ["Tờ khai", "Giấy ủy quyền (nếu có)"]


def test_a_case_brings_its_papers():
    assert groups_to_choose(content_with_cases()) == ("Trường hợp cấp lại",)
    chosen = components_for(content_with_cases(), {"Trường hợp cấp lại"})
    assert names(chosen) == ["Tờ khai", "Giấy ủy quyền (nếu có)", "Giấy cũ"]


def test_papers_if_any_are_not_mandatory():
    assert names(mandatory_components(content_with_cases())) == ["Tờ khai"]
    assert names(mandatory_components(content_with_cases(), {"Trường hợp cấp lại"})) == ["Tờ khai", "Giấy cũ"]


def test_papers_the_state_holds_are_not_asked_for():
    content = content_with_cases()
    held = tuple(replace(each, data_backed="CSDL quốc gia về dân cư") for each in content.components)
    assert mandatory_components(replace(content, components=held)) == ()


def test_a_heading_stays_open_until_one_is_chosen():
    assert groups_open(content_with_cases(), ()) == (RENEWAL,)
    assert groups_open(content_with_cases(), {RENEWAL}) == ()


def test_that_none_applies_is_a_choice_only_where_every_dossier_has_papers():
    content = content_with_cases()
    assert groups_open(content, ("",)) == ()
    only_cases = replace(content, components=tuple(each for each in content.components if each.group))
    assert groups_open(only_cases, ("",)) == (RENEWAL,)


def test_a_heading_over_nothing_but_remarks_is_not_asked_about():
    remark = Component("n", "Bản chụp thì mang theo bản chính", Need.NOTE, "Cách nộp", GroupKind.UNCLEAR)
    content = content_with_cases()
    assert groups_open(replace(content, components=(content.components[0], remark)), ()) == ()


def test_a_heading_is_known_whatever_its_accents_and_an_unknown_one_is_refused():
    assert read_groups(content_with_cases(), ("trường hợp CẤP LẠI", RENEWAL, "")) == (RENEWAL, "")
    with pytest.raises(Invalid, match="group_unknown") as refusal:
        read_groups(content_with_cases(), ("Trường hợp cấp mới",))
    assert RENEWAL in refusal.value.vi
    assert (refusal.value.field, refusal.value.details) == ("groups", {"groups": [RENEWAL]})
