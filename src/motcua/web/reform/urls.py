from django.urls import include, path

from motcua.web.reform.home import reform

urlpatterns = [
    path("", reform, name="reform"),
    path("du-thao/", include("motcua.web.reform.drafts.urls")),
]
