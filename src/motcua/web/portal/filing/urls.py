from django.urls import path

from motcua.web.portal.filing import dossiers, drafts, messages, results, store, submitting, supplement, wizard
from motcua.web.portal.filing.start import start

urlpatterns = [
    path("nop-ho-so/", drafts.drafts, name="filing-drafts"),
    path("nop-ho-so/thu-tuc/<str:code>/", start, name="filing-start"),
    path("nop-ho-so/<uuid:key>/", wizard.go_on, name="filing-draft"),
    path("nop-ho-so/<uuid:key>/xoa/", drafts.drop, name="filing-drop"),
    path("nop-ho-so/<uuid:key>/tep/", wizard.upload, name="filing-upload"),
    path("nop-ho-so/<uuid:key>/tep/<int:number>/", wizard.view_file, name="filing-file"),
    path("nop-ho-so/<uuid:key>/nop/", submitting.submit, name="filing-submit"),
    path("nop-ho-so/<uuid:key>/<slug:step>/", wizard.step_page, name="filing-step"),
    path("ho-so-cua-toi/", dossiers.dossiers, name="own-dossiers"),
    path("ho-so-cua-toi/<int:number>/", dossiers.dossier, name="own-dossier"),
    path("ho-so-cua-toi/<int:number>/giay-bao/", submitting.acknowledgement, name="acknowledgement"),
    path("ho-so-cua-toi/<int:number>/bo-sung/", supplement.answer, name="own-supplement"),
    path("ho-so-cua-toi/<int:number>/rut/", dossiers.withdraw, name="own-withdraw"),
    path("ho-so-cua-toi/<int:number>/tep/<int:file>/", dossiers.view_file, name="own-file"),
    path("ho-so-cua-toi/<int:number>/to-khai/", dossiers.filled_form, name="own-form"),
    path("trao-doi/<int:number>/", messages.conversation, name="conversation"),
    path("trao-doi/<int:number>/<int:message>/<int:place>/", messages.view_file, name="message-file"),
    path("giay-to-cua-toi/", store.papers, name="own-papers"),
    path("giay-to-cua-toi/dong-y/", store.consent, name="own-papers-consent"),
    path("giay-to-cua-toi/<int:number>/", store.view_paper, name="own-paper"),
    path("giay-to-cua-toi/<int:number>/lay-ra/", store.remove, name="own-paper-remove"),
    path("ket-qua/<str:token>/", results.verify, name="verify-result"),
]
