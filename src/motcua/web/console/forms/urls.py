from django.urls import path

from motcua.web.console.forms import acts, designer, fields, listing, page, sections, try_out

urlpatterns = [
    path("", listing.eforms, name="console-forms"),
    path("moi/", designer.new_form, name="console-form-new"),
    path("nhap/", acts.upload, name="console-form-import"),
    path("<int:form_id>/", page.eform, name="console-form"),
    path("<int:form_id>/sua/", designer.edit, name="console-form-edit"),
    path("<int:form_id>/sua/phan/", sections.section, name="console-form-section"),
    path("<int:form_id>/sua/muc/", fields.field, name="console-form-field"),
    path("<int:form_id>/cong-bo/", acts.publish, name="console-form-publish"),
    path("<int:form_id>/ngung/", acts.withdraw, name="console-form-withdraw"),
    path("<int:form_id>/bo-du-thao/", acts.discard, name="console-form-discard"),
    path("<int:form_id>/<int:version>/dien-thu/", try_out.try_form, name="console-form-try"),
    path("<int:form_id>/<int:version>/tep/", acts.download, name="console-form-file"),
    path("<int:form_id>/<int:version>/json-schema/", acts.schema, name="console-form-schema"),
]
