from django.apps import AppConfig


class ReformsConfig(AppConfig):
    name = "motcua.reforms"
    label = "reforms"
    default_auto_field = "django.db.models.BigAutoField"
