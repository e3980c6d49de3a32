from django.urls import path

from motcua.web.console.organisation import centres, home, officers, post_acts, posts, units

urlpatterns = [
    path("", home.organisation, name="console-organisation"),
    path("don-vi/", units.units, name="console-units"),
    path("don-vi/<str:unit_code>/", units.unit, name="console-unit"),
    path("noi-tiep-nhan/", centres.centres, name="console-centres"),
    path("noi-tiep-nhan/<str:centre_code>/", centres.centre, name="console-centre"),
    path("noi-tiep-nhan/<str:centre_code>/quay-moi/", centres.new_counter, name="console-counter-new"),
    path("noi-tiep-nhan/<str:centre_code>/cham-dut/", centres.close, name="console-centre-close"),
    path("vi-tri/", posts.posts, name="console-posts"),
    path("vi-tri/moi/", post_acts.new_post, name="console-post-new"),
    path("vi-tri/<int:key>/", posts.post, name="console-post"),
    path("vi-tri/<int:key>/giao/", post_acts.assign, name="console-post-assign"),
    path("vi-tri/<int:key>/ket-thuc/", post_acts.close, name="console-post-close"),
    path("giu-vi-tri/<int:key>/ket-thuc/", post_acts.end_holding, name="console-holding-end"),
    path("can-bo/", officers.officers, name="console-officers"),
    path("can-bo/moi/", officers.new_officer, name="console-officer-new"),
    path("can-bo/<int:key>/", officers.officer, name="console-officer"),
    path("can-bo/<int:key>/mat-khau/", officers.new_password, name="console-officer-password"),
    path("can-bo/<int:key>/khoa/", officers.lock, name="console-officer-lock"),
    path("can-bo/<int:key>/yeu-to-thu-hai/", officers.no_second_factor, name="console-officer-second-factor"),
    path("can-bo/<int:key>/cho-dang-nhap/", officers.let_try_again, name="console-officer-try-again"),
]
