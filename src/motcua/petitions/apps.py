from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    name = "motcua.petitions"
    label = "petitions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.journal.stories import register
        from motcua.petitions.rows import compare, subjects
        from motcua.petitions.rules.petition import PETITIONS

        register(PETITIONS, compare=compare, subjects=subjects)
