from django.urls import include, path

from motcua.web.console.home import console

urlpatterns = [
    path("", console, name="console"),
    path("to-chuc/", include("motcua.web.console.organisation.urls")),
    path("lich/", include("motcua.web.console.calendar.urls")),
    path("thu-tuc/", include("motcua.web.console.procedures.urls")),
    path("quy-trinh/", include("motcua.web.console.processes.urls")),
    path("nhat-ky/", include("motcua.web.console.log.urls")),
]
