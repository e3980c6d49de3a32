from django.urls import path

from motcua.web.reform.surveys import campaign, invitations, listing, paper, questionnaire, results, sample

urlpatterns = [
    path("", listing.surveys, name="surveys"),
    path("moi/", listing.survey_new, name="survey-new"),
    path("<uuid:number>/", campaign.survey, name="survey"),
    path("<uuid:number>/cau-hoi/", questionnaire.questionnaire, name="survey-questionnaire"),
    path("<uuid:number>/mau/", sample.sample, name="survey-sample"),
    path("<uuid:number>/giay-moi/", invitations.invitations, name="survey-invitations"),
    path("<uuid:number>/giay-moi/in/", invitations.letters, name="survey-letters"),
    path("<uuid:number>/phieu-giay/", paper.paper, name="survey-paper"),
    path("<uuid:number>/ket-qua/", results.results, name="survey-results"),
    path("<uuid:number>/ket-qua.csv", results.results_csv, name="survey-csv"),
]
