from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "motcua.statistics"
    label = "statistics"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.dossiers import projectors
        from motcua.statistics import booking, recount

        projectors.register(projectors.Projector("statistics", booking.project, recount.Recounting))
