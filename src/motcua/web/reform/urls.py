from django.urls import include, path

from motcua.web.reform.home import reform

urlpatterns = [
    path("", reform, name="reform"),
    path("chi-so/", include("motcua.web.reform.indices.urls")),
    path("ra-soat/", include("motcua.web.reform.reviews.urls")),
    path("trang-bi/", include("motcua.web.reform.equipment.urls")),
    path("khao-sat/", include("motcua.web.reform.surveys.urls")),
    path("tin-bai/", include("motcua.web.reform.news.urls")),
    path("chuong-trinh/", include("motcua.web.reform.programmes.urls")),
    path("kiem-tra/", include("motcua.web.reform.inspections.urls")),
    path("trach-nhiem/", include("motcua.web.reform.cases.urls")),
    path("hop-truc-tuyen/", include("motcua.web.reform.meetings.urls")),
    path("phan-anh/", include("motcua.web.reform.petitions.urls")),
    path("du-thao/", include("motcua.web.reform.drafts.urls")),
]
