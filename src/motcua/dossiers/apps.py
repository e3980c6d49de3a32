from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "motcua.dossiers"
    label = "dossiers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.dossiers import attachments, projectors
        from motcua.dossiers.calendar_guard import count_uses
        from motcua.dossiers.worklists.projector import PROJECTOR
        from motcua.worktime.change_guards import register_guard

        register_guard("dossiers", count_uses)
        projectors.register(projectors.Projector("attachments", attachments.project, attachments.Recounting))
        projectors.register(PROJECTOR)
