from django.contrib.auth.views import LogoutView
from django.urls import include, path

from motcua.web.desk import files, printing
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
    path("ho-so/<str:code>/in/", printing.form_list, name="printable-forms"),
    path("ho-so/<str:code>/in/<str:form>/", printing.printed_form, name="printed-form"),
    path("ho-so-chua-co-ma/<int:number>/in/", printing.form_list_without_code, name="printable-forms-without-code"),
    path(
        "ho-so-chua-co-ma/<int:number>/in/<str:form>/",
        printing.printed_form_without_code,
        name="printed-form-without-code",
    ),
    path("in-nhieu-ho-so/", printing.printed_forms, name="printed-forms"),
    path("so-theo-doi/", printing.printed_register, name="printed-register"),
    path("", include("motcua.web.desk.payments.urls")),
]
