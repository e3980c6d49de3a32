"""Domain errors: a code for machines, a sentence for people, whole across processes."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from motcua.kernel.errors import Conflict, DomainError, Invalid, NotFound, Refused

VI = "Hồ sơ đã có kết quả. Hãy mở mục trả kết quả."
EN = "The dossier has a result. Open the page for returning results."


def refuse(kind: type[DomainError]) -> None:
    raise kind("result_exists", vi=VI, en=EN, field="dossier", seq=4)


@pytest.fixture(params=[Invalid, Refused, Conflict, NotFound, DomainError])
def error(request: pytest.FixtureRequest) -> DomainError:
    with pytest.raises(DomainError) as raised:
        refuse(request.param)
    return raised.value


@pytest.mark.parametrize(
    ("language", "sentence"), [("vi", VI), ("en", EN), ("en-gb", EN), ("fr", VI), ("", VI), (None, VI), ("vi-VN", VI)]
)
def test_each_reader_gets_a_sentence_to_act_on(error: DomainError, language: str | None, sentence: str) -> None:
    assert error.message(language) == sentence


def test_a_program_gets_the_code_the_field_and_the_values(error: DomainError) -> None:
    assert (error.code, error.field, error.details) == ("result_exists", "dossier", {"seq": 4})
    assert str(error) == f"result_exists: {EN}"


def test_each_kind_has_its_http_status() -> None:
    assert [kind.http_status for kind in (Invalid, Refused, Conflict, NotFound)] == [400, 422, 409, 404]


def test_an_error_survives_pickling(error: DomainError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert vars(copy) == vars(error)
    assert str(copy) == str(error)


def test_an_error_comes_whole_out_of_another_process() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool, pytest.raises(Refused) as raised:
        pool.submit(refuse, Refused).result()
    assert raised.value.message("vi") == VI
    assert raised.value.details == {"seq": 4}


def test_what_was_noted_on_the_way_survives_pickling(error: DomainError) -> None:
    error.add_note("seen while importing line 7")
    copy = pickle.loads(pickle.dumps(error))
    assert copy.__notes__ == ["seen while importing line 7"]
