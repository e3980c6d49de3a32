from django.urls import path

from motcua.web.leadership.index_766.dossiers import index_766_dossiers
from motcua.web.leadership.index_766.page import index_766, index_766_csv
from motcua.web.leadership.index_766.procedures import index_766_procedures

urlpatterns = [
    path("", index_766, name="index-766"),
    path("bo-chi-so.csv", index_766_csv, name="index-766-csv"),
    path("ho-so/", index_766_dossiers, name="index-766-dossiers"),
    path("thu-tuc/", index_766_procedures, name="index-766-procedures"),
]
