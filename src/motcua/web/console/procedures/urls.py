from django.urls import path

from motcua.web.console.procedures import acts, compare, draft, files, listing, offers, page

urlpatterns = [
    path("", listing.procedures, name="console-procedures"),
    path("moi/", draft.new_procedure, name="console-procedure-new"),
    path("nhap/", files.upload, name="console-procedure-import"),
    path("<str:procedure_code>/", page.procedure, name="console-procedure"),
    path("<str:procedure_code>/du-thao/", draft.draft, name="console-procedure-draft"),
    path("<str:procedure_code>/trinh/", acts.submit, name="console-procedure-submit"),
    path("<str:procedure_code>/tra-lai/", acts.send_back, name="console-procedure-send-back"),
    path("<str:procedure_code>/cong-bo/", acts.publish, name="console-procedure-publish"),
    path("<str:procedure_code>/het-hieu-luc/", acts.expire, name="console-procedure-expire"),
    path("<str:procedure_code>/noi-tiep-nhan/", offers.new_offer, name="console-offer-new"),
    path("<str:procedure_code>/noi-tiep-nhan/<str:centre_code>/", offers.end, name="console-offer-end"),
    path("<str:procedure_code>/<int:number>/so-sanh/", compare.compare, name="console-procedure-compare"),
    path("<str:procedure_code>/<int:number>/tep/", files.download, name="console-procedure-file"),
]
