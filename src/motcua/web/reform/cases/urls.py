from django.urls import path

from motcua.web.reform.cases.figures import case_figures
from motcua.web.reform.cases.opening import case_new, case_proposals
from motcua.web.reform.cases.pages import case, case_act, cases_list
from motcua.web.reform.inspections.files import case_file

urlpatterns = [
    path("", cases_list, name="cases"),
    path("so-lieu/", case_figures, name="case-figures"),
    path("de-xuat/", case_proposals, name="case-proposals"),
    path("moi/", case_new, name="case-new"),
    path("<uuid:subject>/", case, name="case"),
    path("<uuid:subject>/tep/<int:place>/", case_file, name="case-file"),
    path("<uuid:subject>/viec/<slug:act>/", case_act, name="case-act"),
]
