"""What people type becomes one document, or a sentence beside the field."""

from motcua.forms.rules.answers import check_answers, read_answers
from motcua.forms.rules.posted import spread
from motcua.forms.tests.samples import DAY, FILLED, Communes, birth


def read(**changes: str | list[str] | None):
    """The sample, with some of what was posted changed ("__" for a point); None takes it out."""
    posted = dict(FILLED)
    for name, value in changes.items():
        key = name.replace("__", ".")
        posted.pop(key, None)
        if value is not None:
            posted[key] = value if isinstance(value, list) else [value]
    document, problems = read_answers(birth(), posted, DAY, Communes())
    return document["values"], {path: problem.code for path, problem in problems.items()}


def test_a_form_well_filled_in_becomes_one_document():
    values, problems = read()
    assert problems == {}
    assert values == {
        "child": {"name": "Nguyễn Văn An", "birth_date": "2025-12-01", "sex": "male"},
        "place": "other",
        "where": "Trên tàu",
        "witness": "Trần Thị Bình",
        "copies": 3,
        "weight": 3.25,
        "phone": "0912345678",
        "home": {"unit": "06649", "line": "Số 5, phố Cây Tháp"},
        "siblings": [{"name": "Nguyễn Thị Hoa", "born": "2020-02-29"}],
        "true": True,
    }


def test_the_answer_to_a_hidden_field_is_dropped_and_so_is_what_hangs_on_it():
    values, problems = read(place="hospital")
    assert problems == {}
    assert "where" not in values
    assert "witness" not in values


def test_what_is_missing_is_said_beside_its_field():
    nothing, problems = read_answers(birth(), {}, DAY, Communes())
    assert nothing["values"] == {}
    assert {path: problem.code for path, problem in problems.items()} == {
        "child.name": "missing",
        "child.birth_date": "missing",
        "child.sex": "missing_choice",
        "place": "missing_choice",
        "home.unit": "missing",
        "home.line": "missing",
        "true": "missing_confirmation",
    }


def test_a_field_is_required_by_the_answer_to_another():
    assert read(copies="6")[1] == {"reason": "missing"}
    assert read(copies="6", reason="Nộp hồ sơ")[1] == {}


def test_each_wrong_answer_has_its_own_sentence():
    for name, typed, code in (
        ("copies", "21", "too_large"),
        ("copies", "2,5", "not_a_number"),
        ("copies", "ba", "not_a_number"),
        ("weight", "3,255", "too_many_decimals"),
        ("phone", "12345", "phone_malformed"),
        ("place", "moon", "not_an_option"),
        ("where", "hai\ndòng", "one_line"),
        ("where", "x" * 201, "too_long"),
        ("where", "a\x00b", "odd_characters"),
        ("child__birth_date", "31/02/2025", "not_a_date"),
        ("child__birth_date", "6/1/2026", "too_late"),
        ("child__identity_number", "022085000001", "cccd_other_birth_year"),
        ("home__unit", "06700", "unknown_commune"),
        ("siblings__4__born", "2030-01-01", "too_late"),
        ("siblings__4__name", "", "missing"),
    ):
        path = name.replace("__", ".").replace("siblings.4", "siblings.0")
        path = {"cccd_other_birth_year": "child.identity_number"}.get(code, path)
        problems = read(**{name: typed})[1]
        assert problems == {path: code}, (name, typed)


def test_rows_may_be_too_many_and_blank_ones_do_not_count():
    rows = {f"siblings__{number}__name": f"Em {number}" for number in range(5, 8)}
    values, problems = read(**rows)
    assert problems == {"siblings": "too_many_rows"}
    values, problems = read(**{**rows, "siblings__6__name": ""})
    assert problems == {}
    assert [row["name"] for row in values["siblings"]] == ["Nguyễn Thị Hoa", "Em 5", "Em 7"]


def test_an_old_card_is_taken_while_it_was_valid():
    posted = {**FILLED, "child.identity_number": ["100 234 567"]}
    day = DAY.replace(year=2024)
    posted["child.birth_date"] = ["1/12/2000"]
    document, problems = read_answers(birth(), posted, day, Communes())
    assert problems == {}
    assert document["values"]["child"]["identity_number"] == "100234567"


def test_a_document_gives_what_the_form_gives():
    document, _ = read_answers(birth(), FILLED, DAY, Communes())
    assert check_answers(birth(), document, DAY, Communes()) == (document, {})
    assert read_answers(birth(), spread(birth(), document["values"]), DAY, Communes()) == (document, {})


def test_a_document_may_not_say_what_the_form_does_not_ask():
    document, _ = read_answers(birth(), FILLED, DAY, Communes())
    document["values"] = {
        **document["values"],
        "more": 1,
        "home": {"unit": "06649", "line": "5", "floor": 2},
        "copies": "3",
    }
    _, problems = check_answers(birth(), document, DAY, Communes())
    assert {path: problem.code for path, problem in problems.items()} == {
        "more": "unknown_answer",
        "home.floor": "unknown_answer",
        "copies": "not_a_number",
    }
