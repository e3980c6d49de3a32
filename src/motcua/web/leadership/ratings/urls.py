from django.urls import path

from motcua.web.leadership.ratings.lists import rating_detail, rating_dossiers, rating_procedures
from motcua.web.leadership.ratings.page import ratings, ratings_of_officers

urlpatterns = [
    path("", ratings, name="ratings"),
    path("chi-tiet/", rating_detail, name="ratings-detail"),
    path("ho-so/", rating_dossiers, name="ratings-dossiers"),
    path("thu-tuc/", rating_procedures, name="ratings-procedures"),
    path("can-bo/", ratings_of_officers, name="ratings-officers"),
]
