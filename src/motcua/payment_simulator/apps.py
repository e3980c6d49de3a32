from django.apps import AppConfig


class PaymentSimulatorConfig(AppConfig):
    name = "motcua.payment_simulator"
    label = "payment_simulator"
