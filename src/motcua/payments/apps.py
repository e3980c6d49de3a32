from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "motcua.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.dossiers import projectors
        from motcua.payments import personal_data, recount, refund_tasks_opened
        from motcua.people import exporting, merging

        projectors.register(projectors.Projector("payments", refund_tasks_opened.project, recount.Recounting))
        merging.register(merging.Mover("payments", "lần thanh toán", "payments online", personal_data.move))
        exporting.register(exporting.Exporter("thanh-toan", personal_data.data_of))
