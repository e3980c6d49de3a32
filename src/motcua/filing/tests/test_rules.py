"""What a draft's document is, and what is said of it: worked cases and properties."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.rules.content import Component, Need
from motcua.catalogue.rules.online_levels import may_be_sent, may_bring_later
from motcua.filing.rules.application import components_of, papers_of, parties_of
from motcua.filing.rules.checks import Asked, problems_of
from motcua.filing.rules.online import Place
from motcua.filing.rules.own_papers import check_days, is_offered
from motcua.filing.rules.preparation import AUTHORITY, KeptFile, PaperTyped, PartyTyped, Preparation
from motcua.filing.rules.retention import kept_until
from motcua.filing.rules.steps import Step, next_step, step_to_go_on, steps_for
from motcua.kernel.errors import Invalid

ON = date(2018, 11, 5)
AN = PartyTyped("Phạm Thị An", "cccd", "022190000123", phone="0912345678")
DON, ANH = Component("don", "Đơn", Need.ALWAYS), Component("anh", "Ảnh", Need.IF_ANY)
FILE = KeptFile(1, "Đơn", "a" * 64, "don.pdf", 10, "application/pdf")
READY = Preparation(centre="QNI", capacity="self", applicant=AN, receive="electronic", files=(FILE,), last_file=1)


def asked(level: str = "4", **more: object) -> Asked:
    values = {"cases": (), "groups": (), "may_have_no_group": True, "papers": (DON, ANH), "has_conditions": False}
    return Asked(places=(Place("QNI", "Trung tâm", level),), **(values | more))


def told(prepared: Preparation, what: Asked) -> set[str]:
    return {each.field for each in problems_of(prepared, what, ON)}


def test_of_what_is_ready_nothing_is_said() -> None:
    assert told(READY, asked()) == set()


@pytest.mark.parametrize(
    ("change", "what", "fields"),
    [
        ({"centre": "QNI.193"}, asked(), {"place"}),
        ({}, asked(cases=("moi", "lai")), {"case"}),
        ({"case": "moi"}, asked(cases=("moi", "lai")), set()),
        ({}, asked(groups=("Đối với tổ chức",)), {"groups"}),
        ({"groups": ("",)}, asked(groups=("Đối với tổ chức",)), set()),
        ({"groups": ("",)}, asked(groups=("Đối với tổ chức",), may_have_no_group=False), {"groups"}),
        ({}, asked(has_conditions=True), {"conditions_met"}),
        ({"files": ()}, asked(), {"Đơn"}),
        ({"files": (), "papers": {"Đơn": PaperTyped("later")}}, asked("4"), {"Đơn"}),
        ({"files": (), "papers": {"Đơn": PaperTyped("later")}}, asked("3"), set()),
        ({"files": (), "papers": {"Đơn": PaperTyped("none")}}, asked("part"), {"Đơn"}),
        ({"papers": {"Ảnh": PaperTyped("later")}}, asked("full"), {"Ảnh"}),
        ({"papers": {"Ảnh": PaperTyped("none")}}, asked("full"), set()),
        ({"receive": "post"}, asked(), {"receive_address"}),
        ({"receive": "chim câu"}, asked(), {"receive"}),
        ({"capacity": "ai đó"}, asked(), {"capacity"}),
        ({"applicant": replace(AN, phone="", email="")}, asked(), {"applicant-phone"}),
        ({"applicant": replace(AN, identity_kind="person")}, asked(), {"applicant-identity_number"}),
        ({"applicant": PartyTyped()}, asked(), {"applicant-full_name", "applicant-identity_kind", "applicant-phone"}),
    ],
)
def test_each_thing_that_lacks_is_told_with_its_field(change: dict, what: Asked, fields: set[str]) -> None:
    assert told(replace(READY, **change), what) == fields


def test_for_another_the_authority_is_a_paper_of_the_dossier() -> None:
    owner = PartyTyped("Lê Văn Cụ", "person")
    prepared = replace(READY, capacity="other", owner=owner)
    assert told(prepared, asked()) == {"authority", AUTHORITY}
    proof = replace(FILE, number=2, paper=AUTHORITY, digest="b" * 64)
    prepared = replace(prepared, authority="Giấy ủy quyền", files=(FILE, proof))
    assert told(prepared, asked()) == set()
    components = components_of(prepared, (DON, ANH))
    assert [each.name for each in components] == ["Đơn", AUTHORITY]
    assert {each.component for each in papers_of(prepared, components)} == {"Đơn", AUTHORITY}
    parties = parties_of(prepared, ON)
    assert [each.name for each in parties if each] == ["Lê Văn Cụ", "Phạm Thị An", "Phạm Thị An"]


def test_files_of_a_paper_that_is_no_longer_asked_for_stay_behind() -> None:
    components = components_of(READY, (ANH,))
    assert (components, papers_of(READY, components)) == ((), ())


def test_which_levels_are_sent_online_and_which_let_papers_come_later() -> None:
    assert [level for level in ("1", "2", "3", "4", "part", "full") if may_be_sent(level)] == ["3", "4", "part", "full"]
    assert [level for level in ("3", "4", "part", "full") if may_bring_later(level)] == ["3", "part"]


def test_one_goes_on_where_something_lacks() -> None:
    steps = steps_for(has_form=False)
    assert Step.FORM not in steps
    assert step_to_go_on(steps, [], []) is Step.CASE
    assert step_to_go_on(steps, list(steps[:-1]), [Step.PAPERS]) is Step.PAPERS
    assert step_to_go_on(steps, list(steps[:-1]), []) is Step.REVIEW
    assert next_step(Step.WHO, steps) is Step.PAPERS
    assert next_step(Step.REVIEW, steps) is Step.REVIEW


def test_a_draft_is_kept_sixty_days_after_its_last_change() -> None:
    assert kept_until(ON) == date(2019, 1, 4)


@given(st.dates(), st.one_of(st.none(), st.dates()))
def test_a_paper_is_offered_until_its_last_day(on: date, expires: date | None) -> None:
    assert is_offered(expires, on) == (expires is None or not expires < on)


def test_a_paper_is_issued_by_today_and_before_it_expires() -> None:
    check_days(ON, ON, ON)
    for issued, expires in ((date(2018, 11, 6), None), (ON, date(2018, 11, 4))):
        with pytest.raises(Invalid):
            check_days(issued, expires, ON)


TEXT = st.text(max_size=20)
PARTY = st.builds(PartyTyped, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT)
PREPARED = st.builds(
    Preparation,
    centre=TEXT,
    case=TEXT,
    groups=st.lists(TEXT, max_size=3).map(tuple),
    conditions_met=st.booleans(),
    capacity=TEXT,
    owner=PARTY,
    applicant=PARTY,
    answers=st.dictionaries(TEXT, st.lists(TEXT, max_size=3), max_size=3),
    papers=st.dictionaries(TEXT, st.builds(PaperTyped, TEXT, TEXT), max_size=3),
    files=st.lists(st.builds(KeptFile, st.integers(), TEXT, TEXT, TEXT, st.integers(), TEXT), max_size=3).map(tuple),
    saved=st.lists(TEXT, max_size=3).map(tuple),
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=10,
)
NAMES = st.sampled_from(sorted(Preparation.__dataclass_fields__))


@given(PREPARED)
def test_what_is_kept_is_read_again_as_it_was(prepared: Preparation) -> None:
    assert Preparation.from_json(prepared.as_json()) == prepared


@given(st.dictionaries(st.one_of(NAMES, TEXT), JSON, max_size=8))
def test_any_document_is_read_and_judged_without_an_error(document: dict) -> None:
    prepared = Preparation.from_json(document)
    assert Preparation.from_json(prepared.as_json()) == prepared
    assert problems_of(prepared, asked("3", cases=("moi",)), ON)
