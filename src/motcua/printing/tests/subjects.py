"""Dossiers told by the real rules, with names, for forms to be filled from."""

from motcua.catalogue.rules.content import Fee, FeeState
from motcua.dossiers.tests.stage import BINH, CHI, DUNG, Stage, accept
from motcua.printing.rules.offices import office_of_agency, office_of_centre
from motcua.printing.rules.subject import Names, Subject

__all__ = ["BINH", "CHI", "DUNG", "Stage", "accept", "subject"]

NAMES = Names(
    centre=office_of_centre(
        "Trung tâm Phục vụ hành chính công tỉnh Quảng Ninh", "Tỉnh Quảng Ninh", "Quảng Ninh", website=""
    ),
    agency=office_of_agency("Sở Du lịch", "Tỉnh Quảng Ninh", "Quảng Ninh", kind="department"),
    procedure="Cấp giấy phép mẫu",
    fees=(Fee(FeeState.AMOUNT, 1_200_000, "phi"),),
    legal_bases=("Luật mẫu",),
    agencies={"H49.01": "Sở Du lịch", "H49.05": "Sở Xây dựng"},
    centres={"QNI": "Trung tâm tỉnh", "QNI.193": "Trung tâm Hạ Long"},
    look_up="dichvucong.example.vn/tra-cuu/",
)


def subject(stage: Stage) -> Subject:
    return Subject(stage.state, tuple(stage.events), NAMES)
