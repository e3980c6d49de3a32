from django.urls import path

from motcua.web.leadership.ratings.page import ratings, ratings_of_officers

urlpatterns = [
    path("", ratings, name="ratings"),
    path("can-bo/", ratings_of_officers, name="ratings-officers"),
]
