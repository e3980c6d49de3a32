from django.conf import settings
from django.urls import include, path

from motcua.web.language import choose_language

urlpatterns = [
    path("ngon-ngu/", choose_language, name="language"),
    path("api/", include("motcua.api.urls")),
    path("", include("motcua.web.portal.urls")),
    path("thanh-toan/", include("motcua.web.portal.payment.urls")),
    path("", include("motcua.web.desk.urls")),
    path("", include("motcua.web.leadership.urls")),
    path("cai-cach/", include("motcua.web.reform.urls")),
    path("quan-tri/", include("motcua.web.console.urls")),
]
if settings.PAYMENT_SIMULATOR:  # never in production: the configuration refuses to
    urlpatterns.append(path("mo-phong-thanh-toan/", include("motcua.payment_simulator.urls")))

handler400 = "motcua.web.errors.bad_request"
handler403 = "motcua.web.errors.permission_denied"
handler404 = "motcua.web.errors.page_not_found"
handler500 = "motcua.web.errors.server_error"
