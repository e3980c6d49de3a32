from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "motcua.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.dossiers import projectors
        from motcua.notices import personal_data
        from motcua.notices.projector import PROJECTOR
        from motcua.people import merging

        projectors.register(PROJECTOR)
        merging.register(merging.Mover("notices", "thông báo", "notices", personal_data.move))
