from django.urls import path

from motcua.web.leadership.warnings.exports import warnings_signs_csv
from motcua.web.leadership.warnings.pages import (
    warnings,
    warnings_dossiers,
    warnings_model,
    warnings_sign,
    warnings_signs,
)

urlpatterns = [
    path("", warnings, name="warnings"),
    path("ho-so/", warnings_dossiers, name="warnings-dossiers"),
    path("mo-hinh/", warnings_model, name="warnings-model"),
    path("dau-hieu/<int:number>/", warnings_sign, name="warnings-sign"),
    path("dau-hieu/<slug:kind>/", warnings_signs, name="warnings-signs"),
    path("dau-hieu/<slug:kind>.csv", warnings_signs_csv, name="warnings-signs-csv"),
]
