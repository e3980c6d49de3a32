from django.contrib.auth.views import LogoutView
from django.urls import path

from motcua.web.desk.lists.assign import give_back, reassign, take
from motcua.web.desk.lists.work import find, work
from motcua.web.desk.sign_in import SignIn
from motcua.web.desk.story import story

urlpatterns = [
    path("dang-nhap/", SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", LogoutView.as_view(), name="sign-out"),
    path("ho-so/<str:code>/", story, name="story"),
    path("viec/", work, name="work"),
    path("viec/tim/", find, name="work-find"),
    path("viec/giao/", reassign, name="work-reassign"),
    path("viec/nhan/", take, name="work-take"),
    path("viec/tra/", give_back, name="work-give-back"),
]
