from django.urls import path

from motcua.web.console.printed import acts, listing

urlpatterns = [
    path("", listing.templates, name="console-templates"),
    path("<str:form_key>/", listing.template, name="console-template"),
    path("<str:form_key>/tep/", listing.download, name="console-template-file"),
    path("<str:form_key>/in-thu/", listing.sample, name="console-template-sample"),
    path("<str:form_key>/thay/", acts.replace, name="console-template-replace"),
    path("<str:form_key>/khoi-phuc/", acts.restore, name="console-template-restore"),
]
