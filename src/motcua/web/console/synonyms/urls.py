from django.urls import path

from motcua.web.console.synonyms import acts, listing

urlpatterns = [
    path("", listing.synonyms, name="console-synonyms"),
    path("moi/", acts.new_synonym, name="console-synonym-new"),
    path("thu/", listing.try_search, name="console-synonym-try"),
    path("<int:key>/ket-thuc/", acts.end, name="console-synonym-end"),
]
