from django.contrib.auth.views import LogoutView
from django.urls import path

from motcua.web.desk.acts.page import act_page
from motcua.web.desk.approvals.page import approvals
from motcua.web.desk.returns.page import postal_list, returns
from motcua.web.desk.sign_in import SignIn
from motcua.web.desk.story import story

urlpatterns = [
    path("dang-nhap/", SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", LogoutView.as_view(), name="sign-out"),
    path("ho-so/<str:code>/", story, name="story"),
    path("ho-so/<str:code>/viec/<slug:slug>/", act_page, name="act"),
    path("phe-duyet/", approvals, name="approvals"),
    path("tra-ket-qua/", returns, name="returns"),
    path("tra-ket-qua/buu-chinh/", postal_list, name="postal-list"),
]
