from django.urls import path

from motcua.web.portal.surveys import pages

urlpatterns = [
    path("cam-on/", pages.survey_thanks, name="survey-thanks"),
    path("<str:token>/", pages.survey_answer, name="survey-answer"),
]
