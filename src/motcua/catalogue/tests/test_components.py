from dataclasses import replace

from motcua.catalogue.rules.components import components_for, groups_to_choose, mandatory_components
from motcua.catalogue.tests.samples import content_with_cases


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
