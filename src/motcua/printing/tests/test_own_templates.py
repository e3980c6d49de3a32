"""A site's own templates: refused when broken, used from their day, left again, and never in a citizen's way."""

from datetime import date

import pytest

from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.tests.world import World, application, instant
from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.kernel.tests.reading import whole_text
from motcua.organisation.actors import SYSTEM
from motcua.printing.actions.restore_template import restore_template
from motcua.printing.actions.save_template import check_template, save_template
from motcua.printing.models import StoredTemplate
from motcua.printing.print_forms import print_form
from motcua.printing.print_lists import print_many
from motcua.printing.queries import embedded_text, template_in_force, templates_in_force
from motcua.printing.rules.forms import TEMPLATES

AT = instant("30/11 18:00")
OWN = '#import "common.typ": *\n\n#let form(d) = sheet(d, [Mẫu riêng của tỉnh: #d.code#d.number])\n'


def save(text: str = OWN, form: str = "receipt", first: date = date(2018, 11, 6), **changes: object) -> StoredTemplate:
    given = {"source": "QĐ 12/QĐ-UBND", "valid_from": first, "at": AT} | changes
    return save_template(SYSTEM, form, text, **given)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (OWN + "#let x = (1, 2\n", 4, "thiếu dấu đóng ngoặc"),
        (OWN.replace("d.code", "d.mã_số"), 3, "không có mục"),
        (OWN.replace("d.code", "ma_so"), 3, "không có tên «ma_so»"),
        (OWN.replace("form(d)", "mau(d)"), None, "phải định nghĩa «#let form(d)"),
        (OWN.replace("#d.code", "#d.papers.first().name"), 3, "bare-2018"),
        (OWN.replace("d.number", "d.person.applicant.first()"), 3, "bare-2018"),
        ('#import "@preview/cetz:0.1.0": *\n' + OWN, 1, "không được dùng «import»"),
        (OWN + '#read("common.typ")', 4, "không được dùng «read»"),
        (OWN + '#let a = "//"; #import "@local/b:1.0.0": *', 4, "không được dùng «import»"),
        (OWN + '#eval("1")', 4, "không được dùng «eval»"),
        ("", 1, "mẫu trống"),
        ('#let form(d) = panic("chưa xong")', 1, "chưa xong"),
    ],
)
def test_a_broken_template_is_refused_with_its_line_in_words(text: str, line: int | None, words: str) -> None:
    with pytest.raises(Invalid) as caught:
        save(text)
    assert (caught.value.code, caught.value.details["line"]) == ("template_broken", line)
    assert words in caught.value.vi
    assert "hãy sửa" in caught.value.vi
    assert not StoredTemplate.objects.exists()


@pytest.mark.parametrize("form", TEMPLATES)
def test_every_template_of_the_program_may_be_saved_as_it_is(form: str) -> None:
    assert check_template(form, embedded_text(form), at=AT) == ()


@pytest.mark.django_db
def test_no_form_no_source_and_inverted_days_are_refused() -> None:
    with pytest.raises(NotFound, match="form_unknown"):
        save(form="bien-lai")
    with pytest.raises(Invalid, match="template_source_missing"):
        save(source=" ")
    with pytest.raises(Invalid, match="validity_inverted"):
        save(valid_to=date(2018, 1, 1))


def test_only_an_administrator_may_replace_or_restore(world: World) -> None:
    for act in (
        lambda: save_template(world.em, "receipt", OWN, source="QĐ", valid_from=date(2018, 11, 6), at=AT),
        lambda: restore_template(world.em, "receipt", valid_from=date(2018, 11, 6), at=AT),
    ):
        with pytest.raises(Refused, match="templates_need_administrator"):
            act()


def test_it_is_used_from_its_day_and_a_reprint_looks_as_it_did(world: World) -> None:
    before, after = (
        accept_dossier(world.binh, application(), at=instant(at)).state.code for at in ("05/11 09:00", "06/11 09:00")
    )
    save()
    assert "GIẤY TIẾP NHẬN HỒ SƠ" in whole_text(print_form(world.binh, before, "receipt", at=AT))
    assert whole_text(print_form(world.binh, after, "receipt", at=AT)).startswith(f"Mẫu riêng của tỉnh: {after}")
    both = whole_text(print_many(world.binh, [after, before], "receipt", at=AT))
    assert both.count("Mẫu riêng của tỉnh") == 1
    assert both.count("GIẤY TIẾP NHẬN HỒ SƠ") == 2


@pytest.mark.django_db
def test_the_last_one_saved_counts_and_saving_it_again_changes_nothing() -> None:
    first = save()
    assert save() == first
    save(OWN.replace("riêng", "mới"))
    assert "Mẫu mới" in template_in_force("receipt", date(2018, 11, 6)).text
    assert StoredTemplate.objects.count() == 2


@pytest.mark.django_db
def test_restored_the_programs_holds_again_and_the_past_stays() -> None:
    save()
    restore_template(SYSTEM, "receipt", valid_from=date(2018, 11, 8), at=AT)
    assert [template_in_force("receipt", date(2018, 11, day)).is_own for day in (5, 6, 7, 8)] == [
        False,
        True,
        True,
        False,
    ]
    with pytest.raises(Refused, match="template_is_the_programs"):
        restore_template(SYSTEM, "receipt", valid_from=date(2018, 11, 9), at=AT)
    assert len(list(templates_in_force(date(2018, 11, 6)))) == len(TEMPLATES)


def test_one_that_fails_on_real_data_gives_way_to_the_programs(world: World, caplog: pytest.LogCaptureFixture) -> None:
    code = accept_dossier(world.binh, application(), at=instant("06/11 09:00")).state.code
    save(OWN.replace("#d.code", '#if d.person.owner == "Phạm Thị An" and d.person.phone == "" { panic("!") }'))
    assert "GIẤY TIẾP NHẬN HỒ SƠ" in whole_text(print_form(world.binh, code, "receipt", at=AT))
    assert "own template of ['receipt'] failed (line 3)" in caplog.text
