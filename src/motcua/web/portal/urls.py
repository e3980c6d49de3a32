from django.urls import path

from motcua.web.portal.about import about, accessibility
from motcua.web.portal.home import home
from motcua.web.portal.life_events import life_event, life_events
from motcua.web.portal.look_up import look_up
from motcua.web.portal.open_data import open_data, open_data_csv, open_data_json
from motcua.web.portal.procedures import procedure, procedures, suggestions
from motcua.web.portal.reception_points import reception_point, reception_points

urlpatterns = [
    path("", home, name="home"),
    path("thu-tuc/", procedures, name="procedures"),
    path("thu-tuc/goi-y/", suggestions, name="procedure-suggestions"),
    path("thu-tuc/<str:code>/", procedure, name="procedure"),
    path("tra-cuu/", look_up, name="look-up"),
    path("su-kien/", life_events, name="life-events"),
    path("su-kien/<slug:code>/", life_event, name="life-event"),
    path("noi-tiep-nhan/", reception_points, name="reception-points"),
    path("noi-tiep-nhan/<str:code>/", reception_point, name="reception-point"),
    path("du-lieu-mo/", open_data, name="open-data"),
    path("du-lieu-mo/giai-quyet-ho-so-<int:year>.csv", open_data_csv, name="open-data-csv"),
    path("du-lieu-mo/giai-quyet-ho-so-<int:year>.json", open_data_json, name="open-data-json"),
    path("gioi-thieu/", about, name="about"),
    path("kha-nang-tiep-can/", accessibility, name="accessibility"),
]
