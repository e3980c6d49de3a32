from django.urls import path

from motcua.web.portal.notices import pages

urlpatterns = [
    path("", pages.notices, name="notices"),
    path("<int:number>/", pages.notice, name="notice"),
    path("da-doc/", pages.read_all, name="notices-read"),
    path("cach-nhan/", pages.ways, name="notice-ways"),
]
