from django.urls import include, path

from motcua.web.reform.home import reform

urlpatterns = [
    path("", reform, name="reform"),
    path("khao-sat/", include("motcua.web.reform.surveys.urls")),
]
