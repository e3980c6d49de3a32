from django.urls import path

from motcua.web.reform.petitions import pages, report

urlpatterns = [
    path("", pages.petitions, name="petitions"),
    path("ghi-nhan/", pages.petition_note, name="petition-note"),
    path("ghi-nhan/xong/", pages.petition_noted, name="petition-noted"),
    path("bao-cao/", report.petition_report, name="petition-report"),
    path("bao-cao/danh-sach/", report.petition_report_list, name="petition-report-list"),
    path("bao-cao/tep.csv", report.petition_report_file, name="petition-report-file"),
    path("<uuid:subject>/", pages.petition, name="petition"),
    path("<uuid:subject>/nguoi-gui/", pages.petition_sender, name="petition-sender"),
    path("<uuid:subject>/tep/<int:number>/", pages.petition_file, name="petition-file"),
    path("<uuid:subject>/viec/<slug:act>/", pages.petition_act, name="petition-act"),
]
