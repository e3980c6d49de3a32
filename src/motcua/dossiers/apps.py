from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "motcua.dossiers"
    label = "dossiers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.dossiers import attachments, personal_data, projectors
        from motcua.dossiers.actions.follow_account import follow_account
        from motcua.dossiers.calendar_guard import count_uses
        from motcua.dossiers.worklists.projector import PROJECTOR
        from motcua.people import closing, exporting, merging
        from motcua.worktime.change_guards import register_guard

        register_guard("dossiers", count_uses)
        projectors.register(projectors.Projector("attachments", attachments.project, attachments.Recounting))
        projectors.register(PROJECTOR)
        merging.register(merging.Mover("dossiers", "hồ sơ", "dossiers", follow_account))
        exporting.register(exporting.Exporter("ho-so", personal_data.dossiers_of))
        closing.register(closing.Part("dossiers", personal_data.what_stays))
