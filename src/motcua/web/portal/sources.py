"""Where a procedure's texts come from, in words for everybody. The exact source stays in the catalogue."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.models import Procedure, ProcedureRevision

# What marks a source in the catalogue's own column, and how it is told. The first that fits is taken.
TOLD: tuple[tuple[str, str | Promise], ...] = (
    ("June-July 2026", _("Cơ sở dữ liệu quốc gia về thủ tục hành chính, bản lưu tháng 6–7 năm 2026")),
    ("Excel list", _("Danh mục của Cơ sở dữ liệu quốc gia về thủ tục hành chính, năm 2026")),
    ("Ministry of Defence", _("Bản chi tiết thủ tục của Bộ Quốc phòng, năm 2025")),
    ("commune centre list", _("Danh mục của một trung tâm cấp xã, tháng 12 năm 2025")),
    ("TTHC.csv (2025)", _("Danh mục mã và tên thủ tục, năm 2025")),
)
NATIONAL = _("Cơ sở dữ liệu quốc gia về thủ tục hành chính, bản lưu năm 2025–2026")


def source_in_words(procedure: Procedure, revision: ProcedureRevision | None) -> str:
    """What a site has published itself names its decision; the rest are copies of the national database."""
    if revision is not None and revision.origin == ProcedureRevision.WORKFLOW:
        return revision.source
    for mark, words in TOLD:
        if mark in procedure.source:
            return str(words)
    return str(NATIONAL) if procedure.source or revision is not None else ""
