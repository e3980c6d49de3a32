from django.apps import AppConfig


class ReformsConfig(AppConfig):
    name = "motcua.reforms"
    label = "reforms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.journal.stories import register
        from motcua.reforms.projection import compare, subjects
        from motcua.reforms.rules.draft import DRAFTS

        register(DRAFTS, compare=compare, subjects=subjects)
