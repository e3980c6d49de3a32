"""Every template of the program prints every sample: bare, usual, long, many; in each set of forms that has it."""

from datetime import datetime

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.kernel.pdf import try_pdf
from motcua.kernel.tests.reading import A4, A4_FLIPPED, A5, A6, fonts, plain, sheets
from motcua.printing.queries import FOLDER
from motcua.printing.rules.forms import TEMPLATES
from motcua.printing.rules.samples import LONG, samples_of
from motcua.printing.rules.sets import TITLES
from motcua.printing.source import embedded, source_of

AT = datetime(2018, 11, 5, 9, 0, tzinfo=VIETNAM)
SIZES = {
    "register": A4_FLIPPED,
    "results_list": A4_FLIPPED,
    "hand_over_list": A4,
    "result": A4,
    "cash_sheet": A4,
    "visit_slip": A6,
}
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize("form", TEMPLATES)
def test_it_prints_every_sample_on_its_own_paper_with_fonts_inside(form: str) -> None:
    for name, data in samples_of(form):
        pdf, remarks = try_pdf(source_of([embedded(form)]), [{"template": 0, "data": data}], folder=FOLDER, at=AT)
        pages = sheets(pdf)
        assert (name, remarks, {page.size for page in pages}) == (name, (), {SIZES.get(form, A5)})
        assert set(fonts(pdf).values()) == {True}
        assert STATE in pages[0].text
        assert plain(data["title"]) in pages[0].text
        assert data["code"] in pages[0].text


@pytest.mark.parametrize("form", ["receipt", "supplement", "refusal", "apology", "result"])
def test_seven_thousand_characters_are_all_there(form: str) -> None:
    data = next(data for name, data in samples_of(form) if name.startswith("long"))
    pdf, _ = try_pdf(source_of([embedded(form)]), [{"template": 0, "data": data}], folder=FOLDER, at=AT)
    text = "".join(sheet.text for sheet in sheets(pdf)).replace(" ", "")
    owner = data["person"]["owner"].replace("\u200b", "")
    assert len(owner) == LONG
    assert text.count("Ưỡ") >= owner.count("Ưỡ")


def test_sixty_papers_run_over_pages_with_the_heads_repeated() -> None:
    data = next(data for name, data in samples_of("receipt") if name.startswith("many"))
    pdf, _ = try_pdf(source_of([embedded("receipt")]), [{"template": 0, "data": data}], folder=FOLDER, at=AT)
    pages = sheets(pdf)
    assert sum("Bản chứng thực" in page.text for page in pages) >= 4
    assert any("Đơn đề nghị cấp giấy phép 60" in page.text for page in pages)


def test_each_form_has_one_template_and_none_is_left_over() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.typ")) == sorted(["common", *TITLES])
