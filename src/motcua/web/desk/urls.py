from django.contrib.auth.views import LogoutView
from django.urls import path

from motcua.web.desk import files
from motcua.web.desk.sign_in import SignIn
from motcua.web.desk.story import story

urlpatterns = [
    path("dang-nhap/", SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", LogoutView.as_view(), name="sign-out"),
    path("ho-so/<str:code>/", story, name="story"),
    path("ho-so/<str:code>/tep/", files.files, name="files"),
    path("ho-so/<str:code>/tep/<int:number>/", files.download, name="file"),
    path("ho-so/<str:code>/tep/<int:number>/xem/", files.view, name="file-view"),
    path("ho-so/<str:code>/tep/<int:number>/go/", files.remove, name="file-remove"),
    path("tep/", files.upload, name="upload"),
]
