from django.apps import AppConfig


class FilingConfig(AppConfig):
    name = "motcua.filing"
    label = "filing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.dossiers import projectors
        from motcua.filing import results

        projectors.register(projectors.Projector("filing", results.project, results.Recounting))
