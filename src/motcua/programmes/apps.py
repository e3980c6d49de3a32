from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "motcua.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.journal.stories import register
        from motcua.programmes.rows import compare, subjects
        from motcua.programmes.rules.project import PROJECTS

        register(PROJECTS, compare=compare, subjects=subjects)
