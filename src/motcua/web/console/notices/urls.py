from django.urls import path

from motcua.web.console.notices import dead, mailbox, petitions, wordings

urlpatterns = [
    path("", dead.overview, name="console-notices"),
    path("hong/<int:number>/gui-lai/", dead.retry, name="console-notice-retry"),
    path("hong/<int:number>/bo/", dead.discard, name="console-notice-discard"),
    path("phan-anh/<slug:way>/gui-lai/", petitions.retry, name="console-petition-messages-retry"),
    path("mau/", wordings.listing, name="console-wordings"),
    path("mau/<str:kind>/<str:language>/", wordings.edit, name="console-wording"),
    path("mau/<str:kind>/<str:language>/khoi-phuc/", wordings.restore, name="console-wording-restore"),
    path("hop-thu-tap-huan/", mailbox.mailbox, name="console-mailbox"),
]
