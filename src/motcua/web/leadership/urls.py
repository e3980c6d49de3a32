from django.urls import include, path

from motcua.web.leadership.desk.pages import leadership_desk, leadership_open, leadership_time
from motcua.web.leadership.dossiers import report_dossiers
from motcua.web.leadership.report import report

urlpatterns = [
    path("lanh-dao/", leadership_desk, name="leadership-desk"),
    path("lanh-dao/thoi-gian/", leadership_time, name="leadership-time"),
    path("lanh-dao/ho-so/", leadership_open, name="leadership-open"),
    path("lanh-dao/canh-bao/", include("motcua.web.leadership.warnings.urls")),
    path("bao-cao/", report, name="report"),
    path("bao-cao/ho-so/", report_dossiers, name="report-dossiers"),
    path("bao-cao/bieu-mau/", include("motcua.web.leadership.official.urls")),
    path("bao-cao/766/", include("motcua.web.leadership.index_766.urls")),
    path("bao-cao/xep-loai/", include("motcua.web.leadership.ratings.urls")),
]
