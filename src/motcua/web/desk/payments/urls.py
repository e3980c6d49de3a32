from django.urls import path

from motcua.web.desk.payments.cash import cash, day_sheet
from motcua.web.desk.payments.fees import fees
from motcua.web.desk.payments.online import online_payment, online_payments
from motcua.web.desk.payments.printed import printed_receipt, printed_refund
from motcua.web.desk.payments.receipt import receipt
from motcua.web.desk.payments.reconciliation import reconciliation, reconciliation_csv
from motcua.web.desk.payments.refunds import refunds
from motcua.web.desk.payments.series import series

CODED, UNCODED = "ho-so/<str:dossier>/phi/", "ho-so-chua-co-ma/<int:dossier>/phi/"

urlpatterns = [
    path(CODED, fees, name="fees"),
    path(f"{CODED}<int:number>/", receipt, name="fee-receipt"),
    path(f"{CODED}<int:number>/in/", printed_receipt, name="printed-fee-receipt"),
    path(f"{CODED}<int:number>/phieu-hoan-tra/", printed_refund, name="printed-refund"),
    path(UNCODED, fees, name="fees-without-code"),
    path(f"{UNCODED}<int:number>/", receipt, name="fee-receipt-without-code"),
    path(f"{UNCODED}<int:number>/in/", printed_receipt, name="printed-fee-receipt-without-code"),
    path(f"{UNCODED}<int:number>/phieu-hoan-tra/", printed_refund, name="printed-refund-without-code"),
    path("quay/quy/", cash, name="cash"),
    path("quay/quy/<int:till>/in/", day_sheet, name="cash-sheet"),
    path("quay/bien-lai/", series, name="receipt-series"),
    path("hoan-phi/", refunds, name="refunds"),
    path("tien-truc-tuyen/", online_payments, name="online-payments"),
    path("tien-truc-tuyen/<int:number>/", online_payment, name="online-payment"),
    path("doi-soat/", reconciliation, name="reconciliation"),
    path("doi-soat/chenh-lech.csv", reconciliation_csv, name="reconciliation-csv"),
]
