from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "motcua.surveys"
    label = "surveys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.journal import stories
        from motcua.surveys.campaign_rows import compare, subjects
        from motcua.surveys.rules.campaign import CAMPAIGNS

        stories.register(CAMPAIGNS, compare=compare, subjects=subjects)
