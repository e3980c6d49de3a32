from django.urls import path

from motcua.web.reform.indices.acts import carry_out
from motcua.web.reform.indices.assessments import assessment, assessments, criterion, evidence, printed_sheet
from motcua.web.reform.indices.published import index_table, index_years, index_years_csv, indices_home
from motcua.web.reform.indices.sets import criteria_set, ranking_csv

urlpatterns = [
    path("", indices_home, name="reform-indices"),
    path("cong-bo/<str:index>/", index_years, name="published-index"),
    path("cong-bo/<str:index>/so-lieu.csv", index_years_csv, name="published-index-csv"),
    path("cong-bo/<str:index>/<int:year>/<str:source>/", index_table, name="published-table"),
    path("bo-tieu-chi/<str:code>/", criteria_set, name="criteria-set"),
    path("bo-tieu-chi/<str:code>/xep-hang.csv", ranking_csv, name="criteria-ranking-csv"),
    path("danh-gia/", assessments, name="assessments"),
    path("danh-gia/<uuid:number>/", assessment, name="assessment"),
    path("danh-gia/<uuid:number>/bang-diem.pdf", printed_sheet, name="assessment-sheet"),
    path("danh-gia/<uuid:number>/tieu-chi/<str:code>/", criterion, name="assessment-criterion"),
    path("danh-gia/<uuid:number>/viec/<str:act>/", carry_out, name="assessment-act"),
    path("danh-gia/<uuid:number>/minh-chung/<str:code>/<int:place>/", evidence, name="assessment-evidence"),
]
