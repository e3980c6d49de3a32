from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "motcua.inspections"
    label = "inspections"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.inspections import case_rows, inspection_rows, plan_rows
        from motcua.inspections.rules.case import CASES
        from motcua.inspections.rules.inspection import INSPECTIONS
        from motcua.inspections.rules.plan import PLANS
        from motcua.journal.stories import register

        register(PLANS, compare=plan_rows.compare, subjects=plan_rows.subjects)
        register(
            INSPECTIONS,
            compare=inspection_rows.compare,
            subjects=inspection_rows.subjects,
            files=inspection_rows.files,
        )
        register(CASES, compare=case_rows.compare, subjects=case_rows.subjects, files=case_rows.files)
