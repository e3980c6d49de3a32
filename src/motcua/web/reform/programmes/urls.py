from django.urls import path

from motcua.web.reform.programmes.pages import programmes_act, programmes_list, programmes_new, programmes_project
from motcua.web.reform.programmes.report import programmes_report, programmes_report_file

urlpatterns = [
    path("", programmes_list, name="programmes"),
    path("bao-cao/", programmes_report, name="programmes-report"),
    path("bao-cao/tep.<slug:kind>", programmes_report_file, name="programmes-report-file"),
    path("du-an/moi/", programmes_new, name="programmes-new"),
    path("du-an/<uuid:subject>/", programmes_project, name="programmes-project"),
    path("du-an/<uuid:subject>/<slug:act>/", programmes_act, name="programmes-act"),
]
