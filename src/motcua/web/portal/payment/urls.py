from django.urls import path

from motcua.web.portal.payment.due import pay
from motcua.web.portal.payment.ipn import vnpay_ipn
from motcua.web.portal.payment.order import payment, payment_status
from motcua.web.portal.payment.returned import returned

urlpatterns = [
    path("ho-so/<str:dossier>/", pay, name="pay"),
    path("ho-so-chua-co-ma/<int:dossier>/", pay, name="pay-without-code"),
    path("lan/<str:reference>/", payment, name="payment"),
    path("lan/<str:reference>/trang-thai/", payment_status, name="payment-status"),
    path("ve/<str:reference>/", returned, name="payment-return"),
    path("vnpay/ipn/", vnpay_ipn, name="vnpay-ipn"),
]
