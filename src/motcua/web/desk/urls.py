from django.contrib.auth.views import LogoutView
from django.urls import include, path

from motcua.web.desk.sign_in import SignIn
from motcua.web.desk.story import story

urlpatterns = [
    path("", include("motcua.web.desk.counter.urls")),
    path("dang-nhap/", SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", LogoutView.as_view(), name="sign-out"),
    path("ho-so/<str:code>/", story, name="story"),
]
