from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "motcua.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.dossiers import projectors
        from motcua.notices import personal_data
        from motcua.notices.asides import follow_money
        from motcua.notices.projector import PROJECTOR
        from motcua.payments import following
        from motcua.people import closing, exporting, merging

        projectors.register(PROJECTOR)
        following.register("notices", follow_money)
        merging.register(merging.Mover("notices", "thông báo", "notices", personal_data.move))
        exporting.register(exporting.Exporter("thong-bao", personal_data.data_of))
        closing.register(closing.Part("notices", personal_data.what_stays, personal_data.close))
