from django.urls import include, path

from motcua.web.console.home import console
from motcua.web.console.suggestions import suggestions

urlpatterns = [
    path("", console, name="console"),
    path("goi-y/<str:kind>/", suggestions, name="console-suggestions"),
    path("to-chuc/", include("motcua.web.console.organisation.urls")),
    path("lich/", include("motcua.web.console.calendar.urls")),
    path("thu-tuc/", include("motcua.web.console.procedures.urls")),
    path("tu-dong-nghia/", include("motcua.web.console.synonyms.urls")),
    path("quy-trinh/", include("motcua.web.console.processes.urls")),
    path("bieu-mau/", include("motcua.web.console.forms.urls")),
    path("mau-in/", include("motcua.web.console.printed.urls")),
    path("thong-bao/", include("motcua.web.console.notices.urls")),
    path("nhat-ky/", include("motcua.web.console.log.urls")),
]
