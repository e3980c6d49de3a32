from django.apps import AppConfig


class FilingConfig(AppConfig):
    name = "motcua.filing"
    label = "filing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.dossiers import projectors
        from motcua.filing import personal_data, results
        from motcua.people import closing, exporting, merging

        projectors.register(projectors.Projector("filing", results.project, results.Recounting))
        merging.register(merging.Mover("filing", "bản nháp, giấy tờ, tin nhắn", "drafts, papers", personal_data.move))
        exporting.register(exporting.Exporter("nop-ho-so", personal_data.data_of))
        closing.register(closing.Part("filing", personal_data.what_stays, personal_data.close))
