from django.urls import path

from motcua.api import dossiers

urlpatterns = [
    path("v1/dossiers", dossiers.accept, name="api-dossiers"),
    path("v1/dossiers/<str:code>", dossiers.show, name="api-dossier"),
]
