from django.urls import path

from motcua.web.portal.rating import pages, satisfaction, visit

urlpatterns = [
    path("danh-gia/cam-on/", pages.rated, name="rated"),
    path("danh-gia/ho-so/<str:code>/", pages.rate_own, name="rate"),
    path("danh-gia/luot/", visit.find_visit, name="find-visit"),
    path("danh-gia/luot/cam-on/", visit.rated, name="visit-rated"),
    path("danh-gia/luot/<str:code>/", visit.rate, name="rate-visit"),
    path("danh-gia/<str:token>/", pages.rate_by_link, name="rate-by-link"),
    path("muc-do-hai-long/", satisfaction.satisfaction, name="satisfaction"),
    path("muc-do-hai-long/loi-nhan/", satisfaction.comments, name="survey-comments"),
]
