from django.urls import include, path

from motcua.web.reform.home import reform

urlpatterns = [
    path("", reform, name="reform"),
    path("tin-bai/", include("motcua.web.reform.news.urls")),
    path("chuong-trinh/", include("motcua.web.reform.programmes.urls")),
]
