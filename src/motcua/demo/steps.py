"""What the demo needs before its dossiers: units, centres, calendar, procedures. Each step may be repeated."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from motcua.catalogue.actions.import_procedures import import_procedures
from motcua.catalogue.actions.load_everyday_words import load_everyday_words
from motcua.catalogue.actions.load_non_boundary import load_non_boundary
from motcua.catalogue.national_files import SHIPPED, read_records
from motcua.demo.catalogue_2018 import prepare_catalogue_2018
from motcua.demo.drafts import tell_drafts
from motcua.demo.indices import tell_indices
from motcua.demo.news import tell_news
from motcua.demo.programmes import tell_programmes
from motcua.demo.receipts import register_receipts
from motcua.demo.reviews import tell_reviews
from motcua.demo.surveys import tell_surveys
from motcua.forms.actions.import_form import load_forms, shipped_files
from motcua.organisation.actions.load_service_centres import load_service_centres
from motcua.organisation.actors import SYSTEM
from motcua.territory.actions.load_units import load_units
from motcua.worktime.actions.adopt_calendar_files import adopt_calendar_files
from motcua.worktime.calendar_files import read_calendar_files
from motcua.worktime.change_log import Change
from motcua.worktime.queries import has_calendar


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name in both languages, and what it does at an instant."""

    vi: str
    en: str
    run: Callable[[datetime], object]


def adopt_calendar(at: datetime) -> None:
    """The shipped calendar, once."""
    if not has_calendar():
        adopt_calendar_files(read_calendar_files(), Change(SYSTEM, at, "adopt", "Lịch phát hành kèm phần mềm"))


def import_catalogue(at: datetime) -> None:
    """All procedures that the project ships, in full and by name only."""
    import_procedures(read_records(SHIPPED), at=at)


def load_ready_forms(at: datetime) -> None:
    """The electronic forms that the project ships, of the procedures in force that day."""
    load_forms(SYSTEM, shipped_files(), on=at.date(), at=at)


STEPS = (
    Step("Đơn vị hành chính", "units", lambda at: load_units()),
    Step("Trung tâm, bộ phận một cửa", "centres", lambda at: load_service_centres()),
    Step("Lịch làm việc", "calendar", adopt_calendar),
    Step("Thủ tục hành chính", "procedures", import_catalogue),
    Step("Danh mục phi địa giới", "the non-boundary list", lambda at: load_non_boundary()),
    Step("Từ thường dùng, sự kiện trong đời", "everyday words, life events", lambda at: load_everyday_words()),
    Step("Danh mục năm 2018", "the catalogue of 2018", lambda at: prepare_catalogue_2018(at=at)),
    Step("Biểu mẫu điện tử", "electronic forms", load_ready_forms),
    Step("Biên lai thu phí", "fee receipts", register_receipts),
)

AFTERWARDS = (
    Step("Dự thảo thủ tục", "drafts of procedures", tell_drafts),
    Step("Rà soát thủ tục", "review of procedures", tell_reviews),
    Step("Khảo sát hài lòng", "satisfaction surveys", tell_surveys),
    Step("Chỉ số", "indices", tell_indices),
    Step("Chương trình, dự án", "programmes, projects", tell_programmes),
    Step("Tin bài, báo cáo định kỳ", "news, periodic report", tell_news),
)
"""What is told once the dossiers and the cast are there."""
