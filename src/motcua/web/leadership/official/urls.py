from django.urls import path

from motcua.web.leadership.official import dossiers, files, form, forms, submit, submitted

urlpatterns = [
    path("", forms.official_forms, name="official-forms"),
    path("da-nop/", submitted.submitted_reports, name="submitted-reports"),
    path("da-nop/<int:number>/", submitted.submitted_report, name="submitted-report"),
    path("da-nop/<int:number>/tep/", files.submitted_file, name="submitted-report-file"),
    path("<str:code>/", form.official_form, name="official-form"),
    path("<str:code>/tep/", files.form_file, name="official-form-file"),
    path("<str:code>/ho-so/", dossiers.form_dossiers, name="official-form-dossiers"),
    path("<str:code>/nop/", submit.submit_form, name="official-form-submit"),
]
