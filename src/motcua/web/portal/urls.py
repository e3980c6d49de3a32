from django.urls import include, path

from motcua.web.portal.about import about, accessibility
from motcua.web.portal.account import contact, national, own_data, representation, sessions
from motcua.web.portal.account.identity import identity
from motcua.web.portal.account.merge import merge
from motcua.web.portal.account.recover import recover, recover_code
from motcua.web.portal.account.register import register, register_code
from motcua.web.portal.home import home
from motcua.web.portal.life_events import life_event, life_events
from motcua.web.portal.look_up import look_up
from motcua.web.portal.open_data import open_data, open_data_csv, open_data_json
from motcua.web.portal.procedures import procedure, procedures, suggestions
from motcua.web.portal.reception_points import reception_point, reception_points

urlpatterns = [
    path("", home, name="home"),
    path("dang-nhap/dinh-danh/<slug:name>/", national.to_provider, name="national-sign-in"),
    path("dang-nhap/dinh-danh/<slug:name>/tro-lai/", national.from_provider, name="national-back"),
    path("dang-nhap/dinh-danh/<slug:name>/da-dang-xuat/", national.signed_out_there, name="national-signed-out"),
    path("dang-ky/", register, name="register"),
    path("dang-ky/<uuid:number>/", register_code, name="register-code"),
    path("quen-mat-khau/", recover, name="recover"),
    path("quen-mat-khau/<uuid:number>/", recover_code, name="recover-code"),
    path("tai-khoan/danh-tinh/", identity, name="account-identity"),
    path("tai-khoan/lien-he/", contact.contact, name="account-contact"),
    path("tai-khoan/lien-he/<uuid:number>/", contact.contact_code, name="account-contact-code"),
    path("tai-khoan/phien/<int:number>/ket-thuc/", sessions.session_end, name="session-end"),
    path("tai-khoan/phien/noi-khac/", sessions.sessions_end_others, name="sessions-end-others"),
    path("tai-khoan/dai-dien/", representation.representation, name="account-representation"),
    path("tai-khoan/dai-dien/chon/", representation.representation_choose, name="representation-choose"),
    path("tai-khoan/dai-dien/<int:number>/thoi/", representation.representation_end, name="representation-end"),
    path("tai-khoan/du-lieu/", own_data.own_data, name="account-data"),
    path("tai-khoan/du-lieu/dong-y/", own_data.consent, name="account-consent"),
    path("tai-khoan/du-lieu/ban-sao/", own_data.export, name="account-export"),
    path("tai-khoan/du-lieu/ban-sao/<uuid:number>/", own_data.export_file, name="account-export-file"),
    path("tai-khoan/dong/", own_data.close, name="account-close"),
    path("tai-khoan/gop/", merge, name="account-merge"),
    path("thu-tuc/", procedures, name="procedures"),
    path("thu-tuc/goi-y/", suggestions, name="procedure-suggestions"),
    path("thu-tuc/<str:code>/", procedure, name="procedure"),
    path("tra-cuu/", look_up, name="look-up"),
    path("su-kien/", life_events, name="life-events"),
    path("su-kien/<slug:code>/", life_event, name="life-event"),
    path("noi-tiep-nhan/", reception_points, name="reception-points"),
    path("noi-tiep-nhan/<str:code>/", reception_point, name="reception-point"),
    path("du-lieu-mo/", open_data, name="open-data"),
    path("du-lieu-mo/giai-quyet-ho-so-<int:year>.csv", open_data_csv, name="open-data-csv"),
    path("du-lieu-mo/giai-quyet-ho-so-<int:year>.json", open_data_json, name="open-data-json"),
    path("tin-tuc/", include("motcua.web.portal.news.urls")),
    path("phan-anh/", include("motcua.web.portal.petitions.urls")),
    path("thong-bao/", include("motcua.web.portal.notices.urls")),
    path("", include("motcua.web.portal.rating.urls")),
    path("khao-sat/", include("motcua.web.portal.surveys.urls")),
    path("", include("motcua.web.portal.filing.urls")),
    path("gioi-thieu/", about, name="about"),
    path("kha-nang-tiep-can/", accessibility, name="accessibility"),
]
