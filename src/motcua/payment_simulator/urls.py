from django.urls import path

from motcua.payment_simulator import national, vnpay
from motcua.payment_simulator.settlement import settlement

urlpatterns = [
    path("vnpay/", vnpay.pay, name="simulated-vnpay"),
    path("vnpay/dich-vu/", vnpay.service, name="simulated-vnpay-service"),
    path("quoc-gia/khoi-tao/", national.begin, name="simulated-national"),
    path("quoc-gia/tra/<str:reference>/", national.pay, name="simulated-national-pay"),
    path("quoc-gia/trang-thai/", national.status, name="simulated-national-status"),
    path("doi-soat/<str:gateway>/<str:day>.csv", settlement, name="simulated-settlement"),
]
