from django.urls import path

from motcua.web.reform.reviews.inventory import review_inventory, review_inventory_csv, review_inventory_list
from motcua.web.reform.reviews.plans import review_form_04, review_item, review_plan, review_plan_csv, reviews
from motcua.web.reform.reviews.simulation import (
    review_simulation,
    review_simulation_csv,
    review_simulation_dossiers,
)

urlpatterns = [
    path("", reviews, name="reviews"),
    path("mo-phong/", review_simulation, name="review-simulation"),
    path("mo-phong/ho-so/", review_simulation_dossiers, name="review-simulation-dossiers"),
    path("mo-phong/ho-so.csv", review_simulation_csv, name="review-simulation-csv"),
    path("kiem-ke/", review_inventory, name="review-inventory"),
    path("kiem-ke/danh-sach/", review_inventory_list, name="review-inventory-list"),
    path("kiem-ke.csv", review_inventory_csv, name="review-inventory-csv"),
    path("<uuid:plan>/", review_plan, name="review-plan"),
    path("<uuid:plan>.csv", review_plan_csv, name="review-plan-csv"),
    path("<uuid:plan>/bieu-04/", review_form_04, name="review-form-04"),
    path("<uuid:plan>/<str:procedure>/", review_item, name="review-item"),
]
