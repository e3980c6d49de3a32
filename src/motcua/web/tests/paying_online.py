"""The site with the pretended gateways mounted, for tests that pay online."""

from pathlib import Path

from django.conf import LazySettings
from django.urls import include, path

from motcua.web.urls import handler400, handler403, handler404, handler500
from motcua.web.urls import urlpatterns as site

urlpatterns = [*site, path("mo-phong-thanh-toan/", include("motcua.payment_simulator.urls"))]
__all__ = ["handler400", "handler403", "handler404", "handler500", "simulated", "urlpatterns"]


def simulated(settings: LazySettings, folder: Path) -> None:
    """Have the pretended gateways answer in this test."""
    settings.PAYMENT_SIMULATOR = True
    settings.PAYMENT_SIMULATOR_DIRECTORY = folder
    settings.ROOT_URLCONF = __name__
