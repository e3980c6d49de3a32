from django.urls import include, path

from motcua.web.desk import files, printing
from motcua.web.desk.account import second_factor
from motcua.web.desk.account.page import account
from motcua.web.desk.account.password import account_password
from motcua.web.desk.account.sign_out_everywhere import sign_out_everywhere
from motcua.web.desk.acts.page import act_page
from motcua.web.desk.approvals.page import approvals
from motcua.web.desk.authority.page import authorities
from motcua.web.desk.lists.assign import give_back, reassign, take
from motcua.web.desk.lists.work import find, work
from motcua.web.desk.online_pages import dossier_form, unread_messages
from motcua.web.desk.posts.choose import post_choice
from motcua.web.desk.posts.page import delegation_end, posts
from motcua.web.desk.readers.dossier import readers
from motcua.web.desk.readers.everywhere import all_readers
from motcua.web.desk.returns.page import postal_list, returns
from motcua.web.desk.sign_in.code import give_code
from motcua.web.desk.sign_in.new_password import new_password
from motcua.web.desk.sign_in.password import SignIn
from motcua.web.desk.sign_in.set_up import keep_recovery_codes, set_up
from motcua.web.desk.sign_in.sign_out import SignOut
from motcua.web.desk.story import story, story_without_code

urlpatterns = [
    path("", include("motcua.web.desk.counter.urls")),
    path("dang-nhap/", SignIn.as_view(), name="sign-in"),
    path("dang-nhap/xac-thuc/", give_code, name="sign-in-code"),
    path("dang-nhap/thiet-lap/", set_up, name="sign-in-set-up"),
    path("dang-nhap/ma-du-phong/", keep_recovery_codes, name="sign-in-recovery-codes"),
    path("dang-nhap/mat-khau-moi/", new_password, name="sign-in-new-password"),
    path("dang-xuat/", SignOut.as_view(), name="sign-out"),
    path("dang-xuat/moi-noi/", sign_out_everywhere, name="sign-out-everywhere"),
    path("tai-khoan/", account, name="account"),
    path("tai-khoan/mat-khau/", account_password, name="account-password"),
    path("tai-khoan/xac-thuc/", second_factor.set_up, name="account-second-factor"),
    path("tai-khoan/xac-thuc/bo/", second_factor.remove, name="account-second-factor-remove"),
    path("tai-khoan/ma-du-phong/", second_factor.recovery_codes, name="account-recovery-codes"),
    path("quay/dai-dien/", authorities, name="authorities"),
    path("vi-tri/", posts, name="posts"),
    path("vi-tri/chon/", post_choice, name="post-choice"),
    path("vi-tri/uy-quyen/<int:number>/ket-thuc/", delegation_end, name="delegation-end"),
    path("ho-so/<str:code>/ai-da-xem/", readers, name="readers"),
    path("nhat-ky-doc/", all_readers, name="all-readers"),
    path("ho-so/<str:code>/", story, name="story"),
    path("ho-so/<str:code>/tep/", files.files, name="files"),
    path("ho-so/<str:code>/tep/<int:number>/", files.download, name="file"),
    path("ho-so/<str:code>/tep/<int:number>/xem/", files.view, name="file-view"),
    path("ho-so/<str:code>/tep/<int:number>/go/", files.remove, name="file-remove"),
    path("tep/", files.upload, name="upload"),
    path("tep/da-giu/", files.kept, name="kept-file"),
    path("ho-so/<str:code>/in/", printing.form_list, name="printable-forms"),
    path("ho-so/<str:code>/in/<str:form>/", printing.printed_form, name="printed-form"),
    path("ho-so-chua-co-ma/<int:number>/", story_without_code, name="story-without-code"),
    path("ho-so-chua-co-ma/<int:dossier>/tep/<int:number>/", files.download_without_code, name="file-without-code"),
    path(
        "ho-so-chua-co-ma/<int:dossier>/tep/<int:number>/xem/",
        files.view_without_code,
        name="file-view-without-code",
    ),
    path("ho-so-chua-co-ma/<int:number>/in/", printing.form_list_without_code, name="printable-forms-without-code"),
    path(
        "ho-so-chua-co-ma/<int:number>/in/<str:form>/",
        printing.printed_form_without_code,
        name="printed-form-without-code",
    ),
    path("in-nhieu-ho-so/", printing.printed_forms, name="printed-forms"),
    path("so-theo-doi/", printing.printed_register, name="printed-register"),
    path("", include("motcua.web.desk.payments.urls")),
    path("ho-so/<str:code>/viec/<slug:slug>/", act_page, name="act"),
    path("phe-duyet/", approvals, name="approvals"),
    path("tra-ket-qua/", returns, name="returns"),
    path("tra-ket-qua/buu-chinh/", postal_list, name="postal-list"),
    path("to-khai/<int:number>/", dossier_form, name="dossier-form"),
    path("tin-nhan/", unread_messages, name="unread-messages"),
    path("viec/", work, name="work"),
    path("viec/tim/", find, name="work-find"),
    path("viec/giao/", reassign, name="work-reassign"),
    path("viec/nhan/", take, name="work-take"),
    path("viec/tra/", give_back, name="work-give-back"),
]
