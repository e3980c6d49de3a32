from django.urls import path

from motcua.web.portal.about import about, accessibility
from motcua.web.portal.home import home
from motcua.web.portal.look_up import look_up
from motcua.web.portal.procedures import procedure, procedures

urlpatterns = [
    path("", home, name="home"),
    path("thu-tuc/", procedures, name="procedures"),
    path("thu-tuc/<str:code>/", procedure, name="procedure"),
    path("tra-cuu/", look_up, name="look-up"),
    path("gioi-thieu/", about, name="about"),
    path("kha-nang-tiep-can/", accessibility, name="accessibility"),
]
