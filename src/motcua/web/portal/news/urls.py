from django.urls import path

from motcua.web.portal.news.pages import news, news_article, news_feed

urlpatterns = [
    path("", news, name="news"),
    path("atom.xml", news_feed, name="news-feed"),
    path("<slug:slug>/", news_article, name="news-article"),
]
