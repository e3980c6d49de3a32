from django.urls import path

from motcua.web.reform.news.articles import editors, editors_act, editors_article, editors_new
from motcua.web.reform.news.reports import (
    periodic_new,
    periodic_pdf,
    periodic_report,
    periodic_section,
    periodic_submit,
)

urlpatterns = [
    path("", editors, name="editors"),
    path("moi/", editors_new, name="editors-new"),
    path("bao-cao/moi/", periodic_new, name="periodic-new"),
    path("bao-cao/<uuid:subject>/", periodic_report, name="periodic-report"),
    path("bao-cao/<uuid:subject>/bao-cao.pdf", periodic_pdf, name="periodic-pdf"),
    path("bao-cao/<uuid:subject>/nop/", periodic_submit, name="periodic-submit"),
    path("bao-cao/<uuid:subject>/<slug:section>/", periodic_section, name="periodic-section"),
    path("<uuid:subject>/", editors_article, name="editors-article"),
    path("<uuid:subject>/<slug:act>/", editors_act, name="editors-act"),
]
