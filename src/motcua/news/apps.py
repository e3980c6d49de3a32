from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "motcua.news"
    label = "news"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.journal.stories import register
        from motcua.news import rows
        from motcua.news.models import Article, PeriodicReport
        from motcua.news.rules.article import ARTICLES
        from motcua.news.rules.report import REPORTS

        register(
            ARTICLES,
            compare=rows.compare_articles,
            subjects=lambda: Article.objects.values_list("id", flat=True),
        )
        register(
            REPORTS,
            compare=rows.compare_reports,
            subjects=lambda: PeriodicReport.objects.values_list("id", flat=True),
        )
