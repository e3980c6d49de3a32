from django.urls import path

from motcua.web.reform.home import reform

urlpatterns = [
    path("", reform, name="reform"),
]
