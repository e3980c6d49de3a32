from django.urls import path

from motcua.web.desk.payments.cash import cash
from motcua.web.desk.payments.fees import fees
from motcua.web.desk.payments.receipt import receipt
from motcua.web.desk.payments.refunds import refunds
from motcua.web.desk.payments.series import series

urlpatterns = [
    path("ho-so/<str:code>/phi/", fees, name="fees"),
    path("ho-so/<str:code>/phi/<int:number>/", receipt, name="fee-receipt"),
    path("quay/quy/", cash, name="cash"),
    path("quay/bien-lai/", series, name="receipt-series"),
    path("hoan-phi/", refunds, name="refunds"),
]
