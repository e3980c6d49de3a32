from django.urls import path

from motcua.web.reform.equipment.pages import equipment, equipment_csv, equipment_prices, equipment_unit

urlpatterns = [
    path("", equipment, name="equipment"),
    path("danh-sach.csv", equipment_csv, name="equipment-csv"),
    path("gia/", equipment_prices, name="equipment-prices"),
    path("don-vi/<str:code>/", equipment_unit, name="equipment-unit"),
]
