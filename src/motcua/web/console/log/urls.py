from django.urls import path

from motcua.web.console.log import logs

urlpatterns = [
    path("", logs.log, name="console-log"),
    path("thu-tuc/", logs.procedure_log, name="console-procedure-log"),
    path("quy-trinh/", logs.process_log, name="console-process-log"),
]
