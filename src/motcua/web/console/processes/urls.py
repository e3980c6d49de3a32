from django.urls import path

from motcua.web.console.processes import acts, designer, listing, page

urlpatterns = [
    path("", listing.processes, name="console-processes"),
    path("moi/", designer.new_process, name="console-process-new"),
    path("kiem-tra/", designer.check, name="console-process-check"),
    path("nhap/", acts.upload, name="console-process-import"),
    path("<str:process_code>/", page.process, name="console-process"),
    path("<str:process_code>/sua/", designer.edit, name="console-process-edit"),
    path("<str:process_code>/phe-duyet/", acts.approve, name="console-process-approve"),
    path("<str:process_code>/<int:version>/tep/", acts.download, name="console-process-file"),
]
