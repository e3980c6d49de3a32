from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "motcua.reviews"
    label = "reviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.journal import stories
        from motcua.reviews import equipment, projection
        from motcua.reviews.rules.check_list import EQUIPMENT
        from motcua.reviews.rules.review import REVIEW

        stories.register(REVIEW, compare=projection.compare, subjects=projection.subjects)
        stories.register(EQUIPMENT, compare=equipment.compare, subjects=equipment.subjects)
