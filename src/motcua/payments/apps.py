from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "motcua.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.dossiers import projectors
        from motcua.payments import recount, refund_tasks_opened

        projectors.register(projectors.Projector("payments", refund_tasks_opened.project, recount.Recounting))
