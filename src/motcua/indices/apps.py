from django.apps import AppConfig


class IndicesConfig(AppConfig):
    name = "motcua.indices"
    label = "indices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.indices.assessments import compare, subjects_kept
        from motcua.indices.rules.composite.story import ASSESSMENT
        from motcua.journal.stories import register

        register(ASSESSMENT, compare=compare, subjects=subjects_kept)
